"""Addresses of accounts, below `/accounts/`."""

from django.urls import path

from rabfang.accounts.views import factors, links, me, provider, sign_in

urlpatterns = [
    path("login/", sign_in.sign_in, name="account_login"),
    path("logout/", sign_in.sign_out, name="account_logout"),
    path("second/", sign_in.second, name="account_second"),
    path("passkey/ask/", sign_in.passkey_ask, name="account_passkey_ask"),
    path("passkey/", sign_in.passkey, name="account_passkey_sign_in"),
    path("provider/return/", provider.back, name="account_provider_return"),
    path("provider/<slug:who>/", provider.begin, name="account_provider_begin"),
    path("forgotten/", links.forgotten, name="account_forgotten"),
    path("link/<int:pk>/<slug:token>/", links.link, name="account_link"),
    path("me/", me.me, name="account_me"),
    path("me/confirm/", me.confirm, name="account_confirm"),
    path("me/password/", me.password, name="account_password"),
    path("me/sessions/end/", me.end, name="account_sessions_end"),
    path("me/second/", factors.needed, name="account_second_needed"),
    path("me/app/", factors.app, name="account_app"),
    path("me/passkey/", factors.passkey, name="account_passkey"),
    path("me/factors/<int:pk>/remove/", factors.remove, name="account_factor_remove"),
    path("me/codes/", factors.codes, name="account_codes"),
]
