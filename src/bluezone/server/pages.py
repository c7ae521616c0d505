"""The pages that belong to no app: the start page, and the one that tells whether the site is ready."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from bluezone.server import site_clock
from bluezone.server.accounts.models import Role, User
from bluezone.server.authority.models import Keyring


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the site can serve phones: the database answers and there is a keyring."""
    try:
        is_ready = Keyring.objects.exists()
    except DatabaseError:
        connection.close()
        is_ready = False
    response = JsonResponse({"status": "ready" if is_ready else "not ready"}, status=200 if is_ready else 503)
    response["Cache-Control"] = "no-store"
    return response


def start(request: HttpRequest) -> HttpResponse:
    """Show where to go from here; who works in an office goes straight to what is to be done there."""
    if isinstance(request.user, User) and request.user.role == Role.STAFF:
        return redirect("rollout")
    return render(request, "site/start.html", {"now": site_clock.now(), "has_letters": settings.BLUEZONE_LETTERS})
