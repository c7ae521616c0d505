"""A span of the text finds its words, their boxes line by line, and the least sure of them."""

from bluezone.documents.extract import Extract, How, PageRead, WordSpan, compose
from bluezone.letters.reading import columns
from bluezone.letters.reading.printed import Box
from tests.letters.reading.printed_pages import full, page

WORDS = (
    WordSpan(0, 2, Box(1, 10, 10, 20, 20), 0.9),
    WordSpan(3, 7, Box(1, 25, 10, 60, 20), 0.4),
    WordSpan(8, 12, Box(1, 10, 30, 40, 40), None),
)
EXTRACT = Extract("Sở Công Thương", "png", WORDS)


def test_a_span_over_two_lines_has_a_box_on_each() -> None:
    assert EXTRACT.boxes(0, 12) == (Box(1, 10, 10, 60, 20), Box(1, 10, 30, 40, 40))


def test_a_span_touches_only_words_that_share_a_character_with_it() -> None:
    assert EXTRACT.within(2, 3) == ()
    assert EXTRACT.within(1, 4) == WORDS[:2]
    assert EXTRACT.within(6, 8) == WORDS[1:2]


def test_a_span_is_as_sure_as_its_least_sure_word() -> None:
    assert EXTRACT.confidence(0, 7) == 0.4
    assert EXTRACT.confidence(8, 12) is None


def test_lines_become_text_with_pages_and_boxes_taken_back_to_the_page_that_came() -> None:
    pages = page((80, 100, full("một"))), page((110, 100, "Hai ba"), number=2)

    extract = compose(
        columns.read(pages), "pdf", (PageRead(1, How.TEXT, 600, 850),), (), {2: lambda box: Box(2, 1, 2, 3, 4)}
    )

    assert extract.text.endswith("\nHai ba")
    assert [extract.text[span.start : span.end] for span in extract.words[-2:]] == ["Hai", "ba"]
    assert extract.page_starts == (0, extract.text.index("Hai"))
    assert extract.words[-1].box == Box(2, 1, 2, 3, 4)


def test_a_page_begins_inside_a_paragraph_that_crosses_it() -> None:
    first = page((80, 700, full("một")))
    second = page((80, 100, "hai."), number=2)

    extract = compose(columns.read([first, second]), "pdf", (), (), {})

    assert "\n" not in extract.text
    assert extract.page_starts == (0, extract.text.index("hai."))
