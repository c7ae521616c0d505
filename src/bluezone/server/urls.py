"""The site's addresses."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from bluezone.server import pages

ROLLOUT = ("campaign", "roster", "status", "report", "receiving", "paper", "guidance")
"""Areas of the rollout, each with addresses of its own."""

urlpatterns = [
    path("api/rollout/v1/", include("bluezone.server.rollout.api_urls")),
    path("api/", include("bluezone.server.phones.urls")),
    path("", include("bluezone.server.accounts.urls")),
    path("", include("bluezone.server.authority.urls")),
    path("", include("bluezone.server.letters.urls")),
    path("", include("bluezone.server.units.urls")),
    *(path("", include(f"bluezone.server.rollout.{area}_urls")) for area in ROLLOUT),
    path("language/", login_not_required(set_language), name="set_language"),
    path("healthz", pages.health, name="health"),
    path("", pages.start, name="start"),
]
handler404 = "bluezone.server.errors_door.page_not_found"
handler500 = "bluezone.server.errors_door.server_error"
