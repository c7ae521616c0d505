"""What every page shows around its content: the ways a person's role can go."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bluezone.server.accounts.models import Role, User


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
)


def context(request: HttpRequest) -> dict[str, object]:
    """Return what the layout needs beside a page's own values."""
    return {"ways": list(_ways(request))}


def _ways(request: HttpRequest) -> Iterator[Way]:
    user = getattr(request, "user", None)  # missing where a request failed before it was known who sent it
    if not isinstance(user, User):
        return
    for name, label, roles in _WAYS:
        if name == "letters" and settings.BLUEZONE_LETTERS is None:
            continue
        if user.role in roles:
            address = reverse(name)
            yield Way(address, label, request.path.startswith(address))
