"""What every page shows around its content: the ways a person's role can go."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bluezone.rollout.rights import Action
from bluezone.server import site_clock
from bluezone.server.accounts.models import Role, User
from bluezone.server.units import actor


@dataclass(frozen=True, slots=True)
class Way:
    """One link of the navigation."""

    address: str
    label: str | Promise
    is_here: bool


_WAYS = (
    ("cases", _("Cases"), (Role.OFFICER,)),
    ("batches", _("Publication"), (Role.OFFICER, Role.ADMINISTRATOR)),
    ("keys", _("Keys"), (Role.ADMINISTRATOR,)),
    ("letters", _("Letters"), (Role.OFFICER, Role.ADMINISTRATOR)),
    ("units", _("Units"), (Role.ADMINISTRATOR,)),
    ("users", _("Accounts"), (Role.ADMINISTRATOR,)),
    ("audit", _("Audit log"), (Role.ADMINISTRATOR,)),
)
"""By the roles of the site. Who holds a role at a unit has the ways of offices besides."""


def context(request: HttpRequest) -> dict[str, object]:
    """Return what the layout needs beside a page's own values."""
    return {"ways": list(_ways(request))}


def _ways(request: HttpRequest) -> Iterator[Way]:
    user = getattr(request, "user", None)  # missing where a request failed before it was known who sent it
    if not isinstance(user, User):
        return
    yield from _office_ways(request, user)
    for name, label, roles in _WAYS:
        if name == "letters" and settings.BLUEZONE_LETTERS is None:
            continue
        if user.role in roles:
            yield _way(request, label, reverse(name))


def _office_ways(request: HttpRequest, user: User) -> Iterator[Way]:
    if not user.grants.exists():
        return
    now = site_clock.now()
    by = actor.of(user, now)
    yield _way(request, _("Campaigns"), reverse("rollout"))
    places = actor.places(by, Action.PAPER_SEE, now)
    if places:
        yield _way(request, _("Documents"), reverse("papers-in", args=(places[0],)), "/papers/")
    if user.role != Role.ADMINISTRATOR:
        yield _way(request, _("Units"), reverse("units"))


def _way(request: HttpRequest, label: str | Promise, address: str, begins: str = "") -> Way:
    return Way(address, label, request.path.startswith(begins or address))
