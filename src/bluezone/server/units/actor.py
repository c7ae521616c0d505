"""Who acts: a person with grants, another system with a token, or this site itself. Services take one as *by*.

A site administrator holds the administrator's role at every unit that stands at the top of the tree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest

from bluezone.errors import BluezoneError
from bluezone.rollout import rights, schedule
from bluezone.rollout.period import Period
from bluezone.rollout.rights import Action, Grant, Role
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId
from bluezone.server import site_clock
from bluezone.server.accounts.models import Role as SiteRole
from bluezone.server.accounts.models import User
from bluezone.server.units import registry
from bluezone.server.units.models import Grant as GrantRow
from bluezone.server.units.models import Token


class RightMissingError(BluezoneError, PermissionError):
    """No grant of the person allows this at this unit."""

    code = "right_missing"
    status = 403


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something.

    Attributes:
        label: as records name it: "user 12", "token 3", "site".
        user: the person; None for a token and for the site.
        grants: what is held now, carried to successors.
        is_site: the site itself, by a job or a command: everything is allowed.
    """

    label: str
    user: User | None = None
    grants: tuple[Grant, ...] = ()
    is_site: bool = False


SITE = Actor("site", is_site=True)


def of(user: User, now: datetime) -> Actor:
    """Return *user* with the grants held at *now*; none for a closed account."""
    day = schedule.local_day(now)
    if not user.is_active:
        return Actor(f"user {user.pk}", user)
    held = [row.pure() for row in GrantRow.objects.filter(user=user)]
    if user.role == SiteRole.ADMINISTRATOR:
        held += [Grant(Role.ADMINISTRATOR, root, Period(date.min)) for root in registry.tree_on(day).roots()]
    return Actor(f"user {user.pk}", user, registry.carried(held, day))


def of_token(token: Token) -> Actor:
    """Return another system, which acts in one role at one unit until its token ends."""
    last = schedule.local_day(token.expires_at)
    grant = Grant(Role(token.role), UnitId(token.unit_id), Period(schedule.local_day(token.made_at), last))
    return Actor(f"token {token.pk}", None, (grant,))


def of_request(request: HttpRequest) -> Actor:
    """Return who is signed in; pages are closed to everybody else before a view is called."""
    if not isinstance(request.user, User):
        raise TypeError("a page of the rollout was opened to people who are not signed in")
    return of(request.user, site_clock.now())


def may(by: Actor, action: Action, unit: str, now: datetime, tree: Tree | None = None) -> bool:
    """Return whether *by* may do *action* at *unit*, in today's tree or in the *tree* of a campaign."""
    day = schedule.local_day(now)
    return by.is_site or rights.may(by.grants, action, UnitId(unit), tree or registry.tree_on(day), day)


def require(by: Actor, action: Action, unit: str, now: datetime, tree: Tree | None = None) -> None:
    """Return if *by* may do *action* at *unit*.

    Raises:
        RightMissingError: otherwise.
    """
    if not may(by, action, unit, now, tree):
        said = rights.TABLE[action].said.en
        raise RightMissingError(f"right: you may not {said} at this unit; ask its administrator for a role that may")


def places(by: Actor, action: Action, now: datetime) -> tuple[UnitId, ...]:
    """Return the highest units at which *by* may do *action*; with each goes its whole subtree."""
    day = schedule.local_day(now)
    tree = registry.tree_on(day)
    if by.is_site:
        return tree.roots()
    roles = rights.TABLE[action].roles
    return tuple(_highest((grant.unit for grant in by.grants if grant.role in roles and day in grant.period), tree))


def _highest(units: Iterable[UnitId], tree: Tree) -> Iterator[UnitId]:
    held = {unit for unit in units if unit in tree}
    for unit in tree.versions if len(held) > 1 else held:
        if unit in held and not any(each in held for each in list(tree.upwards(unit))[1:]):
            yield unit
