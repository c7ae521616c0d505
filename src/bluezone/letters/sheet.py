"""A letter laid out: every box of the decree with its exact lines, ready for whoever puts it on paper.

Both writers, DOCX and PDF, render this one value, so the same text stands in both files. What the decree prescribes
and a letter may lack is put here and nowhere else: "Số:", "V/v", "Kính gửi:", "- Như trên;", "./.", leading zeros,
capitals, final marks. Lines that are cut here (organ, abstract) stay cut; a writer breaks all others.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; shared specification of the rollout, section 3.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bluezone.letters import kinds, tables, written
from bluezone.letters.layout import ND30, Element, Profile
from bluezone.letters.letter import Annex, Archive, Block, BlockKind, Letter, Recipient, Signer
from bluezone.letters.tables import TableLayout
from bluezone.letters.widths import one_line, width_mm, wrapped

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TO = "Kính gửi:"
AS_ABOVE = "Như trên"
RECIPIENTS = "Nơi nhận:"
END = "./."
DRAFT = "DỰ THẢO"

_FINAL_MARKS = " \t\r\n.;,"
_LONGEST_PROPERTY = 500
_LETTERHEAD_AIR_MM = 4  # so that the two columns never look like one line


@dataclass(frozen=True, slots=True)
class Rule:
    """A solid line, centred under the text above it.

    Attributes:
        share: its length as a share of the longest line above; what a writer that can measure goes by.
        length_mm: the same in a font of the measure of Times New Roman; what a writer that cannot goes by.
    """

    share: float
    length_mm: float


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one box, all of one style. Empty where the letter has no such box."""

    element: Element
    lines: tuple[str, ...] = ()
    rule: Rule | None = None

    @property
    def text(self) -> str:
        """The lines as one text."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Capitals in a frame; its size is None where the decree gives none and the frame follows the text.

    Urgency is framed red, whatever else is framed black.
    """

    text: str
    element: Element
    width_mm: float | None = None
    height_mm: float | None = None
    is_red: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a body: a text of one style, or a table."""

    element: Element
    text: str = ""
    table: TableLayout | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """The end: Nơi nhận at the left, the signature at the right, its first line level with the head.

    `recipients` begins with its head and is empty where the letter has no list. Between the titles and the name the
    profile's signing room stays free.
    """

    recipients: tuple[str, ...]
    titles: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class AnnexSheet:
    """One annex: on pages of its own, numbered for itself."""

    number: str
    title: Lines
    note: str
    body: tuple[Passage, ...]
    is_landscape: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole letter, box by box. `document_title`, `author` and `dated` are for the file, not the paper."""

    profile: Profile
    document_title: str
    author: str
    dated: date | None
    national_title: Lines
    motto: Lines
    parent_org: Lines
    org: Lines
    number: Lines
    place_date: Lines
    subject: Lines
    secrecy: Stamp | None
    urgency: Stamp | None
    kind: Lines
    abstract: Lines
    addressees: Lines
    circulation: Stamp | None
    body: tuple[Passage, ...]
    closing: Closing
    address_line: str | None
    annexes: tuple[AnnexSheet, ...]
    watermark: str | None


