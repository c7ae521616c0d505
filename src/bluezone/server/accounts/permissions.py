"""Who may do what. Services ask here; pages only hide what would be refused anyway."""

from django.http import HttpRequest

from bluezone.errors import BluezoneError
from bluezone.server.accounts.models import Role, User


class PermissionRefusedError(BluezoneError, PermissionError):
    """The person's role does not include this."""

    code = "permission_refused"
    status = 403


def require(by: User, *roles: Role) -> None:
    """Return if *by* may sign in and has one of *roles*.

    Raises:
        PermissionRefusedError: otherwise.
    """
    if not by.is_active or by.role not in roles:
        raise PermissionRefusedError("permission: your role does not include this; ask an administrator of the site")


def person(request: HttpRequest) -> User:
    """Return who sent *request*; only for pages that nobody opens without signing in."""
    assert isinstance(request.user, User)
    return request.user
