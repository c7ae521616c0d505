"""Twenty departments report on paper, one of them the story's; the receiving department makes one letter of it.

Reports are written, laid out, read again as any file's text is, checked against the sender's frozen figures, judged by
the period, added up, and the summary goes the same way to whoever stands above.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bluezone.letters import checks, sheet
from bluezone.letters.checks import Direction
from bluezone.letters.letter import Letter
from bluezone.letters.reading import reader
from bluezone.rollout import aggregate, arrival, received, report, sender, snapshot, summary, tally
from bluezone.rollout.arrival import Arrival, State
from bluezone.rollout.received import Wanted
from bluezone.rollout.report import Deeds
from bluezone.rollout.sender import Candidate
from bluezone.rollout.snapshot import Snapshot
from bluezone.rollout.tally import Standing, Unit
from tests.rollout import receiving, story
from tests.rollout.receiving import NAMES, PERIOD, SCT, UPWARD
from tests.rollout.story import CAMPAIGN, CUTOFF, DEADLINE, RECEIVER, RECEIVERS

N_SENT = 18
CANDIDATES = tuple(Candidate(f"u{number}", (name,)) for number, name in enumerate(NAMES))


@dataclass(frozen=True)
class Paper:
    """What lies on the desk: the text of a letter, when it came, and what its sender froze."""

    text: str
    at: datetime
    frozen: Snapshot


def office_figures(number: int) -> Snapshot:
    """Return the frozen figures of one department: the story's, or of some members of whom every ninth has no phone."""
    if number == SCT:
        return story.frozen()
    members = [
        Standing("u", str(member), story.BEFORE, bool(member % 9), None if member % 9 else "no_smartphone")
        for member in range(15 + number)
    ]
    counted = tally.count(members, [Unit("u", NAMES[number])], CAMPAIGN.kind(), CUTOFF)
    return snapshot.freeze(CAMPAIGN.code, f"u{number}", counted, at=CUTOFF, by="job")


def papers() -> Iterator[Paper]:
    """Yield what 18 of the 20 send; the last of them comes late."""
    for number in range(N_SENT):
        frozen = office_figures(number)
        office = replace(story.OFFICE, organ=NAMES[number], abbreviation=f"DV{number}")
        draft = report.draft(
            frozen, CAMPAIGN, office, RECEIVERS, Deeds(), report.counts(frozen, CAMPAIGN), kind=report.REPORT
        )
        at = DEADLINE + timedelta(hours=1 if number == N_SENT - 1 else -number)
        yield Paper(paper(replace(draft.letter, number=str(100 + number), date=date(2020, 8, 10))), at, frozen)


def paper(letter: Letter) -> str:
    return checks.text_of(sheet.lay_out(replace(letter, is_draft=False)))


def arrived(number: int, came: Paper) -> Arrival:
    letter = reader.read(came.text).letter
    found = received.check(letter, Wanted(CUTOFF, CAMPAIGN.denominator, snapshot=came.frozen), text=came.text)
    assert [finding.code for finding in found if finding.code in received.CODES] == []
    unit = sender.sender(letter, CANDIDATES)
    return Arrival(
        str(number),
        unit,
        came.at,
        received.figures(letter),
        letter.cutoff,
        letter.number_symbol,
        dated=letter.date,
    )


def test_what_twenty_departments_report_on_paper_becomes_one_letter_upward() -> None:
    desk = list(papers())

    arrivals = [arrived(number, each) for number, each in enumerate(desk)]
    verdicts = arrival.judge(receiving.units(), arrivals, PERIOD, DEADLINE + timedelta(days=1))
    table = aggregate.table(verdicts, CAMPAIGN)
    draft = summary.draft(table, CAMPAIGN, receiving.OFFICE, UPWARD, PERIOD)
    letter = replace(draft, number="75", date=date(2020, 8, 12), is_draft=False)

    assert aggregate.counts(table) == {State.ON_TIME: 17, State.LATE: 1, State.MISSING: 2}
    assert [line.figures for line in table.lines[:N_SENT]] == [
        replace(each.frozen.total, staff=None, smartphones=None) for each in desk
    ]
    assert checks.check(letter, direction=Direction.OUTGOING) == ()
    text = paper(letter)
    assert "Sở Công Thương\t104/BC-DV4 ngày 10/8/2020\t8h00 ngày 09/8/2020\t43\t41\t95,3" in text
    assert letter.issuer == RECEIVER
    assert received.figures(reader.read(text).letter) == table.groups[0].total.figures
