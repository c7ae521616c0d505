"""Files of reports: kept, read, given to their senders; what is wrong is found by itself."""

from dataclasses import replace
from datetime import date, time

import pytest

from bluezone.documents import letter_file
from bluezone.letters.letter import Moment, Precision
from bluezone.rollout import received
from bluezone.rollout.rights import Role
from bluezone.rollout.schedule import ReportingPeriod, moment_utc
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import campaigns, reading_reports
from bluezone.server.rollout.models import File, Period, Received
from bluezone.server.rollout.reading_reports import Given
from bluezone.server.units.actor import RightMissingError
from tests.rollout.receiving import NAMES
from tests.server.rollout import papers, receiving_desk
from tests.server.rollout.province import CUTOFF, DEADLINE, Province
from tests.server.rollout.receiving_desk import desk, officer
from tests.server.scene import HandClock

WEEK_LATER = ReportingPeriod(moment_utc(date(2020, 8, 16), time(8)), moment_utc(date(2020, 8, 17), time(17)))


@pytest.fixture
def twenty(db: None, hand_clock: HandClock) -> Province:
    made = receiving_desk.make(periods=(*receiving_desk.PERIODS, WEEK_LATER))
    hand_clock.at = made.now = DEADLINE
    return made


def told(province: Province, number: int = 4, **values: object) -> bytes:
    return receiving_desk.text(receiving_desk.letter(number, campaigns.pure(province.campaign), **values))  # type: ignore[arg-type]


def codes(row: Received) -> set[str]:
    return {each["code"] for each in row.findings if each["code"] in received.CODES}


def test_a_report_is_read_with_sender_figures_and_evidence(twenty: Province) -> None:
    row = receiving_desk.came(twenty, told(twenty))

    row.refresh_from_db()
    assert row.participant is not None
    assert (row.participant.name, row.number_symbol, row.dated) == (NAMES[4], "104/DV4-VP", date(2020, 8, 10))
    assert (row.denominator, row.total, row.installed) == ("registered_phones", 24, 20)
    assert row.reasons == {"no_smartphone": 4}
    assert (row.as_of, row.period.number, row.state) == (CUTOFF, 1, "waiting")
    assert row.evidence["found"]["counts"]["certainty"] > 0
    assert "24" in row.evidence["source"]["text"]
    assert codes(row) == set()


def test_a_pdf_that_this_program_wrote_is_read_again(twenty: Province) -> None:
    written = letter_file.write(receiving_desk.letter(4, campaigns.pure(twenty.campaign)), "bao-cao.pdf")

    row = receiving_desk.came(twenty, written, name="bao-cao.pdf")

    assert row.participant is not None
    assert (row.participant.name, row.installed, row.total) == (NAMES[4], 20, 24)
    assert len(row.evidence["source"]["pages"]) == 1


def test_the_same_file_is_not_taken_twice_unless_the_first_was_refused(twenty: Province) -> None:
    row = receiving_desk.came(twenty, told(twenty))

    again = reading_reports.add(desk(twenty), [Given("khac.txt", told(twenty))], by=officer(twenty), now=DEADLINE)

    assert (again.made, again.doubles) == ((), (("khac.txt", row),))
    assert File.objects.count() == 1
    Received.objects.update(state="refused")
    assert reading_reports.add(desk(twenty), [Given("a.txt", told(twenty))], by=officer(twenty), now=DEADLINE).made


def test_what_no_letter_comes_as_is_refused_and_the_other_files_are_kept(twenty: Province) -> None:
    given = [Given("a.exe", b"\x7fELF\x02\x01\x01\x00"), Given("b.txt", told(twenty))]

    added = reading_reports.add(desk(twenty), given, by=officer(twenty), now=DEADLINE)

    assert [row.file_name for row in added.made] == ["b.txt"]
    assert [name for name, _ in added.refused] == ["a.exe"]
    assert AuditEntry.objects.filter(action="report_received").count() == 1


def test_a_file_that_cannot_be_read_is_kept_and_says_why(twenty: Province) -> None:
    row = receiving_desk.came(twenty, b"%PDF-1.7 broken", name="hong.pdf")

    row.refresh_from_db()
    assert row.evidence["failed"]["sentence"]
    assert row.read == {}
    assert not reading_reports.unread(desk(twenty)).exists()


def test_files_wait_to_be_read_until_they_are(twenty: Province) -> None:
    reading_reports.add(desk(twenty), [Given("b.txt", told(twenty))], by=officer(twenty), now=DEADLINE)
    (row,) = reading_reports.unread(desk(twenty))

    reading_reports.read(row, desk(twenty))

    assert list(reading_reports.unread(desk(twenty))) == []


def test_the_cutoff_in_the_letter_says_for_which_period_it_is(twenty: Province) -> None:
    later = Moment(date(2020, 8, 16), time(8), Precision.MINUTE)
    made = receiving_desk.letter(4, campaigns.pure(twenty.campaign))
    said = receiving_desk.text(made).decode().replace("09/8/2020", "16/8/2020").encode()

    row = receiving_desk.came(twenty, said)

    assert made.cutoff is not None
    assert replace(made.cutoff, day=later.day).day == date(2020, 8, 16)
    assert row.period.number == 2


def test_a_letter_of_an_unknown_office_waits_for_a_clerk_to_say_who_sent_it(twenty: Province) -> None:
    said = told(twenty).decode().replace(NAMES[4], "Sở Du lịch").replace(NAMES[4].upper(), "SỞ DU LỊCH").encode()

    row = receiving_desk.came(twenty, said)

    assert row.participant is None


def test_the_letter_is_held_against_what_its_sender_froze_here(province: Province, hand_clock: HandClock) -> None:
    papers.frozen(province, 41, 2)
    definition = campaigns.pure(province.campaign)

    row = receiving_desk.came(province, receiving_desk.text(receiving_desk.letter(4, definition, 40, 43)))

    assert row.participant == province.at("sct")
    assert codes(row) == {"received_snapshot_differs"}


def test_only_who_receives_adds_files(twenty: Province) -> None:
    with pytest.raises(RightMissingError):
        reading_reports.add(desk(twenty), [], by=twenty.acting(Role.DRAFTER, "qt"), now=DEADLINE)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        (None, None),
        (Moment(None), None),
        (Moment(date(2020, 8, 9)), None),
        (Moment(date(2020, 8, 9), time(7)), moment_utc(date(2020, 8, 9), time(7))),
        (Moment(date(2020, 8, 8)), moment_utc(date(2020, 8, 8), time(8))),
    ],
)
def test_a_day_without_hour_is_kept_only_where_it_is_another(said: Moment | None, at: object) -> None:
    assert reading_reports.as_of(said, Period(cutoff=CUTOFF)) == at
