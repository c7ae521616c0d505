"""A report that came: what in it contradicts itself, the campaign or its sender, and which figures it tells.

The rules of the letter itself are those of `letters.checks`; here stands only what a letter alone cannot know: the
period's cut-off, the campaign's denominators, and what the sender froze in this house. A denominator is recognised by
its words or stays unknown; figures of an unknown one are no figures until a clerk has said what they refer to.

Source: shared specification of the rollout, sections 4.5 and 4.6.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bluezone.letters import checks, written
from bluezone.letters.checks import Direction, Finding, Severity
from bluezone.letters.checks import figures as letter_figures
from bluezone.letters.folding import fold
from bluezone.letters.letter import REASONS, Counts, Letter, Moment, Reason
from bluezone.rollout import figures as sums
from bluezone.rollout import schedule
from bluezone.rollout.campaign import DENOMINATORS, Denominator
from bluezone.rollout.figures import Figures, FiguresError
from bluezone.rollout.snapshot import Snapshot

RULE = "Quy tắc tiếp nhận báo cáo của đợt triển khai"

CODES = {
    "received_cutoff_differs": "The letter's cut-off is another than the period's.",
    "received_cutoff_missing": "The letter does not say for which moment its figures hold.",
    "received_denominator_unknown": "What the rate refers to is none of the campaign's denominators.",
    "received_denominator_differs": "The rate refers to another denominator than the campaign counts by.",
    "received_snapshot_differs": "The letter's figures are others than those its sender froze.",
    "received_no_figures": "The letter tells no installed and total.",
}
"""What is found here beside the codes of letters.checks; permanent."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the receiver knows beside the letter.

    Attributes:
        cutoff: of the period.
        denominators: those of the campaign; denominator: code of the one it counts by.
        snapshot: the sender's own frozen figures, where they are in this house.
    """

    cutoff: datetime
    denominator: str
    denominators: Sequence[Denominator] = DENOMINATORS
    snapshot: Snapshot | None = None


def check(letter: Letter, wanted: Wanted, *, text: str | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with *letter*, the gravest first: by its own rules, and by what was *wanted*.

    Args:
        text: of the letter as it came, if there is one.
    """
    own = checks.check(letter, direction=Direction.INCOMING, text=text)
    here = [*_cutoff(letter.cutoff, wanted.cutoff), *_denominator(letter, wanted), *_snapshot(letter, wanted)]
    return tuple(sorted((*here, *own), key=lambda finding: list(Severity).index(finding.severity)))


def figures(
    letter: Letter, denominators: Sequence[Denominator] = DENOMINATORS, *, denominator: str | None = None
) -> Figures | None:
    """Return the figures that *letter* tells; None where it tells none, or ones that cannot be.

    Args:
        denominator: code of what they refer to, as a clerk said; if not given, what the letter's words name.
    """
    counts = letter.counts
    if counts is None or counts.installed is None or counts.total is None:
        return None
    code = denominator or denominator_of(_said(counts), denominators)
    if code is None:
        return None
    try:
        return Figures(code, counts.total, counts.installed, _reasons(counts.not_installed or ()))
    except FiguresError:  # the findings say what contradicts what
        return None


_USUAL = {
    frozenset({"population"}): "population",
    frozenset({"smartphones"}): "smartphones",
    frozenset({"population", "smartphones"}): "smartphones",
    frozenset({"registered"}): "registered_phones",
    frozenset({"registered", "smartphones"}): "registered_phones",
    frozenset({"registered", "subscribers"}): "registered_phones",
    frozenset({"registered", "staff"}): "registered_phones",
    frozenset({"subscribers"}): "subscribers",
    frozenset({"staff"}): "staff",
    frozenset({"staff", "smartphones"}): "staff_with_smartphone",
}
"""Code by the kinds of `letters.checks` that the words name."""

_STAFF_ABBREVIATED = ("cbccvc", "cbccv", "ccvc", "cbcc", "nld")


def denominator_of(text: str | None, denominators: Sequence[Denominator] = DENOMINATORS) -> str | None:
    """Return the code of the denominator that *text* names, by its own words or by those usual for it; None if none."""
    folded = _words(text or "")
    for kind in denominators:
        if folded and folded in {_words(kind.said.vi), _words(kind.said.en), _words(kind.code)}:
            return kind.code
    code = _usual(f" {folded} ")
    return code if code in {kind.code for kind in denominators} else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _usual(folded: str) -> str | None:
    known = {**letter_figures.DENOMINATORS, "staff": (*letter_figures.DENOMINATORS["staff"], *_STAFF_ABBREVIATED)}
    kinds = frozenset(kind for kind, words in known.items() if any(f" {word} " in folded for word in words))
    if kinds == {"smartphones"} and " nguoi " in folded:
        return "staff_with_smartphone"  # people are counted, not their phones
    return _USUAL.get(kinds)


