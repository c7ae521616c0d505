"""Checks: what in a letter breaks the rules, each with its sentence, its gravity and the rule's place in the decree.

An outgoing letter is checked as it will stand on paper: its value is laid out, and that text is read like any other.
An incoming one is checked in the text that came and in the value that was read from it; what of it is no letter in
form (a notice, a newspaper's quotation) is checked for its content only.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from bluezone.letters import sheet as sheets
from bluezone.letters.checks import citations, closing, figures, grids, head, in_text, writing
from bluezone.letters.checks.finding import Case, Direction, Finding, Found, Severity
from bluezone.letters.checks.paper import Paper
from bluezone.letters.checks.rules import RULES
from bluezone.letters.layout import PROFILES, Profile
from bluezone.letters.letter import Letter
from bluezone.letters.reading.finding import Span
from bluezone.letters.sheet import Sheet

__all__ = ["RULES", "Direction", "Finding", "Severity", "check", "text_of"]

MOST_OF_A_CODE = 20
"""More findings of one code than a clerk would read are left out."""

_GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.HINT)


def check(
    letter: Letter, *, direction: Direction, text: str | None = None, profile: Profile | None = None
) -> tuple[Finding, ...]:
    """Return what in *letter* breaks the rules; the gravest first, then in the order of the text.

    Args:
        direction: OUTGOING before it is issued, INCOMING as it came.
        text: as it came, or as it was edited; without one an outgoing letter is checked as it will be laid out, and an
            incoming one by its value alone.
        profile: layout rules of the outgoing letter; those of its day if not given.
    """
    case = Case(letter, direction is Direction.OUTGOING)
    if text is None and case.is_outgoing:
        text = text_of(sheets.lay_out(letter, profile) if profile else sheets.lay_out(letter))
    paper = Paper(text) if text is not None else None
    found = (finding for each in _all(case, paper, profile) if (finding := _graded(each, case)))
    return tuple(sorted(_few(found), key=_order))


def _all(case: Case, paper: Paper | None, profile: Profile | None) -> Iterator[Found]:
    has_form = paper is None or paper.is_letter
    if paper is not None and not paper.is_letter:
        yield Found(
            "not_a_letter",
            "Không có phần đầu và phần cuối của văn bản hành chính; chỉ kiểm tra nội dung.",
            "The text has no letter's form; only its content is checked.",
        )
    if has_form:
        yield from _form(case, paper)
    yield from citations.of_value(case)
    yield from figures.of_value(case)
    if paper is not None:
        yield from in_text.of_text(case, paper)
        yield from grids.of_text(paper, case.letter.counts)
        yield from writing.spelling(paper)
    if case.is_outgoing:
        yield from _layout(case.letter, profile)


def _form(case: Case, paper: Paper | None) -> Iterator[Found]:
    """Yield what is wrong with the form; a blank form has it printed, and nothing to miss."""
    if paper is not None and paper.is_form:
        yield Found("form_blank", "Biểu mẫu chưa điền.", "A form that is not filled in.")
        yield from head.of_text(paper, case)
        return
    yield from head.of_value(case)
    yield from closing.of_value(case, paper)
    if paper is not None:
        yield from head.of_text(paper, case)
        yield from closing.of_text(paper, case)
        yield from writing.of_text(paper)
        yield from writing.blanks(paper)
        if case.is_outgoing:
            yield from citations.in_text(case, paper)
            yield from head.in_text(paper, case.letter)


def _layout(letter: Letter, profile: Profile | None) -> Iterator[Found]:
    known = PROFILES if profile is None else (profile,)
    if letter.date and not any(rules.is_valid_on(letter.date) for rules in known):
        yield Found(
            "layout_unknown",
            f"Không có quy định thể thức áp dụng cho ngày {letter.date.isoformat()}.",
            f"No layout rules are known for {letter.date.isoformat()}.",
            "doc.date",
        )


def _graded(found: Found, case: Case) -> Finding | None:
    rule = RULES[found.code]
    severity = rule.outgoing if case.is_outgoing else rule.incoming
    return Finding(found.code, severity, found.vi, found.en, rule.place, found.where) if severity else None


def _few(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen = set[tuple[str, object]]()
    counted = Counter[str]()
    for finding in findings:
        key = finding.code, finding.where
        if counted[finding.code] < MOST_OF_A_CODE and key not in seen:
            seen.add(key)
            counted[finding.code] += 1
            yield finding


def _order(finding: Finding) -> tuple[int, int, str]:
    start = finding.where.start if isinstance(finding.where, Span) else -1
    return _GRAVEST_FIRST.index(finding.severity), start, finding.code


def text_of(laid_out: Sheet) -> str:
    """Return the text of a letter laid out: box by box with an empty line between, cells of a row with tabs."""
    sheet = laid_out
    boxes = [(*sheet.parent_org.lines, *sheet.org.lines), (*sheet.national_title.lines, *sheet.motto.lines)]
    boxes += [box.lines for box in (sheet.number, sheet.place_date, sheet.subject)]
    boxes += [(stamp.text,) for stamp in (sheet.secrecy, sheet.urgency, sheet.circulation) if stamp]
    boxes += [(*sheet.kind.lines, *sheet.abstract.lines), sheet.addressees.lines, *_passages(sheet.body)]
    boxes += [sheet.closing.recipients, sheet.closing.titles, (sheet.closing.name,), (sheet.address_line or "",)]
    for annex in sheet.annexes:
        boxes += [(annex.number, *annex.title.lines, annex.note), *_passages(annex.body)]
    return "\n\n".join("\n".join(lines) for lines in boxes if any(lines)) + "\n"


def _passages(body: tuple[sheets.Passage, ...]) -> Iterator[tuple[str, ...]]:
    for passage in body:
        if passage.table:
            yield tuple("\t".join(row) for row in (passage.table.columns, *passage.table.rows))
        else:
            yield (passage.text,)
