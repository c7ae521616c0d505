"""Pages where helpers say how far members are: the list they tick, the queue of a phone, one member with history."""

import uuid
from pathlib import Path

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.errors import BluezoneError
from bluezone.rollout.requirement import Verdict
from bluezone.rollout.rights import Action
from bluezone.server import site_clock, wording
from bluezone.server.rollout import access, judging, status_words, statuses, tick_queue, ticking
from bluezone.server.rollout.models import Campaign, Participant
from bluezone.server.rollout.report_views import language, sent, shown, tell
from bluezone.server.rollout.status_forms import CorrectionForm, ReasonForm
from bluezone.server.rollout.statuses import Said
from bluezone.server.rollout.tick_queue import CHOOSE, INSTALLED, REASON, UNDO, Tick, TickMalformedError
from bluezone.server.units import actor

WORKER = Path(__file__).parents[1] / "static" / "rollout" / "worker.js"
_STATUS_FIELDS = {"rollout_status_invalid": "note"}


@require_http_methods(["GET", "HEAD", "POST"])
def tick(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show the list to tick, or write one tick of it."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    if request.method == "POST":
        made = _pressed(request.POST)
        _write(at, made, request)
        return _back(request, at, made.member)
    wanted = request.GET.get("q", "")
    found = ticking.look(
        at, wanted=wanted, page=request.GET.get("page", ""), last=request.GET.get("said", ""), by=by, now=now
    )
    return shown(
        request, at, "rollout/tick.html", "tick", look=found, page=found.page, wanted=wanted,
        is_running=at.campaign.stage == Campaign.Stage.RUNNING, reasons=status_words.reasons(),
        place=f"{_place(request)}&",
    )  # fmt: skip


@require_POST
def tick_send(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Write the ticks that waited in a browser; answer what became of each, and how its member stands now."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    try:
        access.require(by, Action.STATUS_TICK, at, now)
        outcomes = tick_queue.send(at, tick_queue.read(request.body, now), by=by, now=now)
    except BluezoneError as error:
        return _json({"code": error.code, "sentence": wording.sentence(error)}, error.status)
    members = ticking.present(at, {each.member for each in outcomes if each.member is not None})
    rows = ticking.rows(members, at, by)
    context = {"at": at, "is_running": True}
    return _json(
        {
            "answers": [
                {"id": each.id, "sentence": wording.sentence(each.refusal) if each.refusal else ""} for each in outcomes
            ],
            "left": render_to_string("rollout/tick_left.html", {"left": ticking.left(at), "now": now}).strip(),
            "rows": [
                render_to_string("rollout/tick_row.html", {**context, "row": row}, request=request) for row in rows
            ],
        }
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tick_reason(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Ask why one member has no app, or write it."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    held = ticking.member(at, number, by=by, now=now)
    (row,) = ticking.rows([held], at, by)
    form = ReasonForm(sent(request), language=language())
    if request.method == "POST" and form.is_valid():
        given = request.POST.get("tick", "")
        try:
            made = tick_queue.packed(given, REASON, now, **form.cleaned_data)
            _write(at, made, request)
        except BluezoneError as error:
            tell(form, error, _STATUS_FIELDS)
        else:
            return _back(request, at, made.member)
    return shown(request, at, "rollout/tick_reason.html", "tick", row=row, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def member_status(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Show all that was said of one member; correct what is wrong, or choose what is right of two answers."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    held = ticking.member(at, number, by=by, now=now)
    if CHOOSE in request.POST:
        _write(at, _pressed(request.POST), request)
        return redirect("member-status", code, unit, number)
    form = CorrectionForm(sent(request), language=language())
    if request.method == "POST" and form.is_valid():
        try:
            _correct(at, number, form, request)
        except BluezoneError as error:
            tell(form, error, _STATUS_FIELDS)
        else:
            messages.success(request, _("Corrected. What was said before stays in the history."))
            return redirect("member-status", code, unit, number)
    (row,) = ticking.rows([held], at, by)
    history = statuses.history(held)
    claims = status_words.claims(history, status_words.who_said(history))
    return shown(
        request, at, "rollout/member_status.html", "tick", row=row, form=form, history=claims[::-1],
        is_running=at.campaign.stage == Campaign.Stage.RUNNING, yes=Verdict.COMPATIBLE, no=Verdict.LIKELY_INCOMPATIBLE,
        verdict=status_words.VERDICTS[row.phone.verdict] if row.phone else "",
    )  # fmt: skip


@require_POST
def member_decide(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Write what a person decided of a member's phone."""
    by, now = actor.of_request(request), site_clock.now()
    held = ticking.member(access.participant(code, unit), number, by=by, now=now)
    judging.decide(held, request.POST.get("verdict", ""), by=by, now=now)
    messages.success(request, _("Decided. What was likely stands beside it."))
    return redirect("member-status", code, unit, number)


@login_not_required
@require_safe
def tick_worker(request: HttpRequest) -> HttpResponse:
    """Answer with the script that lets the list open without network; it stands at the top to hear of signing out."""
    response = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def _pressed(posted: QueryDict) -> Tick:
    """Return the tick of the button that was pressed."""
    now = site_clock.now()
    for does in (INSTALLED, UNDO, CHOOSE):
        if does in posted:
            pressed = str(posted[does])
            chosen, _space, value = pressed.partition(" ") if does == CHOOSE else ("", "", pressed)
            return tick_queue.packed(value, does, now, chosen=chosen)
    raise TickMalformedError("tick: expected what was pressed; load the page again")


def _write(at: Participant, made: Tick, request: HttpRequest) -> None:
    (outcome,) = tick_queue.send(at, [made], by=actor.of_request(request), now=site_clock.now())
    if outcome.refusal:
        raise outcome.refusal


def _back(request: HttpRequest, at: Participant, number: int) -> HttpResponseRedirect:
    """Lead back to the place in the list from where the tick came."""
    following = request.GET.get("next", "")
    anchor = f"#m{following}" if following.isdecimal() else ""
    address = reverse("tick", args=(at.campaign.code, at.unit_id))
    return HttpResponseRedirect(f"{address}{_place(request)}&said={number}{anchor}")


def _place(request: HttpRequest) -> str:
    """Return the query by which the list shows what it shows now."""
    kept = QueryDict(mutable=True)
    kept["page"] = request.GET.get("page", "1")
    if request.GET.get("q"):
        kept["q"] = request.GET["q"]
    return f"?{kept.urlencode()}"


def _correct(at: Participant, number: int, form: CorrectionForm, request: HttpRequest) -> None:
    state, reason = form.state()
    said = Said(
        id=request.POST.get("id") or str(uuid.uuid4()),
        member=number,
        state=state,
        at=site_clock.now(),
        seen=frozenset(request.POST.get("seen", "").split()),
        reason=reason,
        note=form.cleaned_data["note"],
        is_correction=True,
    )
    (answer,) = statuses.tick(at, [said], by=actor.of_request(request), now=site_clock.now())
    if answer.refusal:
        raise answer.refusal


def _json(value: object, status: int = 200) -> JsonResponse:
    return JsonResponse(value, status=status, safe=False, json_dumps_params={"ensure_ascii": False})
