"""One letter as a value: the boxes of the decree, the figures it reports, its body and its annexes.

The same value is what an office writes and what a reader finds, so every part may be missing: None is "the paper does
not say", an empty tuple is "it says there are none".

Source: shared specification of the rollout, sections 2 and 3; schema: shared data, letters, README.
"""

from dataclasses import dataclass, field
from datetime import date as Date  # two classes have a field called date
from datetime import datetime, time, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from bluezone.errors import BluezoneError

VIETNAM = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh has had no summer time since 1975


class LetterError(BluezoneError, ValueError):
    """A part of a letter cannot be what it was given as."""

    code: ClassVar[str] = "letter_invalid"


class Precision(StrEnum):
    """How exactly a moment is given."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    BLANK = "blank in the form"


class Bound(StrEnum):
    """What a word before a figure makes of it: `hơn`, `trên` at least; `gần` at most; `khoảng` about."""

    LOWER = "lower"
    UPPER = "upper"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, perhaps with its time, in Vietnam: a cut-off or a deadline.

    `day` is None where a form leaves it blank. `at` is None where only the day is given.
    """

    day: Date | None
    at: time | None = None
    precision: Precision = Precision.DAY
    as_written: str | None = None

    @property
    def iso(self) -> str | None:
        """The day as 2020-08-09, with a time as 2020-08-09T08:00:00+07:00."""
        if self.day is None or self.at is None:
            return self.day.isoformat() if self.day else None
        return datetime.combine(self.day, self.at, VIETNAM).isoformat()


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document that the letter names; a law is named by its name alone.

    `role` says why: directive_answered, directive_forwarded, root_directive, own_onward_directive, earlier_directive,
    legal_basis, letter_answered, or another word of that kind.
    """

    number_symbol: str | None
    date: Date | None = None
    issuer: str | None = None
    type: str | None = None
    as_written: str | None = None
    abstract: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """How many could not install for one reason.

    `code` is one of REASONS; `as_written` the words of the letter.
    """

    code: str
    count: int | None
    as_written: str | None = None
    count_as_written: str | None = None


# Source: shared specification of the rollout, section 4.2.
REASONS: dict[str, str] = {
    "no_phone": "không có điện thoại",
    "no_smartphone": "không có điện thoại thông minh",
    "incompatible_device": "cấu hình không phù hợp",
    "os_too_old": "hệ điều hành quá cũ",
    "no_bluetooth": "không có Bluetooth năng lượng thấp",
    "no_store": "không có kho ứng dụng hoặc tài khoản",
    "storage_full": "bộ nhớ đầy",
    "phone_broken": "điện thoại hỏng",
    "other_device": "thiết bị khác vùng",
    "on_leave": "nghỉ phép, đi học, ốm hoặc biệt phái",
    "refused": "không đồng ý",
    "not_reached": "chưa tiếp cận được",
    "other": "lý do khác",
}


@dataclass(frozen=True, slots=True)
class UnitCount:
    """The figures of one unit: a row of the annex table or a clause of a sentence."""

    unit: str
    installed: int | None = None
    total: int | None = None
    percent: Decimal | None = None
    percent_text: str | None = None
    staff: int | None = None
    not_installed: tuple[Reason, ...] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Delta:
    """What changed since the last report: more devices, or percentage points."""

    count: int | None = None
    points: Decimal | None = None
    as_written: str | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a ranking: 12th, of 63 where the letter says so."""

    position: int | None
    of: int | None = None
    as_written: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that stands beside the install count and is not part of it, such as the unions that took part."""

    name: str
    count: int | None = None
    percent: Decimal | None = None
    unit: str | None = None
    bound: Bound | None = None
    as_written: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """The install figures as printed; nothing is computed back from anything.

    `unit` is what was counted (máy điện thoại), `denominator` what the rate refers to (dân số), as written.
    """

    installed: int | None = None
    total: int | None = None
    percent: Decimal | None = None
    percent_text: str | None = None
    unit: str | None = None
    denominator: str | None = None
    scope: str | None = None
    installed_bound: Bound | None = None
    not_installed: tuple[Reason, ...] | None = None
    by_unit: tuple[UnitCount, ...] | None = None
    delta: Delta | None = None
    rank: Rank | None = None
    beside: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached: who, how much of what, by when (a day, or days from the letter's date)."""

    scope: str | None
    percent: Decimal | None = None
    count: int | None = None
    denominator: str | None = None
    by: Date | None = None
    by_relative_days: int | None = None
    as_written: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """What must be sent, to whom, by when."""

    what: str | None
    to: str | None
    by: Moment


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line under "Nơi nhận"; `name` with "Như trên" written out, `purpose` the note in brackets."""

    name: str
    purpose: str | None = None
    as_written: str | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """The "Lưu" line: where copies are filed, how many, and the drafter's mark."""

    units: tuple[str, ...]
    copies: int | None = None
    drafter: str | None = None
    as_written: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """The signature block: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", the name."""

    collective: str | None = None
    authority: str | None = None
    title: str | None = None
    name: str | None = None


class BlockKind(StrEnum):
    """What a block of the body is; each has its style in the layout."""

    PARAGRAPH = "paragraph"
    BASIS = "basis"  # căn cứ
    PART = "part"  # I. with a title
    HEADING = "heading"  # 1. with a title
    ITEM = "item"  # a), -
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of text; every row has as many cells as there are columns.

    Raises:
        LetterError: a row of another length, or no column.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_total: bool = False  # the last row adds the others up

    def __post_init__(self) -> None:
        if not self.columns:
            raise LetterError("A table needs at least one column.")
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise LetterError(
                    f"Table row {number}: found {len(row)} cells, expected {len(self.columns)}, one for each column."
                )


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, item or table of the body. A table has `table`, everything else `text`."""

    kind: BlockKind
    text: str = ""
    table: Table | None = None

    def __post_init__(self) -> None:
        if (self.kind is BlockKind.TABLE) != (self.table is not None):
            raise LetterError('A block of kind "table" has a table, every other has a text.')


@dataclass(frozen=True, slots=True)
class Annex:
    """A "Phụ lục": its title and what stands in it; wide tables may lie across (landscape)."""

    title: str
    blocks: tuple[Block, ...] = ()
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """An official letter or report, as far as it is known.

    `type` is the kind of document as the decree names it ("Công văn", "Báo cáo", "Báo cáo nhanh"); `number` stays text
    ("03"); `recipients` leave out the archive line, which is `archive`.
    """

    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    date: Date | None = None
    place: str | None = None
    parent_org: str | None = None
    issuer: str | None = None
    addressees: tuple[str, ...] | None = None
    abstract: str | None = None
    urgency: str | None = None
    references: tuple[Reference, ...] = ()
    cutoff: Moment | None = None
    counts: Counts | None = None
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    recipients: tuple[Recipient, ...] | None = None
    archive: Archive | None = None
    signer: Signer | None = None
    body: tuple[Block, ...] = ()
    annexes: tuple[Annex, ...] = ()
    date_text: str | None = None
    secrecy: str | None = None  # box 10a
    circulation: str | None = None  # box 11, "LƯU HÀNH NỘI BỘ"
    address_line: str | None = None  # box 13
    is_draft: bool = field(default=True)  # the mark goes only when the letter is issued

    @property
    def number_symbol(self) -> str | None:
        """Number and symbol as the register keeps them: 1169/SCT-VP; None while either is missing."""
        return f"{self.number}/{self.symbol}" if self.number and self.symbol else None
