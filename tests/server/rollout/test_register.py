"""The register of incoming documents: entered once, numbered, found again, corrected."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bluezone.letters import schema
from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import files, register
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Incoming
from bluezone.server.rollout.numbering import DayAheadError
from bluezone.server.rollout.register import Entry, Search
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province

DIRECTIVE = Entry(
    arrived_on=date(2020, 8, 3),
    issuer="Sở Thông tin và Truyền thông",
    kind="Công văn",
    abstract="triển khai cài đặt ứng dụng Bluezone",
    number_symbol="563/STTTT-CNTT",
    dated=date(2020, 8, 2),
)


def enter(province: Province, entry: Entry = DIRECTIVE, unit: str = "sct", **values: Any) -> Incoming:
    return register.register(unit, entry, by=province.acting(Role.CLERK, unit), now=THURSDAY, **values)


def other(number: int) -> Entry:
    return replace(DIRECTIVE, number_symbol=f"{number}/STTTT-CNTT")


def test_a_document_gets_the_next_number_and_keeps_all_columns(province: Province) -> None:
    enter(province, other(1))
    full = replace(
        DIRECTIVE,
        handed_to="Văn phòng",
        handed_on=date(2020, 8, 4),
        signed_for="Lan",
        note="bản giấy",
        urgency="KHẨN",
    )

    made = enter(province, full, campaign=province.campaign)

    row = Incoming.objects.get(pk=made.pk)
    assert row.number == 2
    assert {name: getattr(row, name) for name in Entry.__dataclass_fields__} == {
        name: getattr(full, name) for name in Entry.__dataclass_fields__
    }
    assert (row.state, row.campaign) == ("registered", province.campaign)
    assert AuditEntry.objects.filter(action=RolloutAction.PAPER_REGISTERED).count() == 2


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CLERK])
def test_only_the_registry_enters_and_corrects(province: Province, role: Role) -> None:
    row = papers.incoming(province)
    with pytest.raises(RightMissingError):
        register.register("sct", DIRECTIVE, by=province.acting(role), now=THURSDAY)
    with pytest.raises(RightMissingError):
        register.change(row, DIRECTIVE, by=province.acting(role), now=THURSDAY)


@pytest.mark.parametrize(
    "slip",
    [
        {"number_symbol": "563 /STTTT-CNTT"},
        {"number_symbol": "563/STTTT-CNTT", "issuer": "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"},
        {"number_symbol": "0563/tsttt-cntt"},
        {"dated": None},
    ],
)
def test_a_second_document_of_the_same_issuer_number_and_symbol_is_told(
    province: Province, slip: dict[str, Any]
) -> None:
    first = enter(province)

    with pytest.raises(register.RegisteredAlreadyError) as found:
        enter(province, replace(DIRECTIVE, **slip))
    assert found.value.doubles == (first,)
    assert enter(province, other(564)).number == 2

    assert enter(province, replace(DIRECTIVE, **slip), is_another=True).number == 3


@pytest.mark.parametrize(
    "another",
    [
        {"issuer": "Sở Y tế"},
        {"number_symbol": "564/STTTT-CNTT"},
        {"number_symbol": ""},
        {"dated": date(2019, 8, 2)},
    ],
)
def test_another_document_is_no_double(province: Province, another: dict[str, Any]) -> None:
    enter(province)

    assert enter(province, replace(DIRECTIVE, **another)).number == 2


def test_documents_without_a_number_are_no_doubles_of_each_other(province: Province) -> None:
    enter(province, replace(DIRECTIVE, number_symbol=""))

    assert enter(province, replace(DIRECTIVE, number_symbol="")).number == 2


def test_another_office_has_its_own_register(province: Province) -> None:
    enter(province)

    assert enter(province, unit="vp").number == 1


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"arrived_on": date(2020, 8, 7)}, DayAheadError),
        ({"dated": date(2020, 8, 4)}, register.DatesContradictError),
        ({"handed_on": date(2020, 8, 2)}, register.DatesContradictError),
    ],
)
def test_days_that_cannot_be_are_refused_and_take_no_number(
    province: Province, wrong: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        enter(province, replace(DIRECTIVE, **wrong))

    assert enter(province).number == 1


def test_a_row_is_corrected_and_keeps_its_number_and_year(province: Province) -> None:
    row = enter(province)
    clerk = province.acting(Role.CLERK)

    register.change(row, replace(DIRECTIVE, number_symbol="571/STTTT-TTBCXB"), by=clerk, now=THURSDAY)

    row.refresh_from_db()
    assert (row.number, row.number_symbol) == (1, "571/STTTT-TTBCXB")
    assert [each.pk for each in register.search("sct", Search("571"), THURSDAY)] == [row.pk]
    with pytest.raises(register.DatesContradictError):
        register.change(row, replace(DIRECTIVE, arrived_on=date(2019, 12, 31), dated=None), by=clerk, now=THURSDAY)


def test_what_was_read_in_the_file_is_kept_with_it(province: Province) -> None:
    kept = files.keep(papers.LETTER_TEXT.encode())
    read = files.read(kept.pk)
    assert not isinstance(read, Exception)

    row = enter(province, file=kept, file_name="563.txt", letter=read.letter)

    assert (row.file, row.file_name) == (kept, "563.txt")
    assert schema.decode(row.letter).number_symbol == "563/STTTT-CNTT"


def test_the_head_says_that_nothing_is_to_be_done_and_the_registry_returns(province: Province) -> None:
    row = papers.incoming(province)
    with pytest.raises(RightMissingError):
        register.move(row, "informed", by=province.acting(Role.CLERK), now=THURSDAY)
    assert register.move(row, "informed", by=province.acting(Role.SIGNER), now=THURSDAY).state == "informed"
    assert register.move(row, "returned", by=province.acting(Role.CLERK), now=THURSDAY).state == "returned"
    assert register.move(row, "in_work", by=province.acting(Role.SIGNER), now=THURSDAY).state == "in_work"
    Incoming.objects.update(state="answered")
    with pytest.raises(register.AnsweredAlreadyError):
        register.move(row, "returned", by=province.acting(Role.CLERK), now=THURSDAY)


@pytest.mark.parametrize("words", ["truyen thong", "TRIỂN KHAI", "563", "sttt cai dat", "Bluezone  563"])
def test_a_search_needs_no_marks(province: Province, words: str) -> None:
    row = enter(province)
    enter(province, Entry(date(2020, 8, 3), "Sở Y tế", "Kế hoạch", "tiêm chủng", "10/KH-SYT"))

    assert list(register.search("sct", Search(words), THURSDAY)) == [row]


def test_a_search_goes_by_state_and_year(province: Province) -> None:
    papers.incoming(province, 1)
    answered = papers.incoming(province, 2, state="answered")
    old = papers.incoming(province, 3, arrived_on=date(2019, 1, 1))

    def found(**wanted: Any) -> list[Incoming]:
        return list(register.search("sct", Search(**wanted), THURSDAY))

    assert found(state="answered") == [answered]
    assert answered not in found(state="open")
    assert found(year=2019) == [old]
    assert len(found()) == 3


def test_what_is_late_counts_days_of_the_calendar_in_vietnam() -> None:
    assert register.days_late(THURSDAY, THURSDAY + timedelta(hours=14)) == 0
    assert register.days_late(THURSDAY, THURSDAY + timedelta(hours=15)) == 1
    assert register.days_late(THURSDAY, THURSDAY - timedelta(days=3)) == 0


def test_a_row_is_found_in_its_own_register_only(province: Province) -> None:
    row = papers.incoming(province)

    assert register.find("sct", row.pk) == row
    with pytest.raises(register.IncomingUnknownError):
        register.find("vp", row.pk)
