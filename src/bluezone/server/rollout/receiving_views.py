"""The desk of the receiving department: how it stands with each unit, files coming in, and what was corrected."""

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.rollout import arrival
from bluezone.rollout.arrival import Arrival, State, Verdict
from bluezone.server.rollout import confirming, reading_reports, receiving, receiving_page
from bluezone.server.rollout.reading_reports import Given
from bluezone.server.rollout.receiving_forms import FilesForm
from bluezone.server.rollout.receiving_page import Seen

ROWS_A_PAGE = 100
READING_S = 2.0
"""After so many seconds of reading the page says how far it is."""

DUE = (State.WAITING, State.CONTRADICTING, State.WRONG_CUTOFF, State.WITHOUT_FIGURES, State.UNEXPECTED, State.LATE)


@require_safe
def desk(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show how it stands with each unit in one period, with those first that need attention."""
    return _desk(request, receiving_page.seen(request, code, unit), FilesForm())


def _desk(request: HttpRequest, of: Seen, form: FilesForm) -> HttpResponse:
    judged = receiving.verdicts(of.desk, of.now)
    names = arrival.names(each.expected for each in judged)
    page = Paginator(arrival.by_attention(judged), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return receiving_page.shown(
        request,
        of,
        "rollout/receiving.html",
        "receiving",
        form=form,
        tallies=receiving.tallies(judged),
        page=page,
        rows=[_row(each, names) for each in page],
        n_ready=confirming.ready(of.desk).count(),
        n_unread=reading_reports.unread(of.desk).count(),
        n_owing=len(arrival.owing(judged)),
        is_due=of.now > of.desk.period.deadline,
    )


def _row(verdict: Verdict, names: Mapping[str, str]) -> dict[str, Any]:
    unit = verdict.expected.unit
    return {
        "verdict": verdict,
        "unit": unit,
        "name": names.get(unit, verdict.expected.name) if verdict.state is not State.UNEXPECTED else "",
        "state": arrival.SAID[verdict.state],
        "tone": tone(verdict.state),
        "letters": [_letter(each) for each in (verdict.arrival, *verdict.others) if each is not None],
        "may_be_exempt": verdict.state in (State.MISSING, State.NOT_DUE),
    }


def _letter(came: Arrival) -> dict[str, Any]:
    """Return what a row shows of one letter; the receiving unit's own figures are none."""
    return {"came": came, "number": 0 if came.id == receiving.OWN else int(came.id)}


def tone(state: State) -> str:
    """Return the class that colours *state*."""
    if state is State.ON_TIME:
        return "done"
    return "bad" if state is State.MISSING else "due" if state in DUE else ""


@require_POST
def add(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Keep the files that were chosen, then read them."""
    of = receiving_page.seen(request, code, unit)
    form = FilesForm.sent(request.FILES)
    if not form.is_valid():
        return _desk(request, of, form)
    given = (Given(each.name or "", each.read()) for each in form.cleaned_data["reports"])
    added = reading_reports.add(of.desk, given, by=of.by, now=of.now)
    for name, row in added.doubles:
        said = {"name": name, "moment": f"{row.arrived_at:%d/%m/%Y}"}
        messages.warning(request, _("%(name)s came already on %(moment)s; it was not taken twice.") % said)
    for name, error in added.refused:
        messages.error(request, f"{name}: {receiving_page.sentence(error)}")
    return redirect(receiving_page.address(of, "received-reading" if added.made else "receiving"))


@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show how many files are still to be read, or read the next ones; with script the page goes on by itself."""
    of = receiving_page.seen(request, code, unit)
    left = reading_reports.unread(of.desk).count()
    whole = _whole(request, left)
    if request.method == "POST":
        _read_some(of)
        return redirect(receiving_page.address(of, "received-reading") + f"&of={whole}")
    if not left:
        return redirect(receiving_page.address(of, "receiving"))
    return receiving_page.shown(
        request, of, "rollout/receiving_reading.html", "receiving", left=left, whole=whole, done=whole - left
    )


def _whole(request: HttpRequest, left: int) -> int:
    """Return how many files there were at first, as the address remembers it."""
    asked = request.GET.get("of", "")
    return max(left, int(asked)) if asked.isdecimal() and len(asked) < 7 else left


def _read_some(of: Seen) -> None:
    """Read files until it has taken a while; one at least."""
    until = time.monotonic() + READING_S
    senders = reading_reports.candidates(of.desk)
    for row in reading_reports.unread(of.desk).select_related("period", "participant"):
        reading_reports.read(row, of.desk, senders)
        if time.monotonic() >= until:
            return


@require_POST
def confirm_ready(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Confirm all reports that were issued on this site and about which nobody has to think."""
    of = receiving_page.seen(request, code, unit)
    n = confirming.confirm_ready(of.desk, by=of.by, now=of.now)
    messages.success(request, ngettext("%(n)s report confirmed.", "%(n)s reports confirmed.", n) % {"n": n})
    return redirect(receiving_page.address(of, "receiving"))


@require_safe
def corrections(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Send what clerks corrected, a line of JSON for each report, without names of persons."""
    of = receiving_page.seen(request, code, unit)
    found = confirming.corrections(of.desk, by=of.by, now=of.now)
    response = HttpResponse("".join(_lines(found)), content_type="application/x-ndjson; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{code}-corrections.jsonl"'
    return response


def _lines(found: Iterator[dict[str, Any]]) -> Iterator[str]:
    return (json.dumps(each, ensure_ascii=False, sort_keys=True) + "\n" for each in found)
