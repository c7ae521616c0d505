"""The registers as tables with every column that the decree names: for printing, and as files for a spreadsheet.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục IV; shared specification of the rollout, sections 2.1 and 2.2.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from bluezone.documents import sheets
from bluezone.documents.sheets import Table
from bluezone.letters import written
from bluezone.rollout import schedule
from bluezone.rollout.bilingual import Bilingual
from bluezone.server.rollout.models import Assignment, Incoming, Outgoing

Row = TypeVar("Row")
Names = Callable[[str], str]
"""From the id of a unit to its name."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its head, and what stands in it."""

    said: Bilingual
    cell: Callable[[Row], str]


@dataclass(frozen=True, slots=True)
class Book(Generic[Row]):
    """One register: how files of it are called, how people call it, its columns."""

    name: str
    said: Bilingual
    columns: tuple[Column[Row], ...]

    def heads(self, language: str) -> list[str]:
        """Return the heads of the columns."""
        return [column.said.en if language == "en" else column.said.vi for column in self.columns]

    def rows(self, found: Iterable[Row]) -> list[list[str]]:
        """Return the cells of each row."""
        return [[column.cell(each) for column in self.columns] for each in found]


# --- incoming --------------------------------------------------------------------------------------------------------

STATES: Mapping[str, Bilingual] = {
    Incoming.State.REGISTERED: Bilingual("Chờ phân công", "To be assigned"),
    Incoming.State.ASSIGNED: Bilingual("Đã phân công", "Assigned"),
    Incoming.State.IN_WORK: Bilingual("Đang giải quyết", "In work"),
    Incoming.State.ANSWERED: Bilingual("Đã trả lời", "Answered"),
    Incoming.State.INFORMED: Bilingual("Chuyển để biết", "For information"),
    Incoming.State.RETURNED: Bilingual("Đã trả lại", "Returned"),
}


def incoming(names: Names) -> Book[Incoming]:
    """Return the register of incoming documents with its ten columns."""
    return Book(
        "so-van-ban-den",
        Bilingual("Sổ đăng ký văn bản đến", "Register of incoming documents"),
        (
            Column(Bilingual("Ngày đến", "Came on"), lambda row: day(row.arrived_on)),
            Column(Bilingual("Số đến", "No."), lambda row: written.count(row.number)),
            Column(Bilingual("Tác giả", "Issuer"), lambda row: row.issuer),
            Column(Bilingual("Số, ký hiệu", "Number, symbol"), lambda row: row.number_symbol),
            Column(Bilingual("Ngày, tháng văn bản", "Dated"), lambda row: day(row.dated)),
            Column(Bilingual("Tên loại và trích yếu nội dung", "Kind and abstract"), kind_and_abstract),
            Column(Bilingual("Đơn vị hoặc người nhận", "Handed to"), lambda row: handed_to(row, names)),
            Column(Bilingual("Ngày chuyển", "Handed on"), lambda row: day(row.handed_on)),
            Column(Bilingual("Ký nhận", "Signed for"), lambda row: row.signed_for),
            Column(Bilingual("Ghi chú", "Note"), _note),
        ),
    )


def tracking(names: Names, language: str) -> Book[Incoming]:
    """Return the book by which the settling of documents is followed, with its seven columns."""
    return Book(
        "so-theo-doi-giai-quyet",
        Bilingual("Sổ theo dõi giải quyết văn bản đến", "Book of how incoming documents are settled"),
        (
            Column(Bilingual("Số đến", "No."), lambda row: written.count(row.number)),
            Column(
                Bilingual("Tên loại, số, ký hiệu, ngày, tháng và tác giả văn bản", "Kind, number, date and issuer"),
                cited,
            ),
            Column(Bilingual("Đơn vị hoặc người nhận", "Handed to"), lambda row: handed_to(row, names)),
            Column(Bilingual("Thời hạn giải quyết", "Due"), lambda row: moment(due(row))),
            Column(Bilingual("Tiến độ giải quyết", "Progress"), lambda row: state(row, language)),
            Column(Bilingual("Số, ký hiệu văn bản trả lời", "Number of the answer"), answers),
            Column(Bilingual("Ghi chú", "Note"), _note),
        ),
    )


def kind_and_abstract(row: Incoming | Outgoing) -> str:
    """Return "Công văn về việc …"."""
    return f"{row.kind} về việc {row.abstract}" if row.abstract else row.kind


