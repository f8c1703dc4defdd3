"""Every address of the product."""

from django.urls import include, path

from rabfang.project.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("accounts/", include("rabfang.accounts.urls")),
    path("desk/", include("rabfang.desk.urls")),
    path("hooks/", include("rabfang.public.hooks.urls")),
    path("", include("rabfang.web.urls")),
    path("", include("rabfang.public.urls")),
]

handler400 = "rabfang.web.views.bad_request"
handler403 = "rabfang.web.views.forbidden"
handler404 = "rabfang.web.views.not_found"
handler500 = "rabfang.web.views.server_error"
