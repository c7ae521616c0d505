"""Ends sessions that are over, and leads whoever needs a second factor and has none to setting one up."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from bluezone import clock
from bluezone.server.accounts import second_factor, sessions
from bluezone.server.accounts.models import User
from bluezone.server.headers import PHONES

WITHOUT = frozenset({"second-factor", "second-factor-start", "second-factor-confirm"})
"""Names of the addresses that can be opened before the second factor is there."""


class SessionsMiddleware:
    """Stands before Django's LoginRequiredMiddleware, which then asks whoever's session is over to sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer *request*."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Return where to go instead of *view*; None where it can be opened."""
        if request.path.startswith(PHONES) or not isinstance(request.user, User):
            return None
        now_ms = clock.system()
        if sessions.is_over(request.session, now_ms):
            auth.logout(request)
            return None
        sessions.note(request.session, request.headers.get("User-Agent", ""), now_ms)
        if not getattr(view, "login_required", True) or not _lacks_second_factor(request):
            return None
        return redirect("second-factor")


def _lacks_second_factor(request: HttpRequest) -> bool:
    if settings.BLUEZONE_SECOND_FACTOR != "required":
        return False
    is_excused = request.resolver_match is not None and request.resolver_match.url_name in WITHOUT
    return not is_excused and isinstance(request.user, User) and not second_factor.is_on(request.user)
