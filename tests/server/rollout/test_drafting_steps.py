"""From draft to issued: every step once, by who may take it, with a number only for a letter without fault."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from bluezone.letters.letter import Block, BlockKind
from bluezone.rollout.issuing import IssuingError, LetterFaultyError, StepForbiddenError
from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import drafting_steps, drafts, numbering
from bluezone.server.rollout.models import Incoming, Letterhead, Outgoing, Series
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province

TODAY = date(2020, 8, 6)


def test_a_document_goes_from_draft_to_issued(province: Province) -> None:
    made = papers.issued(province)

    row = Outgoing.objects.get(pk=made.pk)
    letter = drafts.pure(row).letter
    assert (row.stage, row.number, row.number_symbol, row.dated) == ("issued", 1, "01/SCT-VP", TODAY)
    assert (letter.number, letter.date, letter.is_draft) == ("01", TODAY, False)
    assert (row.issued_at, row.handed_on) == (THURSDAY, TODAY)
    assert [entry.action for entry in AuditEntry.objects.order_by("pk")][-5:] == [
        "draft_made",
        "draft_checked",
        "draft_approved",
        "number_given",
        "paper_issued",
    ]


def test_nobody_takes_a_step_for_which_a_role_is_missing(province: Province) -> None:
    made = papers.draft(province)
    drafter = province.acting(Role.DRAFTER)

    with pytest.raises(StepForbiddenError):
        drafting_steps.check(made, by=drafter, now=THURSDAY)
    with pytest.raises(StepForbiddenError):
        drafting_steps.edit(made, papers.letter(), by=province.acting(Role.CHECKER), now=THURSDAY)
    waiting = papers.approved(province)
    with pytest.raises(StepForbiddenError):
        drafting_steps.number(waiting, by=province.acting(Role.SIGNER), now=THURSDAY)
    assert not Series.objects.exists()


def test_a_step_is_taken_once(province: Province) -> None:
    made = papers.draft(province)
    checker = province.acting(Role.CHECKER)
    drafting_steps.check(made, by=checker, now=THURSDAY)

    with pytest.raises(IssuingError):
        drafting_steps.check(made, by=checker, now=THURSDAY)

    assert len(Outgoing.objects.get().steps) == 1


def test_an_edited_draft_shows_the_new_text_in_the_register_too(province: Province) -> None:
    made = papers.draft(province)

    drafting_steps.edit(
        made, papers.letter(abstract="cài đặt ứng dụng"), by=province.acting(Role.DRAFTER), now=THURSDAY
    )

    row = Outgoing.objects.get()
    assert (row.abstract, drafts.pure(row).letter.abstract) == ("cài đặt ứng dụng", "cài đặt ứng dụng")


def test_what_is_sent_back_is_a_draft_again_and_says_why(province: Province) -> None:
    made = papers.approved(province)

    drafting_steps.send_back(made, "Thiếu nơi nhận.", by=province.acting(Role.CHECKER), now=THURSDAY)

    row = Outgoing.objects.get()
    assert (row.stage, row.steps[-1]["note"]) == ("draft", "Thiếu nơi nhận.")


def test_a_draft_that_nobody_needs_is_dropped_by_who_may_edit_it(province: Province) -> None:
    made, checked = papers.draft(province, answers=[papers.incoming(province)]), papers.approved(province)

    with pytest.raises(StepForbiddenError):
        drafting_steps.drop(made, by=province.acting(Role.SIGNER), now=THURSDAY)
    with pytest.raises(IssuingError):
        drafting_steps.drop(checked, by=province.acting(Role.DRAFTER), now=THURSDAY)
    drafting_steps.drop(made, by=province.acting(Role.DRAFTER), now=THURSDAY)

    assert [row.pk for row in Outgoing.objects.all()] == [checked.pk]
    assert AuditEntry.objects.filter(action="draft_dropped").count() == 1


def test_a_faulty_letter_takes_no_number(province: Province) -> None:
    faulty = papers.approved(province, letter=papers.letter(signer=None))
    good = papers.approved(province)
    clerk = province.acting(Role.CLERK)

    with pytest.raises(LetterFaultyError):
        drafting_steps.number(faulty, by=clerk, now=THURSDAY)

    assert drafting_steps.number(good, by=clerk, now=THURSDAY).number == 1
    assert Outgoing.objects.get(pk=faulty.pk).number is None


def test_a_day_that_has_not_come_is_refused(province: Province) -> None:
    made = papers.approved(province)

    with pytest.raises(numbering.DayAheadError):
        drafting_steps.number(made, by=province.acting(Role.CLERK), now=THURSDAY, day=TODAY + timedelta(days=1))

    assert not Series.objects.exists()


def test_a_day_before_the_cutoff_is_refused(province: Province) -> None:
    snapshot = papers.frozen(province)
    made = papers.approved(province, **papers.report_values(province, snapshot))

    with pytest.raises(IssuingError):
        drafting_steps.number(made, by=province.acting(Role.CLERK), now=province.now, day=date(2020, 8, 8))

    assert drafting_steps.number(made, by=province.acting(Role.CLERK), now=province.now).dated == date(2020, 8, 10)


def test_the_year_of_the_day_chooses_the_series(province: Province) -> None:
    clerk, new_year = province.acting(Role.CLERK), THURSDAY.replace(year=2021, month=1, day=4)
    made = [papers.approved(province) for _ in range(3)]

    days = [date(2020, 12, 31), date(2021, 1, 4), date(2021, 1, 4)]
    numbers = [
        drafting_steps.number(each, by=clerk, now=new_year, day=day).number
        for each, day in zip(made, days, strict=True)
    ]

    assert numbers == [1, 1, 2]


def test_a_steering_committee_and_the_kinds_that_the_head_named_have_numbers_of_their_own(province: Province) -> None:
    Letterhead.objects.create(unit_id="sct", organ="x", own_series="QĐ, BC")
    symbols = ["SCT-VP", "SCT-QLTM", "BC-SCT", "CV-BCĐ", "QĐ-SCT"]
    kinds = ["Công văn", "Công văn", "Báo cáo", "Công văn", "Quyết định"]
    found = []
    for symbol, kind in zip(symbols, kinds, strict=True):
        row = papers.draft(province, letter=papers.letter(symbol=symbol, type=kind))
        Outgoing.objects.filter(pk=row.pk).update(stage="approved")
        found.append(drafting_steps.number(row, by=province.acting(Role.CLERK), now=THURSDAY).number_symbol)

    assert found == ["01/SCT-VP", "02/SCT-QLTM", "01/BC-SCT", "01/CV-BCĐ", "02/QĐ-SCT"]


def test_a_symbol_never_gets_one_number_twice_in_a_year(province: Province) -> None:
    papers.numbered(province)
    clerk, waiting = province.acting(Role.CLERK), papers.approved(province)
    Letterhead.objects.create(unit_id="sct", organ="x", own_series="SCT")

    with pytest.raises(numbering.NumberNotFreeError):
        drafting_steps.number(waiting, by=clerk, now=THURSDAY)
    numbering.set_start("sct", 2020, numbering.Direction.OUTGOING, "SCT", 1)

    assert drafting_steps.number(waiting, by=clerk, now=THURSDAY).number_symbol == "02/SCT-VP"


def test_an_issued_document_changes_no_more(province: Province) -> None:
    made = papers.issued(province)
    before = Outgoing.objects.values().get(pk=made.pk)

    for step in (drafting_steps.check, drafting_steps.approve, drafting_steps.number, drafting_steps.issue):
        with pytest.raises((IssuingError, StepForbiddenError)):
            step(made, by=province.acting(Role.CLERK), now=THURSDAY)
    with pytest.raises(IssuingError):
        drafting_steps.edit(made, papers.letter(), by=province.acting(Role.DRAFTER), now=THURSDAY)

    assert Outgoing.objects.values().get(pk=made.pk) == before


@pytest.mark.django_db(transaction=True)
def test_of_two_who_issue_at_once_one_is_told_that_it_is_done(province: Province) -> None:
    made, clerk = papers.numbered(province, addressed=["vp", "cd"]), province.acting(Role.CLERK)

    def issue(_: int) -> bool:
        try:
            drafting_steps.issue(made, by=clerk, now=THURSDAY)
        except IssuingError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(issue, range(4)))

    assert sorted(done) == [False, False, False, True]
    assert sorted(row.unit_id for row in Incoming.objects.filter(sent_as=made)) == ["cd", "vp"]


def test_an_answer_that_is_issued_answers(province: Province) -> None:
    directive = papers.incoming(province)
    made = papers.numbered(province, answers=[directive])
    assert Incoming.objects.get(pk=directive.pk).state == "in_work"

    drafting_steps.issue(made, by=province.acting(Role.CLERK), now=THURSDAY)

    row = Incoming.objects.get(pk=directive.pk)
    assert row.state == "answered"
    assert [each.number_symbol for each in row.answered_by.all()] == ["01/SCT-VP"]


def test_only_who_signs_withdraws_and_only_what_was_issued(province: Province) -> None:
    made, signer = papers.issued(province), province.acting(Role.SIGNER)

    with pytest.raises(RightMissingError):
        drafting_steps.withdraw(made, "Sai số liệu.", by=province.acting(Role.CLERK), now=THURSDAY)
    with pytest.raises(drafting_steps.NotIssuedError):
        drafting_steps.withdraw(papers.numbered(province), "Sai số liệu.", by=signer, now=THURSDAY)
    drafting_steps.withdraw(made, "Sai số liệu.", by=signer, now=THURSDAY)
    with pytest.raises(drafting_steps.NotIssuedError):
        drafting_steps.withdraw(made, "Sai số liệu.", by=signer, now=THURSDAY)

    row = Outgoing.objects.get(pk=made.pk)
    assert (row.is_withdrawn, row.note, row.stage) == (True, "Sai số liệu.", "issued")


def test_a_replacement_names_the_old_document_and_passes_the_checks(province: Province) -> None:
    directive = papers.incoming(province)
    old = papers.issued(province, answers=[directive], addressed=["vp"])

    new = drafting_steps.replacement(old, by=province.acting(Role.DRAFTER), now=THURSDAY)

    letter = drafts.pure(new).letter
    said = [block.text for block in letter.body if "thay thế" in block.text]
    assert said == ["Công văn này thay thế công văn số 01/SCT-VP ngày 06/8/2020 của Sở Công Thương."]
    assert letter.references[-1].number_symbol == "01/SCT-VP"
    assert (letter.number, letter.date, letter.is_draft) == (None, None, True)
    assert (new.replaces, list(new.answers.all()), [unit.pk for unit in new.addressed.all()]) == (
        old,
        [directive],
        ["vp"],
    )
    drafting_steps.check(new, by=province.acting(Role.CHECKER), now=THURSDAY)
    drafting_steps.approve(new, by=province.acting(Role.SIGNER), now=THURSDAY)
    assert drafting_steps.number(new, by=province.acting(Role.CLERK), now=THURSDAY).number_symbol == "02/SCT-VP"


def test_only_an_issued_document_is_replaced(province: Province) -> None:
    with pytest.raises(drafting_steps.NotIssuedError):
        drafting_steps.replacement(papers.draft(province), by=province.acting(Role.DRAFTER), now=THURSDAY)


def test_a_letter_of_one_paragraph_can_be_replaced(province: Province) -> None:
    old = replace(papers.letter(number="01"), body=(Block(BlockKind.PARAGRAPH, "Đã nhận."),))

    new = drafting_steps.replacing(old)

    assert [block.text for block in new.body][-1] == "Đã nhận."
