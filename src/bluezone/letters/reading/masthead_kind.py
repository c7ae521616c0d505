"""The line with the kind of document, BÁO CÁO or QUYẾT ĐỊNH, over its abstract."""

from dataclasses import dataclass

from bluezone.letters import kinds
from bluezone.letters.reading.heading import Heading
from bluezone.letters.reading.heading_lines import Mark
from bluezone.letters.reading.organ_names import listed
from bluezone.letters.reading.phrase_tables import Table, table
from bluezone.letters.reading.tokens import Text

_OTHER_KINDS = """Thông tư; Nghị định; Luật; Pháp lệnh; Lệnh; Kết luận; Thông tri; Phiếu trình; Phiếu tổng hợp;
    Phiếu báo cáo; Giấy xác nhận"""
_KINDS = Table((name, name) for name in (*(kind.name for kind in kinds.NAMED), *listed(_OTHER_KINDS)))
_MORE = table(
    """nhanh; kết luận; tổng hợp; liên tịch; phối hợp; đột xuất; chuyên đề; định kỳ; tuần; tháng; quý; sơ kết;
    tổng kết; khẩn; giao ban"""
)

_PERIODS = frozenset({"tuần", "tháng", "quý"})
"""Only at the end of its line: BÁO CÁO TUẦN, but the 8 of BÁO CÁO THÁNG 8 belongs to the abstract."""


@dataclass(frozen=True, slots=True)
class KindLine:
    """The line BÁO CÁO: its name at tokens first..last-1, what follows on the same line begins at last."""

    name: str
    first: int
    last: int


def find(text: Text, head: Heading) -> KindLine | None:
    """Return the line with the document's kind: capitals, or nothing else on its line, behind a known line."""
    begun = min((line.first for line in head.known if line.mark in (Mark.TITLE, Mark.NUMBER)), default=len(text))
    behind = {line.last for line in head.known if line.mark is not Mark.ABOUT}
    told = {line.last for line in head.known if line.mark is Mark.ABOUT}
    for piece in head.pieces:
        if piece.first < begun or piece.first in told or (found := _KINDS.longest(text, piece.first)) is None:
            continue
        last, name = found
        more = _MORE.longest(text, last)
        if more and (more[0] == piece.last or (more[0] < piece.last and more[1] not in _PERIODS)):
            last, name = more[0], f"{name} {more[1]}"
        is_shouted = all(token.written.isupper() for token in text.tokens[piece.first : last])
        starts = text[piece.first].starts_line or piece.first in behind
        if last <= piece.last and (last == piece.last or (is_shouted and starts)):
            return KindLine(name, piece.first, last)
    return None
