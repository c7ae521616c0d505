"""What a received report is told: what it contradicts, and which figures are taken from it."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bluezone.letters import checks, sheet
from bluezone.letters.letter import Counts, Letter, Moment, Precision, Reason
from bluezone.letters.reading import reader
from bluezone.rollout import received
from bluezone.rollout.campaign import DENOMINATORS
from bluezone.rollout.figures import Figures
from bluezone.rollout.received import CODES, Wanted
from bluezone.rollout.tally import Standing
from tests.rollout.story import BEFORE, CUTOFF, counted, drafted, frozen

WANTED = Wanted(CUTOFF, "registered_phones", snapshot=frozen())
STORY = Figures("registered_phones", 43, 41, (("incompatible_device", 2),))


def came(**changes: Any) -> Letter:
    """Return the story's letter as it came, but for *changes* of its counts."""
    letter = replace(drafted().letter, number="1169", date=date(2020, 8, 10), is_draft=False)
    return replace(letter, counts=replace(letter.counts or Counts(), **changes))


def codes(letter: Letter, wanted: Wanted = WANTED) -> set[str]:
    return {finding.code for finding in received.check(letter, wanted)}


def test_the_storys_letter_read_from_its_paper_has_its_figures_and_no_finding() -> None:
    text = checks.text_of(sheet.lay_out(came()))
    letter = reader.read(text).letter

    assert received.figures(letter) == STORY
    assert received.check(letter, WANTED, text=text) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"installed": 44}, "figures_over_total"),
        ({"installed": 40}, "figures_sum"),
        ({"percent": Decimal("96.3"), "percent_text": "96,3%"}, "rate_wrong"),
        ({"percent": Decimal(100), "percent_text": "100%"}, "rate_full"),
        ({"total": 44, "not_installed": (Reason("refused", 3),)}, "units_sum"),
    ],
)
def test_a_letter_that_contradicts_itself_is_found_by_the_letters_own_checks(
    changes: dict[str, Any], code: str
) -> None:
    assert code in codes(came(**changes))


def test_a_cut_off_after_the_letter_and_one_that_is_not_the_periods_are_found() -> None:
    late = replace(came(), cutoff=Moment(date(2020, 8, 11), time(8), Precision.HOUR))
    hour = replace(came(), cutoff=Moment(date(2020, 8, 9), time(17), Precision.HOUR))
    unsaid = replace(came(), cutoff=None)

    assert {"cutoff_after_letter", "received_cutoff_differs"} <= codes(late)
    assert "received_cutoff_differs" in codes(hour)
    assert {"cutoff_missing", "received_cutoff_missing"} <= codes(unsaid)
    assert codes(replace(came(), cutoff=Moment(date(2020, 8, 9)))) == set()


def test_figures_other_than_those_the_sender_froze_are_found_and_both_are_said() -> None:
    (found,) = [each for each in received.check(came(installed=40), WANTED) if each.code.startswith("received")]

    assert found.code == "received_snapshot_differs"
    for sentence in (found.vi, found.en):
        assert "40/43" in sentence
        assert "41/43" in sentence


def test_reasons_other_than_those_the_sender_froze_are_found() -> None:
    other = came(not_installed=(Reason("no_smartphone", 2),))

    assert "received_snapshot_differs" in codes(other)
    assert "received_snapshot_differs" not in codes(came(not_installed=None))


def test_the_snapshot_of_another_cut_off_is_not_compared() -> None:
    later = replace(WANTED, cutoff=CUTOFF + timedelta(days=7))

    assert "received_snapshot_differs" not in codes(came(installed=40), later)


def test_another_denominator_is_said_and_an_unknown_one_stays_unknown() -> None:
    people, unknown = came(denominator="tổng số cán bộ, nhân viên"), came(denominator="số hộ", unit="hộ")

    assert "received_denominator_differs" in codes(people)
    assert "received_denominator_unknown" in codes(unknown)
    assert received.figures(people) == replace(STORY, denominator="staff")
    assert received.figures(unknown) is None
    assert received.figures(unknown, denominator="registered_phones") == STORY


def test_a_letter_without_installed_and_total_tells_no_figures() -> None:
    for letter in (came(total=None), replace(came(), counts=None)):
        assert received.figures(letter) is None
        assert "received_no_figures" in codes(letter)


def test_figures_that_cannot_be_are_none() -> None:
    assert received.figures(came(installed=44)) is None
    assert received.figures(came(not_installed=(Reason("refused", 3),))) is None


def test_reasons_without_a_count_are_left_out() -> None:
    found = received.figures(came(not_installed=(Reason("refused", None), Reason("no_phone", 1))))

    assert found == Figures("registered_phones", 43, 41)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((kind.said.vi, kind.code) for kind in DENOMINATORS),
        *((kind.said.vi.upper(), kind.code) for kind in DENOMINATORS),
        *((kind.code, kind.code) for kind in DENOMINATORS),
        ("số thuê bao đăng ký", "registered_phones"),
        ("số điện thoại cá nhân đã đăng ký", "registered_phones"),
        ("CBCCVC, NLĐ có điện thoại thông minh", "staff_with_smartphone"),
        ("cán bộ, công chức có điện thoại thông minh", "staff_with_smartphone"),
        ("công chức, viên chức, người lao động của Sở", "staff"),
        ("người dân có điện thoại thông minh", "smartphones"),
        ("tổng số smartphone", "smartphones"),
        ("dân số toàn tỉnh", "population"),
        ("số hộ gia đình", None),
        ("", None),
        (None, None),
    ],
)
def test_a_denominator_is_recognised_by_its_words(text: str | None, code: str | None) -> None:
    assert received.denominator_of(text) == code


def test_a_denominator_the_campaign_does_not_have_is_unknown() -> None:
    assert received.denominator_of("dân số", DENOMINATORS[:1]) is None


def test_a_frozen_correction_is_what_is_compared() -> None:
    corrected = frozen(counted(Standing("u3", "new", BEFORE, is_installed=True)))

    assert "received_snapshot_differs" in codes(came(), replace(WANTED, snapshot=corrected))


def test_what_is_found_has_a_permanent_code() -> None:
    given = (came(installed=40), came(denominator="số hộ"), replace(came(), counts=None, cutoff=None))
    found = {code for letter in given for code in codes(letter) if code.startswith("received")}

    assert found <= set(CODES)
