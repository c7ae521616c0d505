"""What every page of an office's papers stands on: the office, who looks at it and may do what, the ways on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bluezone.rollout import schedule
from bluezone.rollout.rights import Action
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId
from bluezone.server import site_clock
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import Actor

ROWS_A_PAGE = 100
LONGEST_ASKED = 200
YEARS = frozenset(map(str, range(1945, 2101)))


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of the work; `name` is that of its address."""

    name: str
    label: str | Promise
    address: str
    is_here: bool


_TABS = (
    ("papers-in", _("Incoming documents"), Action.PAPER_SEE),
    ("papers-out", _("Outgoing documents"), Action.PAPER_SEE),
    ("papers-overdue", _("Overdue documents"), Action.PAPER_SEE),
    ("letterhead", _("Letterhead"), Action.PAPER_REGISTER),
    ("paper-numbers", _("Numbers"), Action.PAPER_REGISTER),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """An office, and who sits before its papers.

    Attributes:
        may: the actions on papers that *by* may take here today, as templates ask for them: "register", "assign".
        tree: today's, asked for once: a page names hundreds of units.
    """

    unit: str
    name: str
    by: Actor
    now: datetime
    may: frozenset[str]
    tabs: tuple[Tab, ...]
    tree: Tree

    def named(self, unit: str) -> str:
        """Return the name of *unit* today, or its last one."""
        return name_of(unit, self.tree)


_ACTIONS = {
    "register": Action.PAPER_REGISTER,
    "assign": Action.PAPER_ASSIGN,
    "forward": Action.PAPER_FORWARD,
    "answer": Action.REPORT_DRAFT,
    "campaign": Action.CAMPAIGN_CHANGE,
}


def of(request: HttpRequest, unit: str, here: str, action: Action = Action.PAPER_SEE) -> Desk:
    """Return the desk of *unit* for who is signed in.

    Args:
        here: the name of the tab's address.

    Raises:
        RightMissingError: *action* is not theirs at this unit.
    """
    by, now = actor.of_request(request), site_clock.now()
    tree = registry.tree_on(schedule.local_day(now))
    actor.require(by, action, unit, now, _last_tree(unit) if _is_over(unit, tree) else tree)
    allowed = frozenset(name for name, each in _ACTIONS.items() if actor.may(by, each, unit, now, tree))
    return Desk(unit, name_of(unit, tree), by, now, allowed, tuple(_tabs(unit, by, now, here, tree)), tree)


def _is_over(unit: str, tree: Tree) -> bool:
    return UnitId(unit) not in tree and UnitId(unit) in registry.units()


def _last_tree(unit: str) -> Tree:
    """Return the tree of the last day of a unit that has ended: whoever worked there still reads what it did."""
    last = registry.units()[UnitId(unit)].versions[-1].period
    return registry.tree_on(last.until or last.since)


def _tabs(unit: str, by: Actor, now: datetime, here: str, tree: Tree) -> Iterator[Tab]:
    for name, label, action in _TABS:
        if actor.may(by, action, unit, now, tree):
            yield Tab(name, label, reverse(name, args=(unit,)), name == here)


def language() -> str:
    """Return the language of the page: "vi" or "en"."""
    return "en" if get_language() == "en" else "vi"


def asked_text(asked: Mapping[str, Any], name: str) -> str:
    """Return what an address asks for under *name*: bounded, and without the sign that no database takes."""
    return str(asked.get(name, ""))[:LONGEST_ASKED].replace("\0", "")


def asked_year(asked: Mapping[str, Any]) -> int | None:
    """Return the year that an address asks for; None where it asks for none that an office could have papers of."""
    text = asked_text(asked, "year")
    return int(text) if text in YEARS else None


def query(asked: QueryDict) -> str:
    """Return what an address asks for without the page, for links to other pages of the same."""
    return urlencode([(name, str(value)) for name, value in asked.items() if name != "page" and value])


def download(data: bytes, name: str, media_type: str) -> HttpResponse:
    """Return *data* as a file that a browser keeps and never shows: it may be anything."""
    answer = HttpResponse(data, content_type=media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def name_of(unit: str, tree: Tree) -> str:
    """Return the name of *unit* in *tree*, or its last one."""
    key = UnitId(unit)
    if key in tree:
        return tree.version(key).title
    known = registry.units().get(key)
    return known.versions[-1].title if known else unit
