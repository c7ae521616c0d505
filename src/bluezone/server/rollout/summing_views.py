"""Pages of what all reports make together: the table, the letters that chase and sum up, the dashboard."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bluezone.documents import sheets
from bluezone.documents.sheets import Table
from bluezone.errors import BluezoneError
from bluezone.rollout import arrival
from bluezone.rollout.aggregate import Group, Line
from bluezone.rollout.rights import Action
from bluezone.server.rollout import (
    access,
    chasing,
    consolidating,
    dashboard_charts,
    receiving,
    receiving_page,
    summarising,
)
from bluezone.server.rollout import dashboard as dashboards
from bluezone.server.rollout.consolidating import Consolidated
from bluezone.server.rollout.receiving_forms import ChaseForm, ExemptForm, SummaryForm
from bluezone.server.rollout.receiving_page import language
from bluezone.server.rollout.receiving_views import tone

ROWS_A_PAGE = 200
NEW_DEADLINE = timedelta(days=3)

_CHASE_FIELDS = {"rollout_chase_impossible": "until"}


# --- the table -------------------------------------------------------------------------------------------------------


@require_safe
def consolidated(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show all reports of one period in one table, a group for each denominator."""
    of = receiving_page.seen(request, code, unit, Action.FIGURES_SEE)
    found = consolidating.gather(of.desk, of.now)
    groups = [_group(each, request, found) for each in found.table.groups]
    return receiving_page.shown(
        request,
        of,
        "rollout/receiving_table.html",
        "consolidated",
        found=found,
        groups=groups,
        kinds=dashboard_charts.kind_names(language()),
        tallies=receiving.tallies(found.verdicts),
    )


def _group(group: Group, request: HttpRequest, found: Consolidated) -> dict[str, object]:
    page = Paginator(group.lines, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return {
        "group": group,
        "denominator": found.desk.definition.kind(group.denominator),
        "page": page,
        "first": page.start_index(),
        "lines": [_line(each, found) for each in page],
        "rate": group.total.figures.rate(found.places) if group.total.figures else None,
        "kinds": [
            (each, each.figures.rate(found.places) if each.figures else None)
            for each in group.kinds
            if len(group.kinds) > 1
        ],
    }


def _line(line: Line, found: Consolidated) -> dict[str, object]:
    verdict = line.verdict
    return {
        "line": line,
        "name": found.names[verdict.expected.unit],
        "came": verdict.arrival,
        "state": arrival.SAID[verdict.state],
        "tone": tone(verdict.state),
        "rate": line.figures.rate(found.places) if line.figures else None,
        "cutoff": consolidating.cutoff(verdict),
    }


@require_safe
def consolidated_file(request: HttpRequest, code: str, unit: str, form: str) -> HttpResponse:
    """Send the table as a file that spreadsheets open."""
    of = receiving_page.seen(request, code, unit, Action.FIGURES_SEE)
    found = consolidating.gather(of.desk, of.now)
    tables = consolidating.tables(found, language())
    if form not in WRITERS:
        raise Http404
    write, media_type = WRITERS[form]
    response = HttpResponse(write(tables), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{code}-{of.desk.period.number}.{form}"'
    return response


def _csv(tables: Sequence[Table]) -> bytes:
    """Return *tables* as text, one below the other."""
    return sheets.write_csv(tables[0]) + b"".join(b"\r\n" + _unmarked(sheets.write_csv(each)) for each in tables[1:])


def _unmarked(text: bytes) -> bytes:
    return text.removeprefix("\ufeff".encode())


WRITERS: Mapping[str, tuple[Callable[[Sequence[Table]], bytes], str]] = {
    "xlsx": (sheets.write, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (_csv, "text/csv; charset=utf-8"),
}
"""How the table is written, by the ending of the file."""


# --- letters ---------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def chase(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Ask for the new deadline of those who owe their report, or draft the letter to all of them."""
    of = receiving_page.seen(request, code, unit, Action.CHASE_DRAFT)
    form = ChaseForm(request.POST if request.method == "POST" else None, initial={"until": of.now + NEW_DEADLINE})
    if request.method == "POST" and form.is_valid():
        try:
            made = chasing.draft(of.desk, form.cleaned_data["until"], by=of.by, now=of.now)
        except BluezoneError as error:
            receiving_page.tell(form, error, _CHASE_FIELDS)
        else:
            return redirect("draft", made.unit_id, made.pk)
    judged = receiving.verdicts(of.desk, of.now)
    names = arrival.names(each.expected for each in judged)
    owing = [(names[each.expected.unit], arrival.SAID[each.state]) for each in arrival.owing(judged)]
    return receiving_page.shown(
        request, of, "rollout/receiving_chase.html", "receiving", form=form, owing=owing,
        is_due=of.now > of.desk.period.deadline, tallies=receiving.tallies(judged),
    )  # fmt: skip  # the page's parts in its order


@require_http_methods(["GET", "HEAD", "POST"])
def exempt(request: HttpRequest, code: str, unit: str, sender: str) -> HttpResponse:
    """Ask why a unit need not report, or let it off."""
    of = receiving_page.seen(request, code, unit)
    row = access.participant(code, sender)
    form = ExemptForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            chasing.exempt(of.desk, sender, form.cleaned_data["note"], by=of.by, now=of.now)
        except BluezoneError as error:
            receiving_page.tell(form, error, {"campaign_exemption_unexplained": "note"})
        else:
            messages.success(request, _("It need not report any more."))
            return redirect(receiving_page.address(of, "receiving"))
    return receiving_page.shown(request, of, "rollout/receiving_exempt.html", "receiving", form=form, sender=row)


@require_http_methods(["GET", "HEAD", "POST"])
def summary(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Ask to whom the summary goes, or draft it."""
    of = receiving_page.seen(request, code, unit, Action.SUMMARY_DRAFT)
    above = summarising.above(of.desk, of.now)
    form = SummaryForm(request.POST if request.method == "POST" else None, units=above)
    if request.method == "POST" and form.is_valid():
        try:
            made = summarising.draft(of.desk, form.wish(), by=of.by, now=of.now)
        except BluezoneError as error:
            receiving_page.tell(form, error, {})
        else:
            return redirect("draft", made.unit_id, made.pk)
    judged = receiving.verdicts(of.desk, of.now)
    return receiving_page.shown(
        request, of, "rollout/receiving_summary.html", "receiving", form=form, tallies=receiving.tallies(judged)
    )


# --- the dashboard ---------------------------------------------------------------------------------------------------


@require_safe
def dashboard(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show how far the campaign has come, as charts with their tables."""
    of = receiving_page.seen(request, code, unit, Action.FIGURES_SEE)
    asked = request.GET.get("source", "")
    source = asked if asked in dashboards.SOURCES else dashboards.REPORTS
    found = dashboards.gather(of.desk, source, dashboard_charts.kind_names(language()), of.now)
    return receiving_page.shown(
        request,
        of,
        "rollout/dashboard.html",
        "dashboard",
        found=found,
        charts=list(dashboard_charts.draw(found, of.desk.at.campaign.tree_day, language())),
        denominator=of.desk.definition.kind(),
    )
