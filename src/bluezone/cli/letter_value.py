"""A letter given as JSON, with words for its figures; and what the checks say of a letter, a line for each finding."""

from bluezone.letters import checks, drafting, schema
from bluezone.letters.checks import Direction, Finding, Severity
from bluezone.letters.figures import FiguresError
from bluezone.letters.letter import Letter
from bluezone.letters.reading.finding import Span

SEVERITIES = {
    Severity.ERROR: ("Lỗi", "Error"),
    Severity.WARNING: ("Cảnh báo", "Warning"),
    Severity.HINT: ("Lưu ý", "Hint"),
}


def is_json(data: bytes) -> bool:
    """Whether *data* is the JSON of a letter and no letter itself."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def worded(text: str, *, app: str | None = None) -> tuple[Letter, FiguresError | None]:
    """Return the letter that the JSON *text* holds, with a body; without one, and why, where its figures do not allow.

    Raises:
        LetterJsonError: it holds no letter.
    """
    given = schema.from_text(text)
    try:
        return drafting.draft(given, app=app), None
    except FiguresError as error:
        return given, error


def findings(letter: Letter, direction: Direction, text: str | None = None) -> tuple[Finding, ...]:
    """Return what the checks find in *letter*."""
    return checks.check(letter, direction=direction, text=text)


def line(finding: Finding, text: str | None, *, is_english: bool) -> str:
    """Return *finding* in one line: how grave, where, the sentence, the rule's place, the code."""
    severity = SEVERITIES[finding.severity][is_english]
    sentence = " ".join((finding.en if is_english else finding.vi).split())
    return (
        f"{severity}{_where(finding.where, text, is_english=is_english)}: {sentence} ({finding.rule}) [{finding.code}]"
    )


def line_number(span: Span, text: str) -> int:
    """Return in which line of *text* *span* begins, from 1."""
    return text.count("\n", 0, span.start) + 1


def _where(where: str | Span | None, text: str | None, *, is_english: bool) -> str:
    if isinstance(where, Span):
        return f", {'line' if is_english else 'dòng'} {line_number(where, text)}" if text is not None else ""
    return f", {where}" if where else ""
