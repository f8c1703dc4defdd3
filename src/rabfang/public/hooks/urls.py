"""Addresses of the webhooks, below `/hooks/`."""

from django.urls import path

from rabfang.public.hooks import chat

app_name = "hooks"

urlpatterns = [
    path("<slug:platform>/<str:hook>", chat.chat, name="chat"),
]
