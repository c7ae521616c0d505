"""What was done at the gate."""

import pytest

from bluezone.letters.wording import Gate
from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import gate_notes
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout.province import THURSDAY, Province


def test_a_note_is_kept_changed_and_taken_back_and_each_is_recorded(province: Province) -> None:
    helper, at, period = province.acting(Role.HELPER), province.at("sct"), province.campaign.periods.get()

    gate_notes.note(at, period, Gate(120, None), by=helper, now=THURSDAY)
    gate_notes.note(at, period, Gate(130, 4), by=helper, now=THURSDAY)

    assert gate_notes.of(at, period) == Gate(130, 4)
    gate_notes.note(at, period, None, by=helper, now=THURSDAY)
    gate_notes.note(at, period, None, by=helper, now=THURSDAY)
    assert gate_notes.of(at, period) is None
    assert AuditEntry.objects.filter(action="gate_noted").count() == 3


def test_a_viewer_notes_nothing(province: Province) -> None:
    with pytest.raises(RightMissingError):
        gate_notes.note(
            province.at("sct"), province.campaign.periods.get(), Gate(), by=province.acting(Role.VIEWER), now=THURSDAY
        )
