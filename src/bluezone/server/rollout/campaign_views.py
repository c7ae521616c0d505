"""Pages of campaigns: what to do now, a new one, its settings, who reports."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.errors import BluezoneError
from bluezone.rollout import schedule
from bluezone.rollout.rights import Action
from bluezone.rollout.unit import UnitId
from bluezone.server import site_clock, wording
from bluezone.server.rollout import (
    access,
    attention,
    campaign_changes,
    campaign_choices,
    campaign_papers,
    campaign_reading,
    campaigns,
    figures_page,
    places,
)
from bluezone.server.rollout.campaign_changes import Duty
from bluezone.server.rollout.campaign_forms import CHOSEN, FIXED_IN_A_DRAFT, FIXED_WHEN_RUNNING, CampaignForm
from bluezone.server.rollout.models import Campaign, Participant
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import Actor

UNITS_A_PAGE = 100
_FIELDS = {"campaign_code_taken": "code", "campaign_tree_too_deep": "scope", "campaign_fixed": "cutoff_1"}


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show what the person has to do now, then their campaigns."""
    by, now = actor.of_request(request), site_clock.now()
    desk = attention.gather(by, now)
    shown = {
        "desk": desk,
        "now": now,
        "soon": [(each, figures_page.time_left(each.next_cutoff, now)) for each in _soon(desk, now)],
        "open": [each for each in desk.works if each.ticks and (each.n_open or each.n_conflicts) and _runs(each)],
        "empty": [each for each in desk.works if each.is_empty],
        "received": [each for each in desk.works if each.n_received],
        "may_make": bool(actor.places(by, Action.CAMPAIGN_CHANGE, now)),
    }
    return render(request, "rollout/campaign_list.html", shown)


def _soon(desk: attention.Desk, now: Any) -> Iterator[Any]:
    return (each for each in desk.works if each.is_soon(now))


def _runs(work: attention.Work) -> bool:
    return bool(work.campaign.stage == Campaign.Stage.RUNNING)


@require_safe
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the figures of the person's unit, asking which where there are several; of a draft to its settings."""
    by, now = actor.of_request(request), site_clock.now()
    row = access.campaign(code)
    found = places.highest(by, Action.FIGURES_SEE, [row], now).get(row.pk, [])
    is_draft = row.stage == Campaign.Stage.DRAFT
    if len(found) == 1 and not is_draft:
        return redirect("figures", row.code, found[0].unit_id)
    if not found or is_draft:
        access.require_for(by, Action.CAMPAIGN_CHANGE, row, now)
        return redirect("campaign-settings", row.code)
    return render(request, "rollout/campaign_choice.html", {"campaign": row, "units": found})


# --- making and changing ---------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_new(request: HttpRequest) -> HttpResponse:
    """Show the form of a new campaign, or make it."""
    by, now = actor.of_request(request), site_clock.now()
    units = campaign_choices.choices(by, now, _language())
    form = CampaignForm(
        request.POST if request.method == "POST" else None,
        units=units,
        language=_language(),
        now=now,
        initial=_initial(request.GET, by, units),
    )
    if request.method == "POST" and form.is_valid():
        made = _make(form, by)
        if made is not None:
            paper = campaign_papers.find(str(request.GET.get("paper", "")), by=by, now=now)
            if paper is not None:
                campaign_papers.belongs(paper, made, by=by, now=now)
            messages.success(request, _("The campaign is a draft. Nobody else sees it until you start it."))
            is_chosen = form.cleaned_data["reporting"] == CHOSEN
            return redirect("campaign-units" if is_chosen else "campaign-settings", made.code)
    earlier = places.highest(by, Action.FIGURES_SEE, list(Campaign.objects.all()[:100]), now)
    shown = {
        "form": form,
        "earlier": [rows[0].campaign for rows in earlier.values()],
        "copied": request.GET.get("from", ""),
    }
    return render(request, "rollout/campaign_new.html", shown, status=400 if form.errors else 200)


def _make(form: CampaignForm, by: Actor) -> Campaign | None:
    values, now = form.cleaned_data, site_clock.now()
    day = schedule.local_day(now)
    try:
        definition = campaign_reading.definition(values, day)
        needs = campaign_reading.requirement(values, definition.code, day)
        return campaigns.make(definition, needs, campaign_choices.plan(values, now), by=by, now=now)
    except BluezoneError as error:
        _tell(form, error)
        return None


def _tell(form: CampaignForm, error: BluezoneError) -> None:
    """Show *error* beside the field it is about; one about rights has a page of its own."""
    if error.status == 403:
        raise error
    form.add_error(_FIELDS.get(error.code), wording.sentence(error))


