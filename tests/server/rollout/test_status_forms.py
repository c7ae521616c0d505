"""What people type about installs."""

import pytest

from bluezone.letters.letter import REASONS
from bluezone.rollout.status import State
from bluezone.server.rollout.status_forms import PHONE_REASONS, CorrectionForm, PhoneForm, ReasonForm


@pytest.mark.parametrize(
    ("typed", "faulty"),
    [
        ({"reason": "refused"}, []),
        ({"reason": "other", "note": "máy mượn"}, []),
        ({"reason": "other", "note": "  "}, ["note"]),
        ({"reason": "nothing"}, ["reason"]),
        ({}, ["reason"]),
        ({"reason": "refused", "note": "x" * 501}, ["note"]),
    ],
)
def test_a_reason_is_one_of_the_list_and_another_one_has_words(typed: dict[str, str], faulty: list[str]) -> None:
    assert list(ReasonForm(typed, language="vi").errors) == faulty


def test_what_is_right_is_a_state_or_a_reason_and_says_what_was_wrong() -> None:
    def read(what: str) -> tuple[State, str | None]:
        form = CorrectionForm({"what": what, "note": "nhầm"}, language="en")
        assert form.is_valid()
        return form.state()

    assert read("removed") == (State.REMOVED, None)
    assert read("exempt:os_too_old") == (State.EXEMPT, "os_too_old")
    assert not CorrectionForm({"what": "removed", "note": ""}, language="en").is_valid()
    assert not CorrectionForm({"what": "exempt", "note": "nhầm"}, language="en").is_valid()


def test_reasons_that_lie_in_the_phone_are_reasons() -> None:
    assert set(REASONS) >= PHONE_REASONS
    assert not PhoneForm({"phone": "x" * 201}).is_valid()
