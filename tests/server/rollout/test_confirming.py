"""What a clerk makes of a report: confirmed, corrected, refused; what was read stays."""

from datetime import timedelta
from typing import Any

import pytest

from bluezone.letters import schema
from bluezone.rollout.arrival import State
from bluezone.rollout.figures import FiguresError
from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import campaigns, confirming, receiving
from bluezone.server.rollout.confirming import (
    DenominatorMissingError,
    ForeignError,
    ReasonMissingError,
    ReceivedUnknownError,
    RefusedAlreadyError,
    ReplacementError,
)
from bluezone.server.rollout.models import Received
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout import papers, receiving_desk
from tests.server.rollout.province import CUTOFF, DEADLINE, Province
from tests.server.rollout.receiving_desk import desk, officer, said
from tests.server.scene import HandClock

NOW = DEADLINE + timedelta(hours=1)


@pytest.fixture
def twenty(db: None, hand_clock: HandClock) -> Province:
    made = receiving_desk.make()
    hand_clock.at = made.now = DEADLINE
    return made


def came(province: Province, place: int = 4, **values: Any) -> Received:
    made = receiving_desk.letter(place, campaigns.pure(province.campaign), **values)
    return receiving_desk.came(province, receiving_desk.text(made))


def confirmed(province: Province, row: Received, **values: Any) -> Received:
    return confirming.confirm(row, said(row, **values), desk(province), by=officer(province), now=NOW)


def test_a_report_that_was_read_right_is_confirmed_as_it_is(twenty: Province) -> None:
    row = came(twenty)

    done = confirmed(twenty, row)

    assert (done.state, done.settled_by, done.settled_at) == ("confirmed", officer(twenty).user, NOW)
    assert done.confirmed == done.read
    assert AuditEntry.objects.filter(action="report_confirmed").count() == 1
    (verdict,) = [v for v in receiving.verdicts(desk(twenty), twenty.now) if v.state is State.ON_TIME]
    assert verdict.figures == done.figures()


def test_what_the_clerk_corrects_counts_and_what_was_read_stays_beside_it(twenty: Province) -> None:
    row = came(twenty)

    done = confirmed(twenty, row, installed=21, reasons=(("no_smartphone", 3),), number_symbol="204/DV4-VP")

    read, right = schema.decode(done.read), schema.decode(done.confirmed)
    assert read.counts is not None
    assert right.counts is not None
    assert (read.counts.installed, right.counts.installed) == (20, 21)
    assert (right.number, right.symbol) == ("204", "DV4-VP")
    assert (done.installed, done.total, done.reasons) == (21, 24, {"no_smartphone": 3})


def test_corrections_are_test_cases_without_names_of_persons(twenty: Province) -> None:
    confirmed(twenty, came(twenty, 4))
    confirmed(twenty, came(twenty, 5), installed=21, reasons=(("no_smartphone", 3),))

    (case,) = confirming.corrections(desk(twenty), by=officer(twenty), now=NOW)

    paths = {each["path"]: (each["read"], each["confirmed"]) for each in case["corrections"]}
    assert paths["counts.installed"] == (20, 21)
    assert paths["counts.not_installed[0].count"] == (4, 3)
    assert not any(path.startswith("signer") for path in paths)
    assert "Bình" not in str(case)
    assert len(case["sha256"]) == 64


def test_a_file_that_could_not_be_read_is_typed_in(twenty: Province) -> None:
    row = receiving_desk.came(twenty, b"%PDF-1.7 broken", name="hong.pdf")
    typed = {"denominator": "registered_phones", "total": 12, "installed": 11, "reasons": ()}

    done = confirmed(twenty, row, participant=twenty.at("u3"), **typed)

    assert done.figures() is not None
    assert schema.decode(done.confirmed).counts is not None
    assert State.ON_TIME in [each.state for each in receiving.verdicts(desk(twenty), twenty.now)]


def test_figures_that_no_unit_can_have_are_not_confirmed(twenty: Province) -> None:
    row = came(twenty)

    with pytest.raises(FiguresError):
        confirmed(twenty, row, installed=25)
    with pytest.raises(DenominatorMissingError):
        confirmed(twenty, row, denominator="")
    row.refresh_from_db()
    assert row.state == "waiting"


def test_a_report_without_figures_is_confirmed_and_the_unit_still_owes_them(twenty: Province) -> None:
    confirmed(twenty, came(twenty), installed=None, total=None, reasons=())

    assert State.WITHOUT_FIGURES in [each.state for each in receiving.verdicts(desk(twenty), NOW)]


