"""Words of a PDF stand where they are seen, and what is not seen is not read."""

import pytest

from bluezone.documents import pdf_pages
from tests.documents.pdf_contents import content, said
from tests.documents.typeset_papers import LOCKED, of_pages, typeset, written


def test_vietnamese_words_come_composed_with_boxes_and_a_common_baseline() -> None:
    page = content(typeset("Quảng Trị, ngày 10 tháng 8"))

    assert said(page) == "Quảng Trị, ngày 10 tháng 8"
    first, *_, last = page.printed.words
    assert first.box.x0 == pytest.approx(40 / 25.4 * 72, abs=1)  # 30 mm and the indent
    assert first.box.y1 < 100
    assert first.baseline == last.baseline


def test_text_off_the_page_and_letters_too_small_to_see_are_not_read() -> None:
    page = content(
        of_pages(
            b"BT /F1 12 Tf 72 700 Td (seen) Tj ET BT /F1 12 Tf 700 700 Td (outside) Tj ET "
            b"BT /F1 0.05 Tf 72 600 Td (tiny) Tj ET"
        )
    )

    assert said(page) == "seen"


def test_text_that_is_not_drawn_is_left_out_where_other_text_is() -> None:
    page = content(of_pages(b"BT /F1 12 Tf 72 700 Td (seen words here) Tj 3 Tr 0 -20 Td (hidden) Tj ET"))

    assert said(page) == "seen words here"


def test_text_that_is_all_there_is_counts_as_the_layer_of_a_scan() -> None:
    page = content(of_pages(b"BT 3 Tr /F1 12 Tf 72 700 Td (read by a scanner) Tj ET"))

    assert (said(page), page.hidden) == ("read by a scanner", 4)


def test_a_slanted_mark_is_told_of_and_not_read() -> None:
    page = content(
        of_pages(b"BT /F1 12 Tf 72 700 Td (letter) Tj ET BT /F1 60 Tf .7 .7 -.7 .7 200 300 Tm (DRAFT) Tj ET")
    )

    assert (said(page), page.slanted) == ("letter", "DRAFT")


def test_a_page_with_more_text_than_any_letter_is_cut_and_says_so() -> None:
    lines = b"(" + b"word " * 40 + b") Tj 0 -3 Td "

    page = content(of_pages(b"BT /F1 3 Tf 20 800 Td " + lines * 250 + b" ET"))

    assert page.is_cut


def test_a_number_stamped_on_the_letter_is_read_and_a_signature_s_small_print_is_not() -> None:
    def seen(text: bytes) -> bytes:
        drawing = b"BT /F1 12 Tf 2 4 Td (%s) Tj ET" % text
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 150 20]/Resources<</Font<</F1 8 0 R>>>>/Length %d>>" % len(
            drawing
        )
        return head + b"stream\n%s\nendstream" % drawing

    stamped = written(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R 5 0 R]>>",
        b"<</Type/Annot/Subtype/FreeText/Rect[100 700 250 720]/F 4/Contents(1169)/DA(/F1 12 Tf)/AP<</N 6 0 R>>>>",
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/Rect[300 700 450 720]/F 4/AP<</N 7 0 R>>>>",
        seen(b"1169/SCT-VP"),
        seen(b"Signed by somebody"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )

    assert said(content(stamped)) == "1169/SCT-VP"


def test_a_page_is_drawn_in_grey_and_never_larger_than_allowed() -> None:
    with pdf_pages.opened(typeset("A")) as document:
        width, height, grey = pdf_pages.picture(document, 1, most_pixels=10_000, dpi=300)

    assert width * height <= 10_000
    assert len(grey) == width * height
    assert max(grey) == 255


def test_a_pdf_with_a_password_is_locked_and_rubbish_is_broken() -> None:
    with pytest.raises(pdf_pages.LockedError), pdf_pages.opened(LOCKED):
        pass
    with pytest.raises(pdf_pages.BrokenError), pdf_pages.opened(b"%PDF-1.4 and nothing"):
        pass


def test_a_script_and_an_attachment_in_the_pdf_are_not_touched() -> None:
    with_script = written(
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )

    assert said(content(with_script)) == ""