def lay_out(letter: Letter, profile: Profile = ND30) -> Sheet:
    """Return *letter* box by box, as *profile* wants it. What the letter does not say is blank or left out."""
    kind = _kind(letter)
    return Sheet(
        profile=profile,
        document_title=_document_title(letter, kind),
        author=_shortened(one_line(letter.issuer)),
        dated=letter.date,
        national_title=Lines(Element.NATIONAL_TITLE, (NATIONAL_TITLE,)),
        motto=_ruled(Lines(Element.MOTTO, (MOTTO,)), profile.motto_rule_share, profile),
        parent_org=_cut(letter.parent_org, Element.PARENT_ORG, _left_mm(profile), profile),
        org=_ruled(_cut(letter.issuer, Element.ORG, _left_mm(profile), profile), profile.organ_rule_share, profile),
        number=Lines(Element.NUMBER, (f"Số: {number_symbol(letter, profile)}",)),
        place_date=Lines(Element.PLACE_DATE, (_place_date(letter),)),
        subject=_subject(letter, kind, profile),
        secrecy=_stamp(letter.secrecy, Element.STAMP, profile),
        urgency=_stamp(letter.urgency, Element.STAMP, profile, is_red=True),
        kind=_kind_line(letter, kind, profile),
        abstract=_abstract(letter, kind, profile),
        addressees=Lines(Element.ADDRESSEE, _addressees(letter)),
        circulation=_stamp(letter.circulation, Element.CIRCULATION, profile),
        body=_body(letter.body, profile, profile.text_width_mm, is_main=True),
        closing=_closing(letter, profile),
        address_line=one_line(letter.address_line) or None,
        annexes=_annexes(letter, kind, profile),
        watermark=DRAFT if letter.is_draft else None,
    )


def texts(sheet: Sheet) -> Iterator[str]:
    """Yield every text of *sheet* but the watermark, box by box: what must stand in a file made of it."""
    head = (sheet.parent_org, sheet.org, sheet.number, sheet.subject, sheet.national_title, sheet.motto)
    for box in (*head, sheet.place_date):
        yield from box.lines
    yield from (stamp.text for stamp in (sheet.secrecy, sheet.urgency, sheet.circulation) if stamp)
    for box in (sheet.kind, sheet.abstract, sheet.addressees):
        yield from box.lines
    yield from _passage_texts(sheet.body)
    yield from (*sheet.closing.recipients, *sheet.closing.titles)
    yield from (text for text in (sheet.closing.name, sheet.address_line) if text)
    for annex in sheet.annexes:
        yield from (annex.number, *annex.title.lines, annex.note)
        yield from _passage_texts(annex.body)


def _passage_texts(body: Iterable[Passage]) -> Iterator[str]:
    for passage in body:
        if passage.text:
            yield passage.text
        if passage.table:
            for row in (passage.table.columns, *passage.table.rows):
                yield from filter(None, row)


def _document_title(letter: Letter, kind: kinds.Kind) -> str:
    """Return "Công văn 1169/SCT-VP: triển khai ...", for the file's properties and the window's title."""
    parts = [one_line(letter.type) or kind.name, letter.number_symbol and number_symbol(letter)]
    title = " ".join(filter(None, parts))
    abstract = _bare_abstract(letter)
    return _shortened(f"{title}: {abstract}" if abstract else title)


def _shortened(text: str) -> str:
    """Return *text* as a property of a file can hold it; files bound those."""
    return text if len(text) <= _LONGEST_PROPERTY else text[: _LONGEST_PROPERTY - 1] + "…"


# --- the letterhead --------------------------------------------------------------------------------------------------


def number_symbol(letter: Letter, profile: Profile = ND30) -> str:
    """Return "1169/SCT-VP", "03/BC-SCT", or blanks where a draft has no number yet: "      /SCT-VP"."""
    number = one_line(letter.number).replace(" ", "")
    symbol = one_line(letter.symbol).replace(" ", "")
    if number.isdecimal() and int(number) < profile.padded_below:
        number = f"{int(number):02}"
    return f"{number or written.BLANK}/{symbol}" if symbol else number or written.BLANK


def _kind(letter: Letter) -> kinds.Kind:
    """Return the kind by its name; an unnamed letter is what its symbol says."""
    if letter.type and one_line(letter.type):
        return kinds.of_name(letter.type) or kinds.Kind(one_line(letter.type), "")
    return kinds.of_symbol(letter.symbol or "")


def _place_date(letter: Letter) -> str:
    return f"{one_line(letter.place) or written.BLANK}, {written.long_date(letter.date)}"


def _left_mm(profile: Profile) -> float:
    return profile.letterhead_mm[0] - _LETTERHEAD_AIR_MM