def test_another_sender_is_looked_at_anew(twenty: Province) -> None:
    done = confirmed(twenty, came(twenty), participant=twenty.at("u5"))

    assert done.participant == twenty.at("u5")


def test_a_correction_names_what_it_replaces_once(twenty: Province) -> None:
    first = confirmed(twenty, came(twenty))
    second = confirmed(twenty, came(twenty, number="130", installed=21), replaces=first)
    third = came(twenty, number="131", installed=22)

    assert list(confirming.others(second, second.participant, second.period)) == [third, first]
    with pytest.raises(ReplacementError):
        confirmed(twenty, third, replaces=first)
    with pytest.raises(ReplacementError):
        confirmed(twenty, third, replaces=third)


def test_a_unit_of_another_campaign_sends_nothing_here(twenty: Province) -> None:
    row = came(twenty)
    foreign = twenty.at("u4")
    foreign.campaign_id += 1

    with pytest.raises(ForeignError):
        confirmed(twenty, row, participant=foreign)


def test_a_refused_report_counts_for_nothing_and_is_settled_once(twenty: Province) -> None:
    row = came(twenty)

    done = confirming.refuse(row, " sai mẫu số ", desk(twenty), by=officer(twenty), now=NOW)

    assert (done.state, done.note) == ("refused", "sai mẫu số")
    assert State.ON_TIME not in [each.state for each in receiving.verdicts(desk(twenty), NOW)]
    with pytest.raises(RefusedAlreadyError):
        confirmed(twenty, row)
    with pytest.raises(RefusedAlreadyError):
        confirming.refuse(row, "x", desk(twenty), by=officer(twenty), now=NOW)


def test_nothing_is_refused_without_a_reason_or_a_right(twenty: Province) -> None:
    row = came(twenty)

    with pytest.raises(ReasonMissingError):
        confirming.refuse(row, "  ", desk(twenty), by=officer(twenty), now=NOW)
    with pytest.raises(RightMissingError):
        confirming.refuse(row, "x", desk(twenty), by=twenty.acting(Role.VIEWER, "qt"), now=NOW)


def sent(province: Province) -> Received:
    papers.issued(province, **papers.report_values(province, papers.frozen(province)))
    return Received.objects.get()


def test_a_report_issued_here_is_confirmed_by_one_press(province: Province) -> None:
    row = sent(province)

    done = confirming.confirm_as_sent(row, desk(province), by=officer(province), now=province.now)

    assert (done.state, done.confirmed) == ("confirmed", row.read)
    assert (done.installed, done.total, done.as_of) == (3, 4, CUTOFF)


def test_a_refused_report_tells_its_sender_in_the_register(province: Province) -> None:
    row = sent(province)

    confirming.refuse(row, "thiếu phụ lục", desk(province), by=officer(province), now=province.now)

    assert row.outgoing is not None
    row.outgoing.refresh_from_db()
    assert row.outgoing.note == "Không được tiếp nhận: thiếu phụ lục"


def test_all_reports_issued_here_are_confirmed_together_but_not_where_another_letter_came(province: Province) -> None:
    row = sent(province)
    here = desk(province)
    other = Received.objects.create(
        campaign=row.campaign,
        receiver=row.receiver,
        period=row.period,
        participant=row.participant,
        arrived_at=province.now,
        denominator="registered_phones",
        total=4,
        installed=2,
    )
    assert confirming.confirm_ready(here, by=officer(province), now=province.now) == 0

    other.state = "refused"
    other.save()

    assert confirming.confirm_ready(here, by=officer(province), now=province.now) == 1
    row.refresh_from_db()
    assert (row.state, row.confirmed) == ("confirmed", row.read)
    assert confirming.confirm_ready(here, by=officer(province), now=province.now) == 0
    assert AuditEntry.objects.filter(action="report_confirmed").count() == 1


def test_a_file_is_never_confirmed_unseen(twenty: Province) -> None:
    row = came(twenty)

    assert not confirming.ready(desk(twenty)).exists()
    with pytest.raises(ReceivedUnknownError):
        confirming.confirm_as_sent(row, desk(twenty), by=officer(twenty), now=NOW)


def test_a_desk_finds_only_what_came_to_it(twenty: Province) -> None:
    row = came(twenty)

    assert confirming.find(desk(twenty, "u4"), row.pk) == row
    with pytest.raises(ReceivedUnknownError):
        confirming.find(desk(twenty, "u5"), row.pk)
