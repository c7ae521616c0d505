"""The receiving unit for commands and calls: what is clean is confirmed, what is doubtful waits."""

import pytest

from bluezone.letters import schema
from bluezone.server.rollout.confirming import ForeignError
from bluezone.server.rollout.receiving import PeriodUnknownError
from bluezone.server.rollout_programs import receiving
from tests.server.rollout import receiving_desk
from tests.server.rollout.province import CODE, DEADLINE, Province


@pytest.fixture
def province(db: None) -> Province:
    made = receiving_desk.make()
    made.now = DEADLINE
    return made


def test_what_is_clean_is_confirmed_and_a_second_letter_waits_for_a_person(province: Province) -> None:
    desk, by, now = receiving_desk.desk(province), receiving_desk.officer(province), province.now
    for place, n in ((0, 20), (1, 20), (1, 21)):
        letter = receiving_desk.letter(place, desk.definition, installed=n)
        receiving_desk.came(province, receiving_desk.text(letter))

    done = receiving.confirm_clean(desk, by=by, now=now)

    assert [row["unit"] for row in done] == ["u0"]
    assert {row["unit"] for row in receiving.listed(desk, is_waiting=True)} == {"u1"}


def test_figures_of_another_day_wait_for_a_person(province: Province) -> None:
    desk, by = receiving_desk.desk(province), receiving_desk.officer(province)
    text = receiving_desk.text(receiving_desk.letter(0, desk.definition)).decode()
    assert "09/8/2020" in text
    came = receiving_desk.came(province, text.replace("09/8/2020", "08/8/2020").encode())

    assert "received_cutoff_differs" in {each["code"] for each in came.findings}
    assert receiving.confirm_clean(desk, by=by, now=province.now) == []


def test_a_letter_as_values_is_received_as_its_office_would_have_sent_it(province: Province) -> None:
    desk, by, now = receiving_desk.desk(province), receiving_desk.officer(province), province.now
    given = receiving.as_file(schema.encode(receiving_desk.letter(3, desk.definition)))

    row, is_new = receiving.receive_one(desk, given, by=by, now=now)
    assert (row["unit"], row["installed"], row["total"], is_new) == ("u3", 20, 24, True)
    assert receiving.receive_one(desk, given, by=by, now=now)[1] is False


def test_a_report_whose_sender_nobody_knows_is_not_confirmed(province: Province) -> None:
    desk, by, now = receiving_desk.desk(province), receiving_desk.officer(province), province.now
    number = receiving_desk.came(province, b"UBND\n\nBao cao").pk

    with pytest.raises(ForeignError):
        receiving.confirm(desk, number, {}, by=by, now=now)
    with pytest.raises(PeriodUnknownError):
        receiving.confirm(desk, number, {"unit": "u2", "period": 9}, by=by, now=now)
    said = {"unit": "u2", "installed": 7, "total": 9, "reasons": {"other": 2}}
    assert receiving.confirm(desk, number, said, by=by, now=now)["state"] == "confirmed"


def test_the_table_is_told_and_written(province: Province) -> None:
    desk = receiving.desk(CODE, "stttt", None, by=receiving_desk.officer(province), now=province.now)

    (group,) = receiving.table(desk, province.now)["groups"]
    assert group["expected"] == len(group["units"])
    assert receiving.book(desk, "xlsx", province.now).startswith(b"PK")
    assert ";" in receiving.book(desk, "csv", province.now).decode("utf-8-sig")