def _initial(asked: QueryDict, by: Actor, units: dict[str, Any]) -> dict[str, Any]:
    """Return what the form shows at first: an earlier campaign that is copied, the paper that is answered."""
    now = site_clock.now()
    found: dict[str, Any] = {"owner": units["owner"][0][0], "scope": units["scope"][0][0]}
    copied = str(asked.get("from", ""))
    if copied:
        row = access.campaign(copied)
        if not places.highest(by, Action.FIGURES_SEE, [row], now):
            access.require_for(by, Action.CAMPAIGN_CHANGE, row, now)
        found |= campaign_reading.copied(campaigns.pure(row), campaigns.requirement(row), now)
    paper = campaign_papers.find(str(asked.get("paper", "")), by=by, now=now)
    return found | (campaign_papers.initial(paper) if paper else {})


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form of a campaign to change it, or change it."""
    by, now = actor.of_request(request), site_clock.now()
    row = access.campaign(code)
    access.require_for(by, Action.CAMPAIGN_CHANGE, row, now)
    form = _form(request, row, by)
    if request.method == "POST" and form.is_valid():
        try:
            _change(form, row, by)
        except BluezoneError as error:
            _tell(form, error)
        else:
            messages.success(request, _("Changed. What was frozen stays as it was."))
            return redirect("campaign-settings", row.code)
    shown = {"form": form, "campaign": row}
    return render(request, "rollout/campaign_edit.html", shown, status=400 if form.errors else 200)


def _form(request: HttpRequest, row: Campaign, by: Actor) -> CampaignForm:
    now, is_draft = site_clock.now(), row.stage == Campaign.Stage.DRAFT
    shown = campaign_reading.shown(campaigns.pure(row), campaigns.requirement(row), now, is_draft=is_draft)
    units = campaign_choices.choices(by, now, _language())
    for name in ("owner", "scope"):
        unit = getattr(row, f"{name}_id")
        units[name] = [(unit, _title(unit))]
    receiver = shown.initial["receiver"]
    if receiver not in dict(units["receiver"]):
        units["receiver"] = [(receiver, _title(receiver)), *units["receiver"]]
    return CampaignForm(
        request.POST if request.method == "POST" else None,
        units=units,
        language=_language(),
        now=now,
        fixed=FIXED_IN_A_DRAFT if is_draft else FIXED_WHEN_RUNNING,
        behind=shown.behind,
        initial=shown.initial | {"owner": row.owner_id, "scope": row.scope_id, "reporting": CHOSEN},
    )


def _title(unit: str) -> str:
    known = registry.units().get(UnitId(unit))
    return known.versions[-1].title if known else unit


def _change(form: CampaignForm, row: Campaign, by: Actor) -> None:
    now, old = site_clock.now(), campaigns.pure(row)
    day = schedule.local_day(now)
    definition = campaign_reading.definition(form.cleaned_data, day, old)
    needs = campaign_reading.requirement(form.cleaned_data, row.code, day)
    campaign_changes.change(row.code, definition, needs, by=by, now=now)


@require_safe
def campaign_settings(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a campaign is, and what can be done to it as a whole."""
    by, now = actor.of_request(request), site_clock.now()
    row = access.campaign(code)
    access.require_for(by, Action.CAMPAIGN_CHANGE, row, now)
    definition = campaigns.pure(row)
    shown = {
        "campaign": row,
        "definition": definition,
        "kind": definition.kind(),
        "needs": campaigns.requirement(row),
        "receiver": _title(definition.receiver_on(schedule.local_day(now))),
        "scope": _title(row.scope_id),
        "owner": _title(row.owner_id),
        "periods": row.periods.all()[:50],
        "n_periods": row.periods.count(),
        "n_units": row.participants.count(),
        "n_reporting": row.participants.filter(reports=True, is_exempt=False).count(),
        "n_exempt": row.participants.filter(is_exempt=True).count(),
        "now": now,
    }
    return render(request, "rollout/campaign_settings.html", shown)


@require_POST
def campaign_start(request: HttpRequest, code: str) -> HttpResponse:
    """Start a campaign."""
    row = campaigns.start(code, by=actor.of_request(request), now=site_clock.now())
    messages.success(request, _("The campaign runs. Rosters can be filled now."))
    return redirect("campaign", row.code)


@require_POST
def campaign_end(request: HttpRequest, code: str) -> HttpResponse:
    """End a campaign."""
    row = campaigns.end(code, by=actor.of_request(request), now=site_clock.now())
    messages.success(request, _("The campaign is over. Its figures stay."))
    return redirect("campaign-settings", row.code)


# --- who reports -----------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_units(request: HttpRequest, code: str) -> HttpResponse:
    """Show who reports and who is exempt, or change it for the units of one page."""
    by, now = actor.of_request(request), site_clock.now()
    row = access.campaign(code)
    access.require_for(by, Action.CAMPAIGN_CHANGE, row, now)
    asked = request.GET.get("q", "").strip()
    page = _units(row, asked, request.GET.get("page"))
    faulty: list[str] = []
    if request.method == "POST":
        faulty = [unit for unit in request.POST.getlist("unit") if _is_unexplained(request.POST, unit)]
        if not faulty:
            duties = {unit: _duty(request.POST, unit) for unit in request.POST.getlist("unit")}
            n = campaign_changes.settle(code, duties, by=by, now=now)
            messages.success(request, ngettext("Changed: %(n)s unit.", "Changed: %(n)s units.", n) % {"n": n})
            return redirect(request.get_full_path())
        _keep(page, request.POST)
    shown = {"campaign": row, "page": page, "asked": asked, "faulty": faulty}
    return render(request, "rollout/campaign_units.html", shown, status=400 if faulty else 200)


def _units(row: Campaign, asked: str, number: str | None) -> Page[Participant]:
    units = row.participants.filter(name__icontains=asked) if asked else row.participants.all()
    page = Paginator(units, UNITS_A_PAGE).get_page(number)
    page.object_list = list(page.object_list)
    return page


def _duty(given: QueryDict, unit: str) -> Duty:
    return Duty(f"reports-{unit}" in given, f"exempt-{unit}" in given, given.get(f"note-{unit}", "").strip()[:500])


def _is_unexplained(given: QueryDict, unit: str) -> bool:
    return f"exempt-{unit}" in given and not given.get(f"note-{unit}", "").strip()


def _keep(page: Page[Participant], given: QueryDict) -> None:
    """Show again what was sent, so that nothing typed is lost."""
    for each in page.object_list:
        each.reports, each.is_exempt = f"reports-{each.unit_id}" in given, f"exempt-{each.unit_id}" in given
        each.note = given.get(f"note-{each.unit_id}", "")


def _language() -> str:
    return "en" if get_language() == "en" else "vi"
