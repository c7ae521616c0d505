"""Pages printed in fonts from before Unicode are read in Unicode, each word where it stood."""

from bluezone.documents.old_encodings import converted_page
from bluezone.letters.reading.printed import PrintedPage
from tests.documents.old_letters import TCVN3_LETTER, UNICODE_LETTER
from tests.letters.reading.printed_pages import words


def test_a_page_in_an_old_font_is_read_in_unicode_with_its_boxes() -> None:
    page = PrintedPage(1, 600, 850, tuple(words(TCVN3_LETTER, 10, 10)))

    converted = converted_page(page)

    assert " ".join(word.text for word in converted.words).replace("hoà", "hòa") == UNICODE_LETTER
    assert [word.box for word in converted.words] == [word.box for word in page.words]


def test_a_soft_hyphen_goes_where_it_is_no_letter() -> None:
    page = PrintedPage(1, 600, 850, tuple(words("Blue\u00adzone \u00ad", 10, 10)))

    assert [word.text for word in converted_page(page).words] == ["Bluezone"]
