"""Lines as they are gathered: what is added to others keeps its tables and pages."""

from bluezone.documents.word_lines import Lines, TableKind, TableLines


def test_what_is_added_moves_its_tables_and_pages_along() -> None:
    cell = Lines(["a", "b"], [TableLines(TableKind.DATA, 1, 2)], [1])
    lines = Lines(["x", ""])

    lines.add_all(cell)

    assert lines.lines == ["x", "", "a", "b"]
    assert lines.tables == [TableLines(TableKind.DATA, 3, 4)]
    assert lines.pages == [3]


def test_a_blank_line_stands_neither_first_nor_twice_nor_last() -> None:
    lines = Lines()

    for line in ["", "", "a", "", "", "b", ""]:
        lines.add(line)
    lines.trim()

    assert lines.lines == ["a", "", "b"]


def test_no_page_begins_before_the_first_line_nor_twice_on_one() -> None:
    lines = Lines()

    lines.add_page()
    lines.add("a")
    lines.add_page()
    lines.add_page()

    assert lines.pages == [1]
