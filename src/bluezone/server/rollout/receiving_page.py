"""What every page of the receiving department shows: where it stands, the cut-off, the ways on."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from bluezone.errors import BluezoneError
from bluezone.rollout.rights import Action
from bluezone.server import site_clock, wording
from bluezone.server.rollout import access, receiving, receiving_words, tabs
from bluezone.server.rollout.receiving import Desk
from bluezone.server.units import actor
from bluezone.server.units.actor import Actor


@dataclass(frozen=True, slots=True)
class Seen:
    """A desk and who sits at it.

    Attributes:
        confirms, chases, sums: whether they may confirm reports here, chase and sum up for the receiving unit.
    """

    desk: Desk
    by: Actor
    now: datetime
    confirms: bool
    chases: bool
    sums: bool


def language() -> str:
    """Return "vi" or "en"."""
    return "en" if get_language() == "en" else "vi"


def seen(request: HttpRequest, code: str, unit: str, action: Action = Action.RECEIVED_CONFIRM) -> Seen:
    """Return the desk that the address names, for the cut-off in `?period=`.

    Raises:
        CampaignUnknownError, ParticipantUnknownError, PeriodUnknownError, RightMissingError
    """
    by, now = actor.of_request(request), site_clock.now()
    asked = request.GET.get("period", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 7 else None
    desk = receiving.desk(code, unit, number, action=action, by=by, now=now)
    office = desk.receiver
    return Seen(
        desk,
        by,
        now,
        confirms=access.may(by, Action.RECEIVED_CONFIRM, desk.at, now),
        chases=desk.is_whole and actor.may(by, Action.CHASE_DRAFT, office, now),
        sums=desk.is_whole and actor.may(by, Action.SUMMARY_DRAFT, office, now),
    )


def shown(request: HttpRequest, of: Seen, template: str, here: str, **context: object) -> HttpResponse:
    """Return the page *template*; status 400 where its form has problems."""
    at = of.desk.at
    context |= {
        "at": at,
        "desk": of.desk,
        "period": of.desk.period,
        "seen": of,
        "now": of.now,
        "here": here,
        "tabs": tabs.tabs(at, of.by, of.now, "receiving"),
    }
    form = context.get("form")
    return render(request, template, context, status=400 if isinstance(form, Form) and form.errors else 200)


def address(of: Seen, name: str, *more: str | int | Model) -> str:
    """Return the address *name* of the desk, at its cut-off."""
    path = reverse(name, args=(of.desk.at.campaign.code, of.desk.at.unit_id, *more))
    return f"{path}?period={of.desk.period.number}"


def sentence(error: BluezoneError) -> str:
    """Return what to tell the clerk about *error*."""
    said = receiving_words.SENTENCES.get(error.code)
    return str(said) if said else wording.sentence(error)


def tell(form: Form, error: BluezoneError, fields: dict[str, str]) -> None:
    """Show *error* beside the field it is about; one about rights has a page of its own."""
    if error.status == 403:
        raise error
    field = fields.get(error.code)
    form.add_error(field if field in form.fields else None, sentence(error))
