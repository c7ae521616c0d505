"""The way of a report from draft to issued, step by step: what may follow what, who did it, what no longer changes.

draft -> checked -> approved -> numbered -> issued. Until it is numbered a report can be sent back; from then on it only
goes forward, and a mistake in it is a matter of a new document. Who may do what is handed in.

Source: shared specification of the rollout, section 2.2; Nghị định 30/2020/NĐ-CP, Điều 10-18.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters import checks
from bluezone.letters.checks import Direction, Severity
from bluezone.letters.letter import Letter
from bluezone.rollout.bilingual import Bilingual


class IssuingError(BluezoneError, ValueError):
    """A report cannot take this step from where it stands."""

    code: ClassVar[str] = "rollout_step_impossible"
    status: ClassVar[int] = 409


class StepForbiddenError(IssuingError):
    """The person may not take this step."""

    code: ClassVar[str] = "rollout_step_forbidden"
    status: ClassVar[int] = 403


class LetterFaultyError(IssuingError):
    """The letter breaks rules that no issued letter may break."""

    code: ClassVar[str] = "rollout_letter_faulty"


class Stage(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    NUMBERED = "numbered"
    ISSUED = "issued"


class Act(StrEnum):
    """What a person does to a report; rights are given as a set of these."""

    EDIT = "edit"
    CHECK = "check"
    APPROVE = "approve"
    NUMBER = "number"
    ISSUE = "issue"
    SEND_BACK = "send back"


STAGES: dict[Stage, Bilingual] = {
    Stage.DRAFT: Bilingual("Dự thảo", "Draft"),
    Stage.CHECKED: Bilingual("Đã kiểm tra", "Checked"),
    Stage.APPROVED: Bilingual("Đã duyệt", "Approved"),
    Stage.NUMBERED: Bilingual("Đã cấp số", "Numbered"),
    Stage.ISSUED: Bilingual("Đã ban hành", "Issued"),
}

_NEXT: dict[tuple[Stage, Act], Stage] = {
    (Stage.DRAFT, Act.EDIT): Stage.DRAFT,
    (Stage.DRAFT, Act.CHECK): Stage.CHECKED,
    (Stage.CHECKED, Act.APPROVE): Stage.APPROVED,
    (Stage.APPROVED, Act.NUMBER): Stage.NUMBERED,
    (Stage.NUMBERED, Act.ISSUE): Stage.ISSUED,
    (Stage.CHECKED, Act.SEND_BACK): Stage.DRAFT,
    (Stage.APPROVED, Act.SEND_BACK): Stage.DRAFT,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts, and what he or she may do to this report."""

    id: str
    may: Collection[Act]


@dataclass(frozen=True, slots=True)
class Step:
    """What was done to a report, by whom, when; `note` says why it was sent back."""

    act: Act
    by: str
    at: datetime
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A letter on its way, and the snapshot it rests on.

    Attributes:
        snapshot: digest of the figures.
        steps: all that was done to it, the first first.
    """

    snapshot: str
    letter: Letter
    stage: Stage = Stage.DRAFT
    steps: tuple[Step, ...] = ()


def acts(report: Report, person: Person) -> tuple[Act, ...]:
    """Return what *person* can do to *report* now."""
    return tuple(act for act in Act if (report.stage, act) in _NEXT and act in person.may)


def edit(report: Report, letter: Letter, person: Person, at: datetime) -> Report:
    """Return *report* with another text. The figures and the cut-off are the snapshot's and stay.

    Raises:
        IssuingError: it is no draft any more, or other figures stand in it.
        StepForbiddenError: the person may not edit.
    """
    if (letter.counts, letter.cutoff) != (report.letter.counts, report.letter.cutoff):
        raise IssuingError("Figures: found others than the snapshot's. Correct the snapshot, then draft again.")
    return replace(_step(report, Act.EDIT, person, at), letter=replace(letter, number=None, date=None, is_draft=True))


def check(report: Report, person: Person, at: datetime) -> Report:
    """Return *report* checked for content and layout.

    Raises:
        IssuingError, StepForbiddenError: as for edit().
    """
    return _step(report, Act.CHECK, person, at)


def approve(report: Report, person: Person, at: datetime) -> Report:
    """Return *report* approved by who will sign it.

    Raises:
        IssuingError: nobody has checked it.
        StepForbiddenError: the person may not approve.
    """
    return _step(report, Act.APPROVE, person, at)


def number(report: Report, given: str, day: date, person: Person, at: datetime) -> Report:
    """Return *report* with its number and day; the register answers for the number being free.

    Raises:
        IssuingError: it is not approved, or the day is before the cut-off.
        StepForbiddenError: the person may not number.
        LetterFaultyError: with them the letter would break a rule of the decree.
    """
    numbered = _step(report, Act.NUMBER, person, at)
    letter = replace(report.letter, number=given, date=day)
    cutoff = letter.cutoff.day if letter.cutoff else None
    if cutoff is not None and day < cutoff:
        raise IssuingError(f"Day: found {day}, expected the cut-off's {cutoff} or later. Give the day of signature.")
    _refuse_faulty(replace(letter, is_draft=False))
    return replace(numbered, letter=letter)


def issue(report: Report, person: Person, at: datetime) -> Report:
    """Return *report* issued: the mark of the draft is gone, and nothing changes any more.

    Raises:
        IssuingError: it has no number.
        StepForbiddenError: the person may not issue.
    """
    issued = _step(report, Act.ISSUE, person, at)
    return replace(issued, letter=replace(report.letter, is_draft=False))


def send_back(report: Report, person: Person, at: datetime, note: str) -> Report:
    """Return *report* as a draft again, with *note* on why.

    Raises:
        IssuingError: it is a draft, or has a number.
        StepForbiddenError: the person may not send it back.
    """
    return _step(report, Act.SEND_BACK, person, at, note)


def _step(report: Report, act: Act, person: Person, at: datetime, note: str | None = None) -> Report:
    if act not in person.may:
        raise StepForbiddenError(f"Report: you may not {act} it. Ask somebody who may.")
    stage = _NEXT.get((report.stage, act))
    if stage is None:
        raise IssuingError(f"Report: found it {report.stage}; from there nobody can {act} it. Load the page again.")
    return replace(report, stage=stage, steps=(*report.steps, Step(act, person.id, at, note)))


def _refuse_faulty(letter: Letter) -> None:
    found = checks.check(letter, direction=Direction.OUTGOING)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        raise LetterFaultyError(
            f"Letter: found {len(errors)} faults ({', '.join(sorted({error.code for error in errors}))}), expected "
            "none. Send it back, correct it and check it again."
        )
