"""The calls of docs/reference/rollout-api.md: other systems act by a token, in one role at one unit."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from bluezone.rollout.rights import Action
from bluezone.server import site_clock, wording
from bluezone.server.phones.views import MethodNotAllowedError
from bluezone.server.rollout import access, api_bodies, api_values, drafts, reporting, statuses
from bluezone.server.rollout.api_bodies import BodyInvalidError
from bluezone.server.rollout.api_values import Json
from bluezone.server.rollout.models import Outgoing
from bluezone.server.rollout_programs import campaigns, figures, receiving, reports, rosters, units
from bluezone.server.units import tokens
from bluezone.server.units.actor import Actor

USUAL, MOST = 100, 500
"""Entries of one answer: if the caller does not say, and at most."""

DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Call:
    """What one call is about: the request, who calls, and when."""

    request: HttpRequest
    by: Actor
    now: datetime

    def number(self, name: str) -> int | None:
        """Return the whole number that the address names; None where it names none.

        Raises:
            BodyInvalidError: it names something else.
        """
        text = self.request.GET.get(name, "")
        if text and not (text.isdecimal() and len(text) < 10):
            raise BodyInvalidError(f"address, {name}: expected a whole number from 0 on; correct it")
        return int(text) if text else None

    @property
    def most(self) -> int:
        """How many entries are wanted."""
        return min(self.number("most") or USUAL, MOST)


View = Callable[..., HttpResponse]


def _opens(*methods: str) -> Callable[[View], View]:
    """Open a view to systems with a token, for *methods* only."""

    def opened(view: View) -> View:
        @login_not_required
        @csrf_exempt
        @functools.wraps(view)
        def checked(request: HttpRequest, **places: Any) -> HttpResponse:
            by = tokens.bearer(request)
            if request.method not in methods:
                raise MethodNotAllowedError(f"method: expected {' or '.join(methods)}")
            return view(Call(request, by, site_clock.now()), **places)

        return checked

    return opened


def _answer(content: Json, status: int = 200) -> HttpResponse:
    response = JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    return response


def _paged(call: Call, name: str, rows: Sequence[Json], key: str) -> HttpResponse:
    """Answer with the page of *rows* that follows the one whose *key* the address names."""
    after, start = call.request.GET.get("after", ""), 0
    if after:
        places = [place for place, row in enumerate(rows, 1) if str(row[key]) == after]
        if not places:
            raise BodyInvalidError("address, after: expected the next of an earlier answer; begin again without it")
        start = places[0]
    page = rows[start : start + call.most]
    has_more = start + len(page) < len(rows)
    return _answer({name: page, "next": str(page[-1][key]) if has_more else None})


def _numbered(name: str, rows: Sequence[Json], most: int) -> HttpResponse:
    """Answer with *most* of *rows*, which the database gave in order of their numbers, one more than that if it can."""
    page = rows[:most]
    return _answer({name: page, "next": str(page[-1]["id"]) if page and len(rows) > most else None})


# --- units and campaigns ---------------------------------------------------------------------------------------------


@_opens("GET", "HEAD")
def unit_list(call: Call) -> HttpResponse:
    """Answer with the units that are seen, each before its children."""
    depth = call.number("depth")
    below = call.request.GET.get("below") or None
    found = units.listed(below, DEEPEST if depth is None else min(depth, DEEPEST), by=call.by, now=call.now)
    return _paged(call, "units", found, "id")


@_opens("GET", "HEAD")
def campaign_list(call: Call) -> HttpResponse:
    """Answer with the campaigns in which figures are seen, the newest first."""
    rows = campaigns.seen(by=call.by, now=call.now)
    return _paged(call, "campaigns", [api_values.campaign(row) for row in rows], "code")


# --- a unit in a campaign --------------------------------------------------------------------------------------------


@_opens("GET", "HEAD")
def unit_figures(call: Call, code: str, unit: str) -> HttpResponse:
    """Answer with how a unit stands now."""
    return _answer(figures.figures(code, unit, by=call.by, now=call.now))


@_opens("GET", "HEAD")
def unit_snapshots(call: Call, code: str, unit: str) -> HttpResponse:
    """Answer with all figures that were frozen, the oldest first."""
    found = figures.snapshots(access.participant(code, unit), by=call.by, now=call.now)
    return _paged(call, "snapshots", found, "digest")


@_opens("POST")
def unit_roster(call: Call, code: str, unit: str) -> HttpResponse:
    """Take a roster in, or say what taking it in would do."""
    at = access.participant(code, unit)
    access.require(call.by, Action.ROSTER_CHANGE, at, call.now)
    body = api_bodies.read(call.request, api_bodies.Roster)
    name = body.name or "API"
    if call.request.GET.get("dry_run") == "1":
        return _answer(rosters.look(at, body.table(), name, by=call.by, now=call.now).as_json())
    taken = rosters.take_in(at, body.table(), name, is_partial=body.is_partial, by=call.by, now=call.now)
    if taken.refusal is None:
        return _answer(taken.as_json())
    return _answer({**taken.as_json(), "sentence": wording.sentence(taken.refusal)}, taken.refusal.status)


@_opens("GET", "HEAD")
def unit_members(call: Call, code: str, unit: str) -> HttpResponse:
    """Answer with members and what holds of them, in order of their numbers."""
    after, most = call.number("after") or 0, call.most
    at = access.participant(code, unit)
    return _numbered("members", rosters.members(at, after=after, most=most + 1, by=call.by, now=call.now), most)


@_opens("POST")
def unit_statuses(call: Call, code: str, unit: str) -> HttpResponse:
    """Write how far members are; an answer for each entry, in order."""
    at = access.participant(code, unit)
    access.require(call.by, Action.STATUS_TICK, at, call.now)
    said = api_bodies.read(call.request, api_bodies.Statuses).said()
    answers = statuses.tick(at, said, by=call.by, now=call.now)
    return _answer({"answers": [api_values.answer(each) for each in answers]})


# --- reports ---------------------------------------------------------------------------------------------------------


@_opens("GET", "HEAD", "POST")
def unit_reports(call: Call, code: str, unit: str) -> HttpResponse:
    """Answer with the reports of a unit, or draft one."""
    at = access.participant(code, unit)
    if call.request.method != "POST":
        access.require(call.by, Action.PAPER_SEE, at, call.now)
        rows = Outgoing.objects.filter(participant=at, purpose=Outgoing.Purpose.REPORT).select_related("campaign")
        rows = rows.defer("letter", "steps")
        return _paged(call, "reports", [api_values.outgoing(row) for row in rows.order_by("pk")], "id")
    access.require(call.by, Action.REPORT_DRAFT, at, call.now)
    body = api_bodies.read(call.request, api_bodies.Report)
    made = reports.draft(at, body.period, _wish(body, call), by=call.by, now=call.now)
    return _answer(_whole(made), 201)


def _wish(body: api_bodies.Report, call: Call) -> reporting.Wish:
    return reporting.Wish(
        kind=reports.KINDS[body.kind],
        abstract=body.abstract,
        scope=body.scope,
        places=body.places,
        difficulties=None if body.difficulties is None else tuple(body.difficulties),
        proposals=None if body.proposals is None else tuple(body.proposals),
        replaces=None if body.replaces is None else reports.found(body.replaces, by=call.by, now=call.now),
    )


def _whole(row: Outgoing) -> Json:
    return {**api_values.outgoing(row), "letter": row.letter}


@_opens("GET", "HEAD")
def unit_report(call: Call, code: str, unit: str, report: int) -> HttpResponse:
    """Answer with one report and its letter."""
    at = access.participant(code, unit)
    row = reports.found(report, by=call.by, now=call.now)
    if row.participant_id != at.pk:
        raise drafts.OutgoingUnknownError("document: there is none of this number here; ask for the list of reports")
    return _answer(_whole(row))


# --- the receiving unit ----------------------------------------------------------------------------------------------


@_opens("GET", "HEAD")
def unit_consolidated(call: Call, code: str, unit: str) -> HttpResponse:
    """Answer with all reports of a cut-off in one table for each denominator."""
    desk = receiving.desk(code, unit, call.number("period"), by=call.by, now=call.now)
    return _answer(receiving.table(desk, call.now))


@_opens("GET", "HEAD", "POST")
def unit_received(call: Call, code: str, unit: str) -> HttpResponse:
    """Answer with the reports that came for a cut-off, or take one in and read it."""
    if call.request.method != "POST":
        desk = receiving.desk(code, unit, call.number("period"), by=call.by, now=call.now)
        after, most = call.number("after") or 0, call.most
        return _numbered("received", receiving.listed(desk, after=after, most=most + 1), most)
    receiving.desk(code, unit, None, is_changing=True, by=call.by, now=call.now)  # no file is read of who may not
    body = api_bodies.read(call.request, api_bodies.Received)
    if (body.letter is None) == (body.file is None):
        raise BodyInvalidError("body: expected letter or file, one of them; send one")
    desk = receiving.desk(code, unit, body.period, is_changing=True, by=call.by, now=call.now)
    given = body.file.given() if body.file else receiving.as_file(body.letter)
    row, is_new = receiving.receive_one(desk, given, by=call.by, now=call.now)
    return _answer(row, 201 if is_new else 200)
