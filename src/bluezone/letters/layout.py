"""Layout rules as named profiles with a validity period: sizes, styles, spacings, ruled lines.

One profile is known, that of Nghị định 30/2020/NĐ-CP. Where the decree gives a range, the value taken lies inside it
and the range stands beside it, for whoever checks an incoming letter. All values, with their place in the decree, are
listed in docs/reference/letter-layout.md.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; shared specification of the rollout, section 3.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class Element(StrEnum):
    """A kind of text on the paper; the number is that of the decree's box (ô số)."""

    NATIONAL_TITLE = "national title"  # 1
    MOTTO = "motto"  # 1
    PARENT_ORG = "parent organ"  # 2
    ORG = "organ"  # 2
    NUMBER = "number"  # 3
    PLACE_DATE = "place and date"  # 4
    KIND = "kind"  # 5a
    ABSTRACT = "abstract"  # 5a
    SUBJECT = "subject"  # 5b, "V/v ..."
    PARAGRAPH = "paragraph"  # 6
    BASIS = "basis"  # 6
    PART = "part"  # 6, I.
    HEADING = "heading"  # 6, 1.
    ITEM = "item"  # 6, a) or -
    TABLE_HEAD = "table head"  # 6
    TABLE_CELL = "table cell"  # 6
    TABLE_TOTAL = "table total"  # 6
    SIGNING_TITLE = "signing title"  # 7a
    SIGNER_NAME = "signer"  # 7b
    ADDRESSEE = "addressee"  # 9a
    RECIPIENTS_HEAD = "recipients head"  # 9b
    RECIPIENT = "recipient"  # 9b
    STAMP = "stamp"  # 10a, 10b
    CIRCULATION = "circulation"  # 11
    ADDRESS_LINE = "address line"  # 13
    ANNEX_NUMBER = "annex number"
    ANNEX_TITLE = "annex title"
    ANNEX_NOTE = "annex note"
    PAGE_NUMBER = "page number"
    WATERMARK = "watermark"


class Align(StrEnum):
    """Where the lines of a text stand."""

    LEFT = "left"
    CENTER = "center"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Style:
    """How an element looks.

    Attributes:
        size_pt: taken; it lies within sizes_pt.
        sizes_pt: least and greatest that the decree allows.
        before_pt: space above, where the element does not come first in its box.
        first_line_mm: indent of the first line.
        leading: line spacing as a multiple of single.
        is_upper: whether the decree wants capitals.
    """

    size_pt: float
    sizes_pt: tuple[float, float]
    is_bold: bool = False
    is_italic: bool = False
    is_upper: bool = False
    align: Align = Align.LEFT
    before_pt: float = 0
    first_line_mm: float = 0
    leading: float = 1


@dataclass(frozen=True, slots=True)
class Margins:
    """Distances of the text from the edges of the paper."""

    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float


