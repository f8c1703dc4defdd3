"""Signing in and out."""

from allauth.account.views import LoginView, LogoutView
from django.urls import path

from rabfang.desk.sign_in import SignInForm

urlpatterns = [
    path(
        "login/",
        LoginView.as_view(form_class=SignInForm, template_name="desk/sign_in.html"),
        name="account_login",
    ),
    path("logout/", LogoutView.as_view(template_name="desk/sign_out.html"), name="account_logout"),
]
