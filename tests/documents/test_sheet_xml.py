"""XML streams by: who waits for an element is told, and what only attacks have is refused."""

import io

import pytest

from bluezone.documents import sheet_xml
from bluezone.documents.errors import DocumentTooLargeError
from bluezone.documents.sheet_book import SheetError


class Chunks:
    """Bytes that come in pieces of a size."""

    def __init__(self, data: bytes, size: int = 65_536) -> None:
        self._data, self._size = io.BytesIO(data), size

    def read(self, size: int = -1) -> bytes:
        return self._data.read(self._size)


def told(data: str, *names: str, size: int = 65_536) -> list[str]:
    """Return what is told of the elements *names* in *data*."""
    found: list[str] = []
    sheet_xml.read(
        Chunks(data.encode(), size),
        {name: (lambda given, name=name: found.append(f"<{name} {given}>")) for name in names},  # type: ignore[misc]
        {name: (lambda name=name: found.append(f"</{name}>")) for name in names},  # type: ignore[misc]
        found.append,
    )
    return found


@pytest.mark.parametrize("size", [1, 7, 65_536])
def test_elements_are_told_with_or_without_a_prefix(size: int) -> None:
    assert told('<x:a xmlns:x="u"><x:b n="1"/></x:a>', "b", size=size) == ["<b {'n': '1'}>", "</b>"]
    assert told('<a><b n="1"/><c/></a>', "b", size=size) == ["<b {'n': '1'}>", "</b>"]


def test_text_is_told_where_it_stands() -> None:
    assert told("<a>x<b>ă&amp;b</b></a>", "b") == ["x", "<b {}>", "ă&b", "</b>"]


@pytest.mark.parametrize("data", ["", "<a>", "<a></b>", "a", "<a>&b;</a>", "<a>\ufffe</a>"])
def test_what_is_no_xml_is_refused(data: str) -> None:
    with pytest.raises(SheetError):
        told(data)


@pytest.mark.parametrize("space", [0, 100_000])
def test_a_document_type_is_refused_wherever_it_stands(space: int) -> None:
    with pytest.raises(SheetError):
        told("<?xml version='1.0'?>" + " " * space + '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


@pytest.mark.parametrize(
    "data",
    [
        "<a>" * (sheet_xml.DEEPEST + 1),
        "<a>" + "".join(f"<a{number}/>" for number in range(sheet_xml.MOST_NAMES)),
        "<a>" + "".join(f'<a a{number}=""/>' for number in range(sheet_xml.MOST_NAMES)),
        '<a b="' + "x" * (2 * sheet_xml.LONGEST_MARK_BYTES),
        "<a><!--" + "x" * (2 * sheet_xml.LONGEST_MARK_BYTES),
    ],
)
def test_what_the_parser_would_keep_is_bounded(data: str) -> None:
    with pytest.raises(DocumentTooLargeError):
        told(data)


@pytest.mark.parametrize("left", [sheet_xml.Allowance(size_bytes=100), sheet_xml.Allowance(elements=10)])
def test_all_parts_share_one_allowance(left: sheet_xml.Allowance) -> None:
    part = "<a>" + "<b/>" * 6 + "</a>" + " " * 40
    sheet_xml.read(Chunks(part.encode()), {}, {}, None, left)

    with pytest.raises(DocumentTooLargeError):
        sheet_xml.read(Chunks(part.encode()), {}, {}, None, left)