@dataclass(frozen=True, slots=True)
class StampSize:
    """A stamp's frame."""

    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Profile:
    """One set of layout rules.

    Attributes:
        valid_from, valid_until: first and last day of letters it is for; None where no end is known.
        margins: taken. margins_least, margins_most: what is allowed.
        letterhead_mm: widths of the two invisible columns of the letterhead; together the text width.
        signature_mm: the same for the end, Nơi nhận at the left, signature at the right.
        motto_rule_share: length of the line under the motto, as a share of the text's.
        organ_rule_share: the same under the organ and under an abstract. organ_rule_shares: what is allowed.
        rule_pt: thickness of a line. rule_gap_pt: from the text above it.
        signing_room_mm: left free between title and name for signature and seal (7c, 8).
        body_lines_with_signature: at least so many lines of the body stand on the page of the signature.
        page_number_from: first page that shows its number.
        padded_below: numbers of documents below it get a leading zero.
        stamps: frames whose size is given, by their text.
        table_sizes_pt: sizes a table may be set in, the greatest that fits.
    """

    name: str
    valid_from: date
    valid_until: date | None
    paper_mm: tuple[float, float]
    margins: Margins
    margins_least: Margins
    margins_most: Margins
    fonts: tuple[str, ...]
    styles: Mapping[Element, Style]
    letterhead_mm: tuple[float, float]
    signature_mm: tuple[float, float]
    motto_rule_share: float
    organ_rule_share: float
    organ_rule_shares: tuple[float, float]
    rule_pt: float
    rule_gap_pt: float
    signing_room_mm: float
    body_lines_with_signature: int
    page_number_from: int
    padded_below: int
    stamps: Mapping[str, StampSize]
    table_sizes_pt: tuple[float, ...]

    @property
    def text_width_mm(self) -> float:
        """Between the side margins of an upright page."""
        return self.paper_mm[0] - self.margins.left_mm - self.margins.right_mm

    @property
    def text_width_across_mm(self) -> float:
        """Between the side margins of a page that lies across."""
        return self.paper_mm[1] - self.margins.left_mm - self.margins.right_mm

    def is_valid_on(self, day: date) -> bool:
        """Whether letters of *day* follow these rules."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


_BODY = (13, 14)

_STYLES = {
    Element.NATIONAL_TITLE: Style(12, (12, 13), is_bold=True, is_upper=True, align=Align.CENTER),
    Element.MOTTO: Style(13, (13, 14), is_bold=True, align=Align.CENTER),
    Element.PARENT_ORG: Style(12, (12, 13), is_upper=True, align=Align.CENTER),
    Element.ORG: Style(12, (12, 13), is_bold=True, is_upper=True, align=Align.CENTER),
    Element.NUMBER: Style(13, (13, 13), align=Align.CENTER, before_pt=8),
    Element.PLACE_DATE: Style(13, (13, 14), is_italic=True, align=Align.CENTER, before_pt=8),
    Element.KIND: Style(14, _BODY, is_bold=True, is_upper=True, align=Align.CENTER, before_pt=18),
    Element.ABSTRACT: Style(14, _BODY, is_bold=True, align=Align.CENTER),
    Element.SUBJECT: Style(12, (12, 13), align=Align.CENTER, before_pt=6),
    Element.PARAGRAPH: Style(14, _BODY, align=Align.JUSTIFY, before_pt=6, first_line_mm=12.7, leading=1.1),
    Element.BASIS: Style(14, _BODY, is_italic=True, align=Align.JUSTIFY, before_pt=6, first_line_mm=12.7, leading=1.1),
    Element.PART: Style(14, _BODY, is_bold=True, is_upper=True, align=Align.JUSTIFY, before_pt=8, first_line_mm=12.7),
    Element.HEADING: Style(14, _BODY, is_bold=True, align=Align.JUSTIFY, before_pt=6, first_line_mm=12.7),
    Element.ITEM: Style(14, _BODY, align=Align.JUSTIFY, before_pt=6, first_line_mm=12.7, leading=1.1),
    Element.TABLE_HEAD: Style(13, (11, 14), is_bold=True, align=Align.CENTER, before_pt=6),
    Element.TABLE_CELL: Style(13, (11, 14)),
    Element.TABLE_TOTAL: Style(13, (11, 14), is_bold=True),
    Element.SIGNING_TITLE: Style(14, _BODY, is_bold=True, is_upper=True, align=Align.CENTER),
    Element.SIGNER_NAME: Style(14, _BODY, is_bold=True, align=Align.CENTER),
    Element.ADDRESSEE: Style(14, _BODY, before_pt=18),
    Element.RECIPIENTS_HEAD: Style(12, (12, 12), is_bold=True, is_italic=True),
    Element.RECIPIENT: Style(11, (11, 11)),
    Element.STAMP: Style(13, _BODY, is_bold=True, is_upper=True, align=Align.CENTER, before_pt=8),
    Element.CIRCULATION: Style(13, _BODY, is_bold=True, is_upper=True, align=Align.CENTER, before_pt=12),
    Element.ADDRESS_LINE: Style(11, (11, 12), align=Align.CENTER),
    Element.ANNEX_NUMBER: Style(14, (14, 14), is_bold=True, align=Align.CENTER),
    Element.ANNEX_TITLE: Style(14, _BODY, is_bold=True, is_upper=True, align=Align.CENTER),
    Element.ANNEX_NOTE: Style(14, _BODY, is_italic=True, align=Align.CENTER),
    Element.PAGE_NUMBER: Style(14, _BODY, align=Align.CENTER),
    Element.WATERMARK: Style(96, (1, 200), is_bold=True, is_upper=True, align=Align.CENTER),
}

ND30 = Profile(
    name="Nghị định 30/2020/NĐ-CP",
    valid_from=date(2020, 3, 5),
    valid_until=None,
    paper_mm=(210, 297),
    margins=Margins(20, 20, 30, 15),
    margins_least=Margins(20, 20, 30, 15),
    margins_most=Margins(25, 25, 35, 20),
    fonts=("Times New Roman",),
    styles=MappingProxyType(_STYLES),
    letterhead_mm=(75, 90),
    signature_mm=(80, 85),
    motto_rule_share=1,
    organ_rule_share=0.4,
    organ_rule_shares=(1 / 3, 1 / 2),
    rule_pt=0.75,
    rule_gap_pt=3,
    signing_room_mm=32,
    body_lines_with_signature=2,
    page_number_from=2,
    padded_below=10,
    stamps=MappingProxyType(
        {"HỎA TỐC": StampSize(30, 8), "THƯỢNG KHẨN": StampSize(40, 8), "KHẨN": StampSize(20, 8)},
    ),
    table_sizes_pt=(13, 12, 11),
)
"""Sizes inside the ranges follow the decree's own table of samples; margins leave the widest text."""

PROFILES = (ND30,)

_COMPACT = {
    Element.KIND, Element.ABSTRACT, Element.PARAGRAPH, Element.BASIS, Element.PART, Element.HEADING, Element.ITEM,
    Element.ADDRESSEE, Element.SIGNING_TITLE, Element.SIGNER_NAME,
}  # fmt: skip  # one name a line would only be longer


def compact(profile: Profile) -> Profile:
    """Return *profile* with its body at the least size and single spacing, for a letter that should fill one page."""
    styles = {
        element: replace(style, size_pt=style.sizes_pt[0], leading=1) if element in _COMPACT else style
        for element, style in profile.styles.items()
    }
    return replace(profile, styles=MappingProxyType(styles))


def profile_for(day: date) -> Profile:
    """Return the rules in force on *day*; for a day before the first rules known here, those first ones.

    An older letter can still be set anew; `checks` says that no rules are known for its day.
    """
    return next((profile for profile in reversed(PROFILES) if profile.valid_from <= day), PROFILES[0])
