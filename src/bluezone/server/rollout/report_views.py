"""Pages of a unit in a campaign: outreach, the gate, frozen figures, the draft of the letter."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Sum
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.errors import BluezoneError
from bluezone.rollout.outreach import KINDS
from bluezone.rollout.rights import Action
from bluezone.server import site_clock, wording
from bluezone.server.rollout import access, freezing, gate_notes, outreach, reporting, reports_page, tabs
from bluezone.server.rollout.models import OutreachEntry, Participant
from bluezone.server.rollout.report_forms import CorrectionForm, GateForm, OutreachForm, ReportForm
from bluezone.server.rollout.reports_page import Turn
from bluezone.server.units import actor

ENTRIES_A_PAGE = 100
_ENTRY_FIELDS = {"outreach_ahead": "at", "rollout_outreach_invalid": "kind"}


def language() -> str:
    """Return "vi" or "en"."""
    return "en" if get_language() == "en" else "vi"


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent; None where it is only shown."""
    return request.POST if request.method == "POST" else None


def shown(request: HttpRequest, at: Participant, template: str, here: str, **context: object) -> HttpResponse:
    """Return the page *template* of the unit of *at*; status 400 where its form has problems."""
    by, now = actor.of_request(request), site_clock.now()
    context |= {"at": at, "tabs": tabs.tabs(at, by, now, here), "now": now}
    form = context.get("form")
    return render(request, template, context, status=400 if isinstance(form, Form) and form.errors else 200)


def tell(form: Form, error: BluezoneError, fields: dict[str, str] | None = None) -> None:
    """Show *error* beside the field it is about; one about rights has a page of its own."""
    if error.status == 403:
        raise error
    form.add_error((fields or {}).get(error.code), wording.sentence(error))


# --- outreach --------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def outreach_log(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show the log with a form for the next entry, or add it."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    access.require(by, Action.OUTREACH_LOG, at, now)
    form = OutreachForm(sent(request), language=language(), initial={"at": now})
    if request.method == "POST" and form.is_valid():
        try:
            outreach.log(at, form.said(), by=by, now=now)
        except BluezoneError as error:
            tell(form, error, _ENTRY_FIELDS)
        else:
            messages.success(request, _("Logged."))
            return redirect("outreach", code, unit)
    entries = outreach.of(at)
    page = Paginator(entries.select_related("corrected_by"), ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    standing = outreach.standing(entries).order_by()
    sums = {row["kind"]: row for row in standing.values("kind").annotate(n=Sum("reached"), n_helped=Sum("helped"))}
    counted = [(said, sums[kind]) for kind, said in KINDS.items() if kind in sums]
    return shown(
        request, at, "rollout/outreach.html", "outreach", form=form, page=page, sums=counted, kinds=KINDS,
        is_running=at.campaign.stage == "running",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def outreach_entry(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Show one entry to correct it, or correct it."""
    by, now = actor.of_request(request), site_clock.now()
    at, entry = _entry(request, code, unit, number)
    form = OutreachForm(sent(request), language=language(), initial=OutreachForm.shown(entry))
    if request.method == "POST" and form.is_valid():
        try:
            outreach.correct(entry, form.said(), by=by, now=now)
        except BluezoneError as error:
            tell(form, error, _ENTRY_FIELDS)
        else:
            messages.success(request, _("Corrected. The old entry stays in the log and counts no more."))
            return redirect("outreach", code, unit)
    return shown(request, at, "rollout/outreach_entry.html", "outreach", form=form, entry=entry)


@require_POST
def outreach_strike(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Say that an entry was made by mistake."""
    _at, entry = _entry(request, code, unit, number)
    outreach.strike(entry, by=actor.of_request(request), now=site_clock.now())
    messages.success(request, _("Struck. The entry stays in the log and counts no more."))
    return redirect("outreach", code, unit)


def _entry(request: HttpRequest, code: str, unit: str, number: int) -> tuple[Participant, OutreachEntry]:
    at = access.participant(code, unit)
    access.require(actor.of_request(request), Action.OUTREACH_LOG, at, site_clock.now())
    return at, outreach.entry(at, number)


# --- reports ---------------------------------------------------------------------------------------------------------


@require_safe
def reports(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show each cut-off with what was frozen, corrected, drafted and issued."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    found = reports_page.gather(at, by=by, now=now)
    may = {
        "may_draft": access.may(by, Action.REPORT_DRAFT, at, now),
        "may_note": access.may(by, Action.OUTREACH_LOG, at, now),
        "may_see_names": access.may(by, Action.ROSTER_SEE, at, now),
    }
    return shown(request, at, "rollout/reports.html", "reports", reports=found, **may)


@require_http_methods(["GET", "HEAD", "POST"])
def gate(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Show what was noted of the gate in a period, or keep it."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    access.require(by, Action.OUTREACH_LOG, at, now)
    turn = reports_page.turn(at, number, by=by, now=now)
    form = GateForm(sent(request), initial=GateForm.shown(turn.gate))
    if request.method == "POST" and form.is_valid():
        gate_notes.note(at, turn.period, form.gate(), by=by, now=now)
        messages.success(request, _("Noted for the report of this cut-off."))
        return redirect("reports", code, unit)
    return shown(request, at, "rollout/report_gate.html", "reports", form=form, turn=turn)


@require_http_methods(["GET", "HEAD", "POST"])
def report_new(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Ask what the letter says beside its figures, or draft it and show the draft."""
    by, now = actor.of_request(request), site_clock.now()
    at, turn = _drafting(request, code, unit, number)
    places = 2 if at.kind in reporting.PROVINCIAL else 1
    form = ReportForm(sent(request), initial={"places": places})
    if request.method == "POST" and form.is_valid():
        try:
            made = reporting.draft(at, turn.period, form.wish(turn.replaceable), by=by, now=now)
        except BluezoneError as error:
            tell(form, error)
        else:
            return redirect("draft", made.unit_id, made.pk)
    onward = reporting.forwarded(at)
    answered = reporting.answered(at)
    return shown(
        request, at, "rollout/report_new.html", "reports", form=form, turn=turn, onward=onward, answered=answered
    )


@require_http_methods(["GET", "HEAD", "POST"])
def report_correct(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Ask what was wrong in frozen figures, or freeze what corrects them."""
    by, now = actor.of_request(request), site_clock.now()
    at, turn = _drafting(request, code, unit, number)
    form = CorrectionForm(sent(request))
    if request.method == "POST" and form.is_valid() and turn.newest is not None:
        try:
            freezing.correct(turn.newest, form.cleaned_data["why"], by=by, now=now)
        except BluezoneError as error:
            tell(form, error)
        else:
            messages.success(request, _("Corrected. The old figures stay beside the new ones."))
            return redirect("reports", code, unit)
    return shown(request, at, "rollout/report_correct.html", "reports", form=form, turn=turn)


def _drafting(request: HttpRequest, code: str, unit: str, number: int) -> tuple[Participant, Turn]:
    """Return the unit and the frozen cut-off that a drafter works on."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    access.require(by, Action.REPORT_DRAFT, at, now)
    turn = reports_page.turn(at, number, by=by, now=now)
    if turn.newest is None:
        raise reporting.NotFrozenError("figures: none are frozen for this cut-off yet; wait until it has come")
    return at, turn
