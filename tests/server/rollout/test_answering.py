"""Which document answers which: said while it is written, done when it is issued."""

import pytest

from bluezone.rollout.issuing import StepForbiddenError
from bluezone.rollout.rights import Role
from bluezone.server.rollout import answering, drafting_steps, drafts
from bluezone.server.rollout.models import Incoming
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province


def test_an_answer_begins_with_what_it_answers_and_goes_to_who_wrote(province: Province) -> None:
    row = papers.incoming(province)

    made = answering.draft(row, by=province.acting(Role.DRAFTER), now=THURSDAY)

    letter = drafts.pure(made).letter
    assert letter.addressees == ("Sở Thông tin và Truyền thông",)
    assert letter.body[0].text.startswith("Thực hiện Công văn số 563/STTTT-CNTT ngày 02/8/2020 của Sở Thông tin")
    assert list(made.answers.all()) == [row]
    with pytest.raises(RightMissingError):
        answering.draft(row, by=province.acting(Role.CHECKER), now=THURSDAY)


def test_an_answer_to_an_office_on_this_site_arrives_there(province: Province) -> None:
    papers.issued(province, addressed=["vp"])
    row = Incoming.objects.get(unit_id="vp")

    made = answering.draft(row, by=province.acting(Role.DRAFTER, "vp"), now=THURSDAY)

    assert [unit.pk for unit in made.addressed.all()] == ["sct"]


def test_the_registry_says_what_a_document_answers_until_it_is_issued(province: Province) -> None:
    first, second, foreign = (
        papers.incoming(province),
        papers.incoming(province, 2),
        papers.incoming(province, 1, unit="vp"),
    )
    made, clerk = papers.numbered(province), province.acting(Role.CLERK)

    answering.link(made, [first.pk, foreign.pk], by=clerk, now=THURSDAY)
    answering.link(made, [second.pk], by=clerk, now=THURSDAY)
    with pytest.raises(StepForbiddenError):
        answering.link(made, [first.pk], by=province.acting(Role.SIGNER), now=THURSDAY)
    drafting_steps.issue(made, by=clerk, now=THURSDAY)
    with pytest.raises(drafts.IssuedAlreadyError):
        answering.link(made, [first.pk], by=clerk, now=THURSDAY)

    states = {row.pk: row.state for row in Incoming.objects.all()}
    assert [states[row.pk] for row in (first, second, foreign)] == ["in_work", "answered", "registered"]


def test_open_documents_are_those_that_wait(province: Province) -> None:
    waits = papers.incoming(province)
    for number, state in enumerate(("answered", "informed", "returned"), 2):
        papers.incoming(province, number, state=state)

    assert list(answering.open_papers("sct")) == [waits]