def _subject(letter: Letter, kind: kinds.Kind, profile: Profile) -> Lines:
    """Return box 5b, which a named kind does not have."""
    abstract = _bare_abstract(letter)
    text = f"V/v {abstract}" if abstract and not kind.is_named else ""
    return _cut(text, Element.SUBJECT, _left_mm(profile), profile)


def _bare_abstract(letter: Letter) -> str:
    abstract = one_line(letter.abstract).rstrip(_FINAL_MARKS)
    return abstract[3:].lstrip() if abstract.lower().startswith("v/v") else abstract


def _kind_line(letter: Letter, kind: kinds.Kind, profile: Profile) -> Lines:
    name = one_line(letter.type) or kind.name
    return _cut(name if kind.is_named else "", Element.KIND, profile.text_width_mm, profile)


def _abstract(letter: Letter, kind: kinds.Kind, profile: Profile) -> Lines:
    """Return box 5a's abstract, which a công văn does not have; it stands narrower than the body."""
    text = _bare_abstract(letter) if kind.is_named else ""
    lines = _cut(text, Element.ABSTRACT, profile.text_width_mm * 0.8, profile)
    return _ruled(lines, profile.organ_rule_share, profile)


def _stamp(text: str | None, element: Element, profile: Profile, *, is_red: bool = False) -> Stamp | None:
    words = one_line(text).upper()
    if not words:
        return None
    size = profile.stamps.get(words)
    if size is None:
        return Stamp(words, element, is_red=is_red)
    return Stamp(words, element, size.width_mm, size.height_mm, is_red)


def _addressees(letter: Letter) -> tuple[str, ...]:
    """Return one line for one addressee; for several the head and a line each."""
    names = [name for given in letter.addressees or () if (name := _listed(given))]
    if len(names) < 2:
        return tuple(f"{TO} {name}" for name in names)
    return (TO, *_dashed(names))


# --- body and annexes ------------------------------------------------------------------------------------------------


def _body(blocks: Sequence[Block], profile: Profile, room_mm: float, *, is_main: bool) -> tuple[Passage, ...]:
    """Return *blocks* with the final marks the decree wants; "./." ends the body of a letter.

    A block without text says nothing and is left out.
    """
    passages = [_passage(block, profile, room_mm) for block in blocks if block.table or one_line(block.text)]
    for place, passage in enumerate(passages):
        if passage.element is Element.BASIS:
            is_last = passages[place + 1 : place + 2] == [] or passages[place + 1].element is not Element.BASIS
            mark = "." if is_last else ";"
            passages[place] = Passage(Element.BASIS, passage.text.rstrip(_FINAL_MARKS) + mark)
    if is_main and passages:
        last = passages.pop()
        passages += [last, Passage(Element.PARAGRAPH, END)] if last.table else [Passage(last.element, ended(last.text))]
    return tuple(passages)


def _passage(block: Block, profile: Profile, room_mm: float) -> Passage:
    if block.table is not None:
        return Passage(Element.TABLE_CELL, table=tables.lay_out(block.table, profile, room_mm))
    text = one_line(block.text)
    return Passage(Element(block.kind.value), text.upper() if block.kind is BlockKind.PART else text)


def ended(text: str) -> str:
    """Return *text* with "./." behind its last sentence, once, instead of another final mark."""
    text = text.rstrip()
    if text.endswith(END):
        return text
    for mark in ("./", "/.", ".", ";", ",", ":"):
        if text.endswith(mark):
            return text.removesuffix(mark) + END
    return text + END


def _annexes(letter: Letter, kind: kinds.Kind, profile: Profile) -> tuple[AnnexSheet, ...]:
    return tuple(
        _annex(annex, annex_number(place, len(letter.annexes)), _annex_note(letter, kind, profile), profile)
        for place, annex in enumerate(letter.annexes, 1)
    )


def annex_number(place: int, of: int) -> str:
    """Return "Phụ lục II"; a single annex has no numeral."""
    return f"Phụ lục {written.roman(place)}" if of > 1 else "Phụ lục"


