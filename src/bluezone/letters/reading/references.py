"""References: every other document that a letter names, each once, with date, issuer, abstract and role."""

from collections.abc import Iterator
from dataclasses import replace

from bluezone.letters.folding import fold, is_near
from bluezone.letters.letter import Letter, Reference
from bluezone.letters.reading import purpose, roles
from bluezone.letters.reading.bodies import reader_name
from bluezone.letters.reading.citations import Citation, citations
from bluezone.letters.reading.dating import date_of
from bluezone.letters.reading.finding import SURE, Finding, Span, span
from bluezone.letters.reading.page import Page


def find(page: Page, known: Letter) -> Iterator[Finding]:
    """Yield the references in the order of the text."""
    cited = citations(page.text, page.closing.first)
    setting = roles.Setting(page, known, purpose.is_report(page, known), tuple(cited))
    found: list[Finding] = []
    for series in _series(cited):
        for citation in series:
            if not _is_itself(page, citation, known):
                _add(found, _finding(setting, tuple(series), citation))
    yield from found


def _series(found: list[Citation]) -> list[list[Citation]]:
    """Return the citations by enumeration."""
    series: list[list[Citation]] = []
    for citation in found:
        if citation.joined and series:
            series[-1].append(citation)
        else:
            series.append([citation])
    return series


def _is_itself(page: Page, citation: Citation, known: Letter) -> bool:
    """Whether it is the letter itself, named in its own text; not that of another year with the same number."""
    number, _, symbol = citation.number.partition("/")
    if known.number is None or known.symbol is None or number != known.number:
        return False
    day = date_of(page, known, citation.day)
    if day is not None and known.date is not None and day != known.date:
        return bool(symbol) and day.year == known.date.year and _key(symbol) == _key(known.symbol)
    return not symbol or is_near(_key(symbol), _key(known.symbol))


def _key(symbol: str) -> str:
    return fold(symbol).replace(" ", "")


def _finding(setting: roles.Setting, series: tuple[Citation, ...], citation: Citation) -> Finding:
    page, known = setting.page, setting.known
    text, issuer = page.text, citation.issuer
    name = issuer.name if issuer else None
    if issuer and issuer.is_reader:
        name = reader_name(known, issuer.name)
    value = Reference(
        number_symbol=citation.number,
        date=date_of(page, known, citation.day),
        issuer=name,
        type=citation.kind,
        as_written=text.slice(citation.first, citation.last),
        abstract=text.slice(citation.about.start, citation.about.stop) if citation.about else None,
        role=roles.role(setting, series, citation),
    )
    ranges = {"number_symbol": citation.number_at, "date": citation.day_at, "abstract": citation.about}
    if issuer:
        ranges["issuer"] = range(issuer.first, issuer.last)
    spans = {part: span(text, at.start, at.stop) for part, at in ranges.items() if at}
    return Finding("references", value, span(text, citation.first, citation.last), _certainty(citation), "cited", spans)


def _certainty(citation: Citation) -> float:
    if citation.is_plain:
        return 0.75
    return SURE if citation.kind else 0.7


def _add(found: list[Finding], finding: Finding) -> None:
    """Add *finding*; a document that is there already only gains what it lacked."""
    for at, other in enumerate(found):
        if _is_same(other.value, finding.value):
            found[at] = _fuller(other, finding)
            return
    found.append(finding)


def _is_same(one: Reference, other: Reference) -> bool:
    if one.date and other.date and one.date != other.date:
        return False
    (number, _, symbol), (number2, _, symbol2) = (
        (reference.number_symbol or "").partition("/") for reference in (one, other)
    )
    if not symbol or not symbol2:
        return fold(number) == fold(number2) and (symbol == symbol2 or number.isdigit())
    return number == number2 and is_near(_key(symbol), _key(symbol2))


def _fuller(one: Finding, other: Finding) -> Finding:
    """Return the finding that says more, filled up from the other; the first where both say as much."""
    first, second = sorted((one, other), key=lambda finding: -_n_parts(finding.value))
    value, more = first.value, second.value
    filled = replace(
        value,
        date=value.date or more.date,
        issuer=value.issuer or more.issuer,
        abstract=value.abstract or more.abstract,
        role=one.value.role or other.value.role,
    )
    spans: dict[str, Span] = {**second.parts, **first.parts} if value is not more else dict(first.parts)
    return replace(first, value=filled, certainty=max(one.certainty, other.certainty), parts=spans)


def _n_parts(reference: Reference) -> int:
    return sum(part is not None for part in (reference.date, reference.issuer, reference.abstract))
