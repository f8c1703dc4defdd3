"""Addresses of chats at the desk, below `/desk/chats/`."""

from django.urls import path

from rabfang.desk.chats import half_way, mine

app_name = "chats"

urlpatterns = [
    path("", half_way.talks, name="talks"),
    path("<int:pk>/files/<int:file>", half_way.file, name="file"),
    path("<int:pk>/take", half_way.take, name="take"),
    path("<int:pk>/leave", half_way.leave, name="leave"),
    path("<int:pk>/back", half_way.back, name="back"),
    path("mine", mine.mine, name="mine"),
]