# --- what the letter alone does not know ------------------------------------------------------------------------------


def _cutoff(said: Moment | None, cutoff: datetime) -> Iterator[Finding]:
    wanted = schedule.moment(cutoff)
    if said is None or said.day is None:
        vi = f"Báo cáo không ghi thời điểm chốt; kỳ này chốt số liệu lúc {_moment(wanted)}. Hãy hỏi lại đơn vị gửi."
        en = f"The letter names no cut-off; that of the period is {wanted.iso}. Ask the sender."
        yield _finding("received_cutoff_missing", vi, en, "cutoff")
    elif said.day != wanted.day or (said.at is not None and said.at != wanted.at):
        vi = f"Báo cáo tính đến {_moment(said)}, kỳ này chốt số liệu lúc {_moment(wanted)}."
        en = f"The letter's figures are of {said.iso}, the cut-off of the period is {wanted.iso}."
        yield _finding("received_cutoff_differs", vi, en, "cutoff")


def _moment(at: Moment) -> str:
    day = f"ngày {written.short_date(at.day)}" if at.day else ""
    return f"{written.time_of_day(at.at)} {day}" if at.at else day


def _denominator(letter: Letter, wanted: Wanted) -> Iterator[Finding]:
    counts = letter.counts
    if counts is None or counts.installed is None or counts.total is None:
        vi, en = "Không đọc được số đã cài đặt và tổng số.", "No installed and total could be read."
        yield _finding("received_no_figures", f"{vi} Hãy nhập tay từ văn bản.", f"{en} Type them in.", "counts")
        return
    said, code = _said(counts), denominator_of(_said(counts), wanted.denominators)
    by_code = {kind.code: kind.said for kind in wanted.denominators}
    own = by_code.get(wanted.denominator)
    if code is None:
        vi = f"Không rõ tỷ lệ tính trên mẫu số nào (ghi “{said or ''}”). Hãy chọn mẫu số trước khi xác nhận."
        en = f"What the rate refers to is not known (it says “{said or ''}”). Choose it before you confirm."
        yield _finding("received_denominator_unknown", vi, en, "counts.denominator")
    elif code != wanted.denominator and own:
        vi = f"Tỷ lệ tính trên {by_code[code].vi}, đợt triển khai tính trên {own.vi}; số liệu được để ở bảng riêng."
        en = f"The rate refers to {by_code[code].en}, the campaign counts by {own.en}; it goes to a table of its own."
        yield _finding("received_denominator_differs", vi, en, "counts.denominator")


def _snapshot(letter: Letter, wanted: Wanted) -> Iterator[Finding]:
    """Yield where the letter and the sender's own frozen figures differ; both are said."""
    counts, frozen = letter.counts, wanted.snapshot
    if counts is None or frozen is None or schedule.moment(frozen.tally.as_of) != schedule.moment(wanted.cutoff):
        return
    own = frozen.total
    told, kept = (counts.installed, counts.total), (own.installed, own.total)
    if None not in told and told != kept:
        vi = f"Báo cáo ghi {_fraction(*told)}, số liệu đơn vị đã chốt trong hệ thống là {_fraction(*kept)}."
        en = f"The letter says {_fraction(*told)}, the sender's frozen figures are {_fraction(*kept)}."
        yield _finding("received_snapshot_differs", vi, en, "counts")
    elif counts.not_installed is not None and _is_counted(counts.not_installed):
        said = _reasons(counts.not_installed)
        if said != own.reasons:
            vi = f"Lý do chưa cài đặt: báo cáo ghi {_listed(said)}, số liệu đã chốt là {_listed(own.reasons)}."
            en = f"Reasons: the letter says {_codes(said)}, the sender's frozen figures are {_codes(own.reasons)}."
            yield _finding("received_snapshot_differs", vi, en, "counts.not_installed")


def _finding(code: str, vi: str, en: str, where: str) -> Finding:
    return Finding(code, Severity.WARNING, vi, en, RULE, where)


def _said(counts: Counts) -> str | None:
    return counts.denominator or counts.unit


def _is_counted(reasons: Sequence[Reason]) -> bool:
    return all(reason.count is not None for reason in reasons)


def _reasons(told: Sequence[Reason]) -> tuple[tuple[str, int], ...]:
    """Return the reasons by code; none where one of them has no count, for the others would not be all."""
    return sums.reasons((reason.code, reason.count or 0) for reason in told) if _is_counted(told) else ()


def _fraction(installed: int | None, total: int | None) -> str:
    return f"{written.whole(installed or 0)}/{written.whole(total or 0)}"


def _listed(reasons: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{REASONS.get(code, code)} {count}" for code, count in reasons) or "0"


def _codes(reasons: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{code.replace('_', ' ')} {count}" for code, count in reasons) or "0"
