"""The site's addresses."""

from django.urls import include, path

from bluezone.server import pages

urlpatterns = [
    path("api/", include("bluezone.server.phones.urls")),
    path("", include("bluezone.server.accounts.urls")),
    path("", include("bluezone.server.authority.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("healthz", pages.health, name="health"),
    path("", pages.start, name="start"),
]
handler404 = "bluezone.server.errors_door.page_not_found"
handler500 = "bluezone.server.errors_door.server_error"
