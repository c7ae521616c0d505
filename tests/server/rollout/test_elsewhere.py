"""Documents that were written elsewhere take their numbers from the same book."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.rollout import drafts, elsewhere, numbering
from bluezone.server.rollout.elsewhere import Entry
from bluezone.server.rollout.models import Outgoing
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province

ENTRY = Entry(
    kind="Công văn",
    symbol="SCT-QLTM",
    dated=date(2020, 8, 5),
    abstract="kiểm tra chợ",
    signer="Trần Văn Bình",
    recipients=("UBND tỉnh", "Sở Y tế"),
    kept_by="VT, QLTM",
    copies=4,
    note="bản giấy",
)


def enter(province: Province, entry: Entry = ENTRY, **values: Any) -> Outgoing:
    return elsewhere.register("sct", entry, by=province.acting(Role.CLERK), now=THURSDAY, **values)


def test_it_stands_in_the_register_as_issued(province: Province) -> None:
    papers.numbered(province)

    made = Outgoing.objects.get(pk=enter(province).pk)

    assert (made.number_symbol, made.dated, made.stage) == ("02/SCT-QLTM", date(2020, 8, 5), "issued")
    assert (made.kind, made.abstract, made.signer) == ("Công văn", "kiểm tra chợ", "Trần Văn Bình")
    assert (made.recipients.splitlines(), made.kept_by, made.copies) == (["UBND tỉnh", "Sở Y tế"], "VT, QLTM", 4)
    assert (made.note, made.handed_on) == ("bản giấy", date(2020, 8, 6))
    assert drafts.pure(made).letter.number_symbol == "02/SCT-QLTM"
    assert papers.numbered(province).number == 3


def test_a_number_that_is_not_free_is_refused_and_the_next_one_told(province: Province) -> None:
    enter(province)

    with pytest.raises(numbering.NumberNotFreeError, match="expected 2"):
        enter(province, replace(ENTRY, wanted=1))
    assert enter(province, replace(ENTRY, wanted=2)).number == 2


def test_what_it_answers_is_answered(province: Province) -> None:
    row = papers.incoming(province)

    enter(province, answers=[row])

    row.refresh_from_db()
    assert row.state == "answered"


def test_a_day_that_has_not_come_takes_no_number(province: Province) -> None:
    with pytest.raises(numbering.DayAheadError):
        enter(province, replace(ENTRY, dated=date(2020, 8, 7)))

    assert enter(province).number == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CLERK])
def test_only_the_registry_gives_numbers(province: Province, role: Role) -> None:
    with pytest.raises(RightMissingError):
        elsewhere.register("sct", ENTRY, by=province.acting(role), now=THURSDAY)
