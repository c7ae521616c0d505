"""What every page of the receiving department stands on."""

import pytest
from django.test import RequestFactory

from bluezone.errors import BluezoneError
from bluezone.rollout.rights import Action, Role
from bluezone.server.rollout import receiving_page
from bluezone.server.rollout.confirming import ReasonMissingError
from bluezone.server.rollout.receiving import PeriodUnknownError
from bluezone.server.rollout.receiving_forms import RefuseForm
from bluezone.server.rollout.receiving_page import Seen
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout.province import CODE, Province


def seen(province: Province, role: Role, place: str = "qt", unit: str = "stttt", asked: str = "") -> Seen:
    request = RequestFactory().get(f"/{asked}")
    request.user = province.user(role, place)
    return receiving_page.seen(request, CODE, unit, Action.FIGURES_SEE)


def test_rights_say_what_a_page_offers(province: Province) -> None:
    officer, viewer = seen(province, Role.RECEIVING_OFFICER), seen(province, Role.VIEWER)
    below = seen(province, Role.RECEIVING_OFFICER, unit="sct")

    assert (officer.confirms, officer.chases, officer.sums) == (True, True, True)
    assert (viewer.confirms, viewer.chases, viewer.sums) == (False, False, False)
    assert (below.confirms, below.chases, below.sums) == (True, False, False)


def test_a_cutoff_is_asked_for_by_its_number(province: Province) -> None:
    assert seen(province, Role.VIEWER, asked="?period=1").desk.period.number == 1
    assert seen(province, Role.VIEWER, asked="?period=x").desk.period.number == 1
    with pytest.raises(PeriodUnknownError):
        seen(province, Role.VIEWER, asked="?period=7")


def test_an_address_keeps_the_cutoff(province: Province) -> None:
    found = receiving_page.address(seen(province, Role.VIEWER), "received", 12)

    assert found == f"/rollout/{CODE}/stttt/receiving/12/?period=1"


def test_a_refusal_stands_beside_its_field_unless_it_is_one_of_rights() -> None:
    form = RefuseForm({"why": "x"})
    receiving_page.tell(form, ReasonMissingError("reason: none"), {"received_reason_missing": "why"})
    assert set(form.errors) == {"why"}

    other = RefuseForm({"why": "x"})
    receiving_page.tell(other, BluezoneError("what"), {})
    assert set(other.errors) == {"__all__"}
    with pytest.raises(RightMissingError):
        receiving_page.tell(form, RightMissingError("right"), {})
