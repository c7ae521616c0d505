"""Two values of one letter: what counts as the same, and that every part that is compared can differ."""

import unicodedata
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from bluezone.letters import comparison
from bluezone.letters.comparison import Difference, differences
from bluezone.letters.letter import (
    Archive,
    Counts,
    Letter,
    Moment,
    Reason,
    Recipient,
    Reference,
    Signer,
    UnitCount,
)

COUNTS = Counts(41, 43, Decimal("95.3"), unit="máy", not_installed=(Reason("refused", 2),))
LETTER = Letter(
    type="Công văn",
    number="1169",
    symbol="SCT-VP",
    date=date(2020, 8, 10),
    issuer="Sở Công Thương",
    addressees=("Sở Y tế",),
    references=(Reference("563/STTTT-CNTT", date(2020, 8, 2), "Sở Y tế"),),
    cutoff=Moment(date(2020, 8, 9), time(8)),
    counts=COUNTS,
    recipients=(Recipient("UBND tỉnh", "b/c"),),
    archive=Archive(("VT", "VP"), 3, "vt"),
    signer=Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Hữu Ặng"),
)


def test_a_letter_is_like_itself() -> None:
    assert differences(LETTER, LETTER) == ()


def test_capitals_blanks_accents_and_zeros_behind_the_comma_count_for_nothing() -> None:
    read = replace(
        LETTER,
        issuer=unicodedata.normalize("NFD", "SỞ  CÔNG THƯƠNG"),
        counts=replace(COUNTS, percent=Decimal("95.30")),
    )

    assert differences(LETTER, read) == ()


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"number": "1196"}, "doc.number"),
        ({"date": date(2020, 8, 11)}, "doc.date"),
        ({"issuer": None}, "doc.issuer"),
        ({"addressees": ("Sở Y tế", "Sở Nội vụ")}, "doc.addressees[1]"),
        ({"references": (Reference("563/STTTT-CNTT", date(2020, 8, 3), "Sở Y tế"),)}, "references[0].date"),
        ({"cutoff": Moment(date(2020, 8, 9))}, "cutoff.at"),
        ({"counts": replace(COUNTS, installed=42)}, "counts.installed"),
        ({"counts": replace(COUNTS, not_installed=(Reason("other", 2),))}, "counts.not_installed[0].reason_code"),
        ({"counts": replace(COUNTS, by_unit=(UnitCount("A", 1, 2),))}, "counts.by_unit[0].unit"),
        ({"recipients": (Recipient("UBND tỉnh"),)}, "recipients[0].purpose"),
        ({"archive": Archive(("VT", "VP"), 2, "vt")}, "archive.copies"),
        ({"signer": None}, "signer.name"),
    ],
)
def test_what_differs_is_named_by_its_place(changed: dict[str, Any], path: str) -> None:
    assert path in [one.path for one in differences(LETTER, replace(LETTER, **changed))]


def test_a_value_that_was_invented_is_a_difference() -> None:
    read = replace(LETTER, urgency="HỎA TỐC")

    assert differences(LETTER, read) == (Difference("doc.urgency", None, "HỎA TỐC"),)


def test_only_what_is_there_is_counted() -> None:
    assert dict(comparison.values(Letter(number="7"))) == {"doc.number": "7"}