def _annex(annex: Annex, number: str, note: str, profile: Profile) -> AnnexSheet:
    room_mm = profile.text_width_across_mm if annex.is_landscape else profile.text_width_mm
    return AnnexSheet(
        number=number,
        title=_cut(annex.title, Element.ANNEX_TITLE, room_mm * 0.85, profile),
        note=note,
        body=_body(annex.blocks, profile, room_mm, is_main=False),
        is_landscape=annex.is_landscape,
    )


def _annex_note(letter: Letter, kind: kinds.Kind, profile: Profile) -> str:
    """Return the line that ties an annex to its letter, with blanks for what a draft does not know."""
    name = one_line(letter.type) or kind.name
    issuer = one_line(letter.issuer) or written.BLANK
    return f"(Kèm theo {name} số {number_symbol(letter, profile)} {written.long_date(letter.date)} của {issuer})"


# --- the end ---------------------------------------------------------------------------------------------------------


def _closing(letter: Letter, profile: Profile) -> Closing:
    signer = letter.signer or Signer()
    titles = (signer.collective, signer.authority, signer.title)
    return Closing(
        recipients=_recipients(letter),
        titles=tuple(title for given in titles if (title := one_line(given).upper())),
        name=one_line(signer.name),
    )


def _recipients(letter: Letter) -> tuple[str, ...]:
    """Return head and lines: those addressed first, by "Như trên", the archive last."""
    lines = [_recipient(recipient) for recipient in letter.recipients or ()]
    if letter.recipients is not None and letter.addressees:
        addressed = {_listed(name) for name in letter.addressees} | {"; ".join(map(_listed, letter.addressees))}
        lines = [AS_ABOVE, *(line for line in lines if line not in addressed and line != AS_ABOVE)]
    dashed = [f"- {line};" for line in lines if line]
    if letter.archive is not None:
        dashed.append(f"- {archive_line(letter.archive)}.")
    elif dashed:
        dashed[-1] = dashed[-1].removesuffix(";") + "."
    return (RECIPIENTS, *dashed) if dashed else ()


def _recipient(recipient: Recipient) -> str:
    """Return the name with its note in brackets; what was written as "Như trên" or "Như Điều 3" stays so."""
    as_written = _listed(recipient.as_written or "")
    if as_written.lower().startswith("như "):
        return as_written
    purpose = one_line(recipient.purpose)
    return f"{_listed(recipient.name)} ({purpose})" if purpose else _listed(recipient.name)


def archive_line(archive: Archive) -> str:
    """Return "Lưu: VT, KGVX (3). vt": where copies are filed, how many, the drafter's mark."""
    line = "Lưu: " + ", ".join(unit for given in archive.units if (unit := one_line(given)))
    if archive.copies is not None:
        line += f" ({archive.copies})"
    drafter = _listed(archive.drafter or "")
    return f"{line}. {drafter}" if drafter else line


# --- lines -----------------------------------------------------------------------------------------------------------


def _listed(name: str) -> str:
    """Return a name as it stands in a list, without dash before and final mark behind."""
    return one_line(name).removeprefix("-").lstrip().rstrip(_FINAL_MARKS)


def _dashed(names: Iterable[str]) -> tuple[str, ...]:
    lines = [f"- {name};" for name in names]
    return (*lines[:-1], lines[-1].removesuffix(";") + ".")


def _cut(text: str | None, element: Element, room_mm: float, profile: Profile) -> Lines:
    style = profile.styles[element]
    words = one_line(text)
    return Lines(
        element, wrapped(words.upper() if style.is_upper else words, room_mm, style.size_pt, is_bold=style.is_bold)
    )


def _ruled(lines: Lines, share: float, profile: Profile) -> Lines:
    if not lines.lines:
        return lines
    style = profile.styles[lines.element]
    longest_mm = max(width_mm(line, style.size_pt, is_bold=style.is_bold) for line in lines.lines)
    return Lines(lines.element, lines.lines, Rule(share, round(longest_mm * share, 2)))
