"""The page of a unit's figures, and its table as a file."""

import csv
import io

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluezone.rollout.rights import Action
from bluezone.server import filters, site_clock
from bluezone.server.rollout import access, figures_page, report_words
from bluezone.server.rollout.figures_page import ATTENTION, ORDERS, Figures
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
        may_change=access.may(by, Action.CAMPAIGN_CHANGE, at, now),
    )


@require_safe
def figures_file(request: HttpRequest, code: str, unit: str, form: str) -> HttpResponse:
    """Send the table as a file that spreadsheets open."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    found = figures_page.gather(at, order=figures_page.NAME, by=by, now=now)
    if form != "csv":
        raise Http404
    response = HttpResponse(_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{code}-{unit}.csv"'
    return response


def heads(found: Figures) -> list[str]:
    """Return the heads of the table, in the order of figures_page.HEADS."""
    counted = str(filters.said(found.kind.said))
    return [
        _("Unit"),
        _("Staff"),
        _("With smartphone"),
        _("Counted: %(kind)s") % {"kind": counted},
        _("Installed"),
        _("Rate, per cent"),
        _("Open"),
        _("Two answers"),
    ]


def _csv(found: Figures) -> str:
    """Return the table as comma-separated values with a mark by which spreadsheets know UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(heads(found))
    for row in figures_page.table(found):
        writer.writerow([_safe(cell) for cell in row])
    return "\ufeff" + file.getvalue()


def _safe(cell: object) -> object:
    """Return *cell* so that no spreadsheet takes a name for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" else "" if cell is None else cell
