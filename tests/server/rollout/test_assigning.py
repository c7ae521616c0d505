"""Who acts on a document, by when; what is overdue, and where."""

from datetime import date, datetime, timedelta

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import assigning, register
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.assigning import Order, Waiting
from bluezone.server.rollout.models import Assignment, Incoming
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province

DUE = THURSDAY + timedelta(days=2)


def give(
    province: Province, row: Incoming, lead: str = "vp", due: datetime | None = DUE, helping: tuple[str, ...] = ()
) -> Assignment:
    order = Order(lead, helping, due, "Khẩn trương thực hiện.")
    return assigning.assign(row, order, by=province.acting(Role.SIGNER), now=THURSDAY)


def test_a_document_is_assigned_to_who_leads_and_who_helps(province: Province) -> None:
    row = papers.incoming(province)

    made = give(province, row, helping=("ttkc", "cd"))

    row.refresh_from_db()
    assert (row.state, made.lead_id, made.due, made.instruction) == ("assigned", "vp", DUE, "Khẩn trương thực hiện.")
    assert {unit.pk for unit in made.co_operating.all()} == {"ttkc", "cd"}
    assert row.handed_on == date(2020, 8, 6)
    assert AuditEntry.objects.filter(action=RolloutAction.PAPER_ASSIGNED).count() == 1


def test_another_decision_takes_the_place_of_the_first(province: Province) -> None:
    row = papers.incoming(province)
    give(province, row, helping=("ttkc",))
    Incoming.objects.update(state="in_work")

    give(province, row, lead="cd", due=None)

    made = Assignment.objects.get()
    assert (made.lead_id, made.due, made.co_operating.count()) == ("cd", None, 0)
    assert Incoming.objects.get().state == "in_work"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SIGNER])
def test_only_who_leads_the_office_assigns(province: Province, role: Role) -> None:
    with pytest.raises(RightMissingError):
        assigning.assign(papers.incoming(province), Order("vp"), by=province.acting(role), now=THURSDAY)


@pytest.mark.parametrize(
    "order", [Order("stttt"), Order("none"), Order("vp", ("qt",)), Order("vp", ("vp",)), Order("")]
)
def test_only_units_of_the_office_act_for_it(province: Province, order: Order) -> None:
    row = papers.incoming(province)

    with pytest.raises(assigning.AssigneeError):
        assigning.assign(row, order, by=province.acting(Role.SIGNER), now=THURSDAY)

    assert not Assignment.objects.exists()


def test_what_is_answered_is_assigned_to_nobody(province: Province) -> None:
    with pytest.raises(register.AnsweredAlreadyError):
        give(province, papers.incoming(province, state="answered"))


def test_overdue_is_what_nobody_settled_in_time_the_oldest_first(province: Province) -> None:
    rows = [papers.incoming(province, number) for number in range(1, 7)]
    dues = [DUE, DUE - timedelta(days=1), DUE + timedelta(days=9), None, DUE, DUE]
    for row, due in zip(rows, dues, strict=True):
        give(province, row, due=due)
    Incoming.objects.filter(pk=rows[4].pk).update(state="answered")
    Incoming.objects.filter(pk=rows[5].pk).update(state="informed")
    later = DUE + timedelta(days=3)

    found = register.overdue(["sct", "vp"], later)

    assert register.rows(found) == [rows[1], rows[0]]
    assert register.overdue(["vp"], later) == []
    assert {row.pk for row in register.search("sct", register.Search(state="overdue"), later)} == {
        rows[0].pk,
        rows[1].pk,
    }
    assert not register.overdue(["sct"], DUE - timedelta(days=1))


def test_what_waits_is_counted_for_each_unit_that_leads(province: Province) -> None:
    for number, (lead, due) in enumerate([("vp", DUE), ("vp", None), ("cd", DUE), ("cd", DUE), ("ttkc", None)], 1):
        give(province, papers.incoming(province, number), lead, due)
    Incoming.objects.filter(assignment__lead="ttkc").update(state="answered")

    found = assigning.waiting(["sct"], DUE + timedelta(days=1))

    assert found == (Waiting("cd", 2, 2), Waiting("vp", 2, 1))
