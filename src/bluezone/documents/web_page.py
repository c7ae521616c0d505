"""A saved web page as text: what a browser would show, without scripts, styles and hidden parts."""

import re
from html.parser import HTMLParser

from bluezone.documents import plain_text
from bluezone.documents.note import Note

_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object", "select"})
_BREAK_NAMES = (
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul br caption"
)
_BREAKS = frozenset(_BREAK_NAMES.split())


def read(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Return the text of the page that *data* is, table rows with tabs between cells, and notes on its encoding.

    Raises:
        DocumentTooLargeError, DocumentError: see plain_text.read().
    """
    source, notes = plain_text.read(data)
    page = _Page()
    page.feed(source)
    page.close()
    return page.text(), notes


class _Page(HTMLParser):
    """Gathers lines; what stands in one block is one line, however the source is wrapped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in ("td", "th"):
            self._line.append("\t" if any(part.strip() for part in self._line) or "\t" in self._line else "\x00")
        elif tag in _BREAKS and not self._in_cell(tag):
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
        elif tag in _BREAKS and not self._in_cell(tag):
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._line.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        self._end_line()
        return "\n".join(self._lines)

    def _in_cell(self, tag: str) -> bool:
        """Whether a break only parts the lines of a cell, which is one text."""
        is_inner = tag in ("p", "div", "br", "ul", "li", "ol")
        if is_inner and self._line and self._line[0] == "\x00":
            self._line.append(" ")
            return True
        return False

    def _end_line(self) -> None:
        cells = "".join(self._line).replace("\x00", "").split("\t")
        line = "\t".join(" ".join(cell.split()) for cell in cells).strip(" ")
        self._line = []
        if line.strip():
            self._lines.append(line)
