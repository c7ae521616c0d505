"""The page of a unit's figures, and its table as a file."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluezone.documents.sheets import Table
from bluezone.rollout.rights import Action
from bluezone.server import filters, site_clock
from bluezone.server.errors_door import NotFoundError
from bluezone.server.rollout import access, figures_page, paper_desk, report_words
from bluezone.server.rollout.figures_page import ATTENTION, ORDERS, Figures
from bluezone.server.rollout.register_tables import WRITERS
from bluezone.server.rollout.report_views import shown
from bluezone.server.units import actor


@require_safe
def figures(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show the figures of a unit and of those directly below."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    order = request.GET.get("order", ATTENTION)
    found = figures_page.gather(at, order=order if order in ORDERS else ATTENTION, by=by, now=now)
    left = figures_page.time_left(found.following.cutoff, now) if found.following else None
    return shown(
        request,
        at,
        "rollout/figures.html",
        "figures",
        figures=found,
        order=order,
        left=left,
        reasons=[(report_words.reason(each), n) for each, n in found.reasons],
        may_change=access.may_for(by, Action.CAMPAIGN_CHANGE, at.campaign, now),
    )


@require_safe
def figures_file(request: HttpRequest, code: str, unit: str, form: str) -> HttpResponse:
    """Send the table as a file that spreadsheets open: xlsx or csv."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    found = figures_page.gather(at, order=figures_page.NAME, by=by, now=now)
    if form not in WRITERS:
        raise NotFoundError("file: the table is written as xlsx or csv")
    media_type, write = WRITERS[form]
    return paper_desk.download(write(_table(found, now)), f"{code}-{unit}.{form}", media_type)


def _table(found: Figures, now: datetime) -> Table:
    *rows, total = figures_page.table(found)
    as_of = _("As of %(time)s.") % {"time": filters.moment(now)}
    return Table(found.at.name, heads(found), rows, notes=(found.at.name, as_of), total=total)


def heads(found: Figures) -> list[str]:
    """Return the heads of the table, in the order of figures_page.HEADS."""
    return [
        _("Unit"),
        _("Staff"),
        _("With smartphone"),
        _("Counted: %(kind)s") % {"kind": filters.said(found.kind.said)},
        _("Installed"),
        _("Rate, per cent"),
        _("Open"),
        _("Two answers"),
    ]
