from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from bluezone.letters.letter import Signer
from bluezone.rollout import issuing
from bluezone.rollout.issuing import Act, IssuingError, LetterFaultyError, Person, Report, Stage, StepForbiddenError
from tests.rollout.story import CUTOFF, drafted

ALL = Person("an", frozenset(Act))
DAY = date(2020, 8, 10)


def do(report: Report, act: Act, person: Person = ALL) -> Report:
    if act is Act.EDIT:
        return issuing.edit(report, report.letter, person, CUTOFF)
    if act is Act.NUMBER:
        return issuing.number(report, "1169", DAY, person, CUTOFF)
    if act is Act.SEND_BACK:
        return issuing.send_back(report, person, CUTOFF, "sai trích yếu")
    return {Act.CHECK: issuing.check, Act.APPROVE: issuing.approve, Act.ISSUE: issuing.issue}[act](
        report, person, CUTOFF
    )


def at(stage: Stage) -> Report:
    report = drafted()
    for act in (Act.CHECK, Act.APPROVE, Act.NUMBER, Act.ISSUE)[: list(Stage).index(stage)]:
        report = do(report, act)
    return report


def test_a_report_goes_from_draft_to_issued_and_every_step_is_kept() -> None:
    report = at(Stage.ISSUED)

    assert report.stage is Stage.ISSUED
    assert [(step.act, step.by) for step in report.steps] == [
        (act, "an") for act in (Act.CHECK, Act.APPROVE, Act.NUMBER, Act.ISSUE)
    ]


@pytest.mark.parametrize(("stage", "act"), list(product(Stage, Act)))
def test_only_the_steps_of_the_table_are_possible(stage: Stage, act: Act) -> None:
    report = at(stage)

    if act in issuing.acts(report, ALL):
        assert do(report, act).steps[-1].act is act
    else:
        with pytest.raises(IssuingError):
            do(report, act)


@pytest.mark.parametrize("act", Act)
def test_nobody_takes_a_step_without_the_right_to(act: Act) -> None:
    stage = next(stage for stage in Stage if act in issuing.acts(at(stage), ALL))

    with pytest.raises(StepForbiddenError):
        do(at(stage), act, Person("bình", frozenset(Act) - {act}))


def test_an_issued_report_never_changes() -> None:
    assert issuing.acts(at(Stage.ISSUED), ALL) == ()


def test_the_mark_of_the_draft_goes_only_when_it_is_issued() -> None:
    assert [at(stage).letter.is_draft for stage in Stage] == [True, True, True, True, False]


def test_what_is_sent_back_says_why_and_is_a_draft_again() -> None:
    report = do(at(Stage.APPROVED), Act.SEND_BACK)

    assert (report.stage, report.steps[-1].note) == (Stage.DRAFT, "sai trích yếu")


def test_an_edit_changes_words_and_never_figures() -> None:
    report = drafted()
    words = replace(report.letter, abstract="kết quả cài đặt", number="99", is_draft=False)
    counts = report.letter.counts

    edited = issuing.edit(report, words, ALL, CUTOFF).letter

    assert (edited.abstract, edited.number, edited.is_draft) == ("kết quả cài đặt", None, True)
    assert counts is not None
    with pytest.raises(IssuingError, match="snapshot"):
        issuing.edit(report, replace(words, counts=replace(counts, installed=42)), ALL, CUTOFF)


def test_a_letter_that_breaks_a_rule_gets_no_number() -> None:
    report = at(Stage.APPROVED)
    faulty = replace(report, letter=replace(report.letter, signer=Signer(None, "TM. SỞ CÔNG THƯƠNG", None, "An")))

    with pytest.raises(LetterFaultyError, match="signer_"):
        do(faulty, Act.NUMBER)


def test_no_letter_is_dated_before_its_cut_off() -> None:
    with pytest.raises(IssuingError, match="signature"):
        issuing.number(at(Stage.APPROVED), "1169", date(2020, 8, 8), ALL, CUTOFF)


def test_every_stage_is_said_in_both_languages() -> None:
    assert set(issuing.STAGES) == set(Stage)