def cited(row: Incoming) -> str:
    """Return "Công văn 563/STTTT-CNTT ngày 02/8/2020 của Sở Thông tin và Truyền thông"."""
    dated = f"ngày {day(row.dated)}" if row.dated else ""
    return " ".join(filter(None, [row.kind, row.number_symbol, dated, "của", row.issuer]))


def assignment(row: Incoming) -> Assignment | None:
    """Return who is to act; None before that is decided."""
    return getattr(row, "assignment", None)


def due(row: Incoming) -> datetime | None:
    """Return until when somebody is to act."""
    given = assignment(row)
    return given.due if given else None


def handed_to(row: Incoming, names: Names) -> str:
    """Return who has it: as written down, or the unit that leads."""
    given = assignment(row)
    return row.handed_to or (names(given.lead_id) if given else "")


def state(row: Incoming, language: str) -> str:
    """Return how far it is."""
    said = STATES[row.state]
    return said.en if language == "en" else said.vi


def answers(row: Incoming) -> str:
    """Return number and symbol of what answers it; what was withdrawn answers nothing."""
    found = [each for each in row.answered_by.all() if each.number_symbol and not each.is_withdrawn]
    return "; ".join(each.number_symbol for each in found)


def _note(row: Incoming) -> str:
    source = row.sent_as
    withdrawn = "Văn bản đã bị thu hồi" if source and source.is_withdrawn else ""
    return "; ".join(filter(None, [row.note, withdrawn]))


# --- outgoing --------------------------------------------------------------------------------------------------------


def outgoing() -> Book[Outgoing]:
    """Return the register of outgoing documents with its ten columns."""
    return Book(
        "so-van-ban-di",
        Bilingual("Sổ đăng ký văn bản đi", "Register of outgoing documents"),
        (
            Column(Bilingual("Số, ký hiệu văn bản", "Number, symbol"), lambda row: row.number_symbol),
            Column(Bilingual("Ngày, tháng văn bản", "Dated"), lambda row: day(row.dated)),
            Column(Bilingual("Tên loại và trích yếu nội dung", "Kind and abstract"), kind_and_abstract),
            Column(Bilingual("Người ký", "Signer"), lambda row: row.signer),
            Column(Bilingual("Nơi nhận văn bản", "Recipients"), lambda row: row.recipients.replace("\n", "; ")),
            Column(Bilingual("Đơn vị, người nhận bản lưu", "Kept by"), lambda row: row.kept_by),
            Column(Bilingual("Số lượng bản", "Copies"), lambda row: written.count(row.copies)),
            Column(Bilingual("Ngày chuyển", "Sent on"), lambda row: day(row.handed_on)),
            Column(Bilingual("Ký nhận", "Signed for"), lambda row: row.signed_for),
            Column(Bilingual("Ghi chú", "Note"), outgoing_note),
        ),
    )


def outgoing_note(row: Outgoing) -> str:
    """Return the clerk's note, that it was withdrawn, and which document it replaces or which replaces it."""
    old = row.replaces
    news = [each.number_symbol for each in row.replaced_by.all() if each.number_symbol]
    said = [
        "Đã thu hồi" if row.is_withdrawn else "",
        f"Thay thế {old.number_symbol}" if old else "",
        f"Được thay thế bởi {', '.join(news)}" if news else "",
        row.note,
    ]
    return "; ".join(filter(None, said))


# --- cells and files -------------------------------------------------------------------------------------------------


def day(value: date | None) -> str:
    """Return "09/8/2020", as papers write it; nothing for no day."""
    return written.short_date(value) if value else ""


def moment(value: datetime | None) -> str:
    """Return "17h00 09/8/2020"; nothing for no moment."""
    if value is None:
        return ""
    said = schedule.moment(value)
    at = f"{written.time_of_day(said.at)} " if said.at else ""
    return at + day(said.day)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS: Mapping[str, tuple[str, Callable[[Table], bytes]]] = {
    "xlsx": (XLSX, lambda table: sheets.write((table,))),
    "csv": ("text/csv; charset=utf-8", sheets.write_csv),
}
"""By the ending of a file, what a browser is told of it and who writes it."""


def as_file(book: Book[Row], found: Iterable[Row], office: str, ending: str, language: str) -> bytes:
    """Return the rows of *book* as a file; *ending* is one of WRITERS."""
    _, writer = WRITERS[ending]
    said = book.said.en if language == "en" else book.said.vi
    return writer(Table(said, book.heads(language), book.rows(found), notes=(said, office)))
