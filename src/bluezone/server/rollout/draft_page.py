"""What the page of a document shows: the letter as it will stand on paper, its faults, what was done to it by whom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bluezone.letters import checks, layout, sheet
from bluezone.letters.checks import Direction, Finding
from bluezone.letters.letter import Letter
from bluezone.letters.sheet import Sheet
from bluezone.rollout import schedule
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.issuing import Act, Report, Step
from bluezone.server.accounts.models import User

ANY_NUMBER = "01"
"""Stands for the number that a draft has not got yet; no check asks which it is."""

NEXT = (Act.CHECK, Act.APPROVE, Act.NUMBER, Act.ISSUE)
"""What brings a document on; of these at most one is possible."""

SAID: dict[Act, Bilingual] = {
    Act.EDIT: Bilingual("Sửa dự thảo", "Changed"),
    Act.CHECK: Bilingual("Kiểm tra nội dung, thể thức", "Checked"),
    Act.APPROVE: Bilingual("Duyệt, ký", "Approved and signed"),
    Act.NUMBER: Bilingual("Cấp số", "Number given"),
    Act.ISSUE: Bilingual("Phát hành", "Issued"),
    Act.SEND_BACK: Bilingual("Trả lại", "Sent back"),
}


def laid_out(letter: Letter) -> Sheet:
    """Return *letter* in the layout of its day; without a day, of the newest."""
    profile = layout.profile_for(letter.date) if letter.date else layout.PROFILES[-1]
    return sheet.lay_out(letter, profile)


def findings(letter: Letter, now: datetime) -> tuple[Finding, ...]:
    """Return what would break a rule if *letter* left today; that a draft has no number and day yet is no fault."""
    leaving = replace(
        letter,
        number=letter.number or ANY_NUMBER,
        date=letter.date or schedule.local_day(now),
        is_draft=False,
    )
    return checks.check(leaving, direction=Direction.OUTGOING)


@dataclass(frozen=True, slots=True)
class Done:
    """A step as people read it."""

    said: Bilingual
    who: str
    at: datetime
    note: str | None


def history(report: Report) -> tuple[Done, ...]:
    """Return what was done to *report*, the first first, with the names of who did it."""
    names = _names(step.by for step in report.steps)
    return tuple(_done(step, names) for step in report.steps)


def _done(step: Step, names: dict[str, str]) -> Done:
    return Done(SAID[step.act], names.get(step.by, step.by), step.at, step.note)


def _names(labels: Iterable[str]) -> dict[str, str]:
    """Return the names of the people whom *labels* like "user 12" mean, by one query."""
    numbers = {label: int(label.removeprefix("user ")) for label in labels if label.removeprefix("user ").isdecimal()}
    people = User.objects.in_bulk(set(numbers.values()))
    return {label: people[number].shown_name for label, number in numbers.items() if number in people}


def main(acts: Iterable[Act]) -> Act | None:
    """Return the one step among *acts* that brings a document on."""
    return next((act for act in acts if act in NEXT), None)
