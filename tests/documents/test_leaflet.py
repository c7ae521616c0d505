"""Leaflet and poster: all that is said, on exactly two A5 pages and one A4 page, however long the texts are."""

import ctypes
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium_c
import pytest
import zxingcpp

from bluezone.documents import leaflet, page_pictures, qr
from bluezone.documents.leaflet import LeafletUnprintableError
from bluezone.rollout import guidance_json
from bluezone.rollout import guidance_words as words
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import Guidance, Language
from tests.documents.pdf_measures import MM_PER_PT, Paper
from tests.rollout.guided import longest, made, texts_of

PAGE = "https://rollout.example.gov.vn/huong-dan/app-2020/"
MARKUP = "#panic() $x^2$ @ref <lbl> *b* _i_ [x] \\ ` ~ -- /* */ #import"
NAMED = tuple(replace(each, name="Bluezone", publisher="Nhà phát hành") for each in made().installations)
STORY = made(installations=NAMED)
WIDE = "Ẩ" * 60
"""One word without a place to break, of wide letters."""

Make = Callable[[Guidance, Language, str], bytes]


def squeezed(text: str) -> str:
    """Without blanks, which a line end may be or not be; pdfium gives a hyphen at the end of a line as U+0002."""
    return "".join(text.replace("\x02", "-").split())


def said_on(paper: Paper) -> str:
    return squeezed("".join(paper.text(number) for number in range(len(paper))))


def described(paper: Paper) -> set[str]:
    """Return what the pictures of *paper* are to those who do not see them."""
    found: set[str] = set()

    def walk(element: pdfium_c.FPDF_STRUCTELEMENT) -> None:
        length = pdfium_c.FPDF_StructElement_GetAltText(element, None, 0)
        if length > 2:
            buffer = ctypes.create_string_buffer(length)
            pdfium_c.FPDF_StructElement_GetAltText(element, buffer, length)
            found.add(buffer.raw[:-2].decode("utf-16-le"))
        for number in range(pdfium_c.FPDF_StructElement_CountChildren(element)):
            child = pdfium_c.FPDF_StructElement_GetChildAtIndex(element, number)
            if child:
                walk(child)

    for page in paper.pages:
        tree = pdfium_c.FPDF_StructTree_GetForPage(page.raw)
        for number in range(pdfium_c.FPDF_StructTree_CountChildren(tree)):
            walk(pdfium_c.FPDF_StructTree_GetChildAtIndex(tree, number))
        pdfium_c.FPDF_StructTree_Close(tree)
    return found


def as_wide_as_can_be(values: Any) -> Any:
    """Return encoded guidance in which every text is as many of the widest letter, without a blank."""
    if isinstance(values, dict) and set(values) == {"vi", "en"}:
        return {language: "m" * len(text) for language, text in values.items()}
    if isinstance(values, dict):
        return {name: as_wide_as_can_be(value) for name, value in values.items()}
    return [as_wide_as_can_be(value) for value in values] if isinstance(values, list) else values


def cases() -> list[Guidance]:
    full = longest()
    one, three = replace(full, installations=full.installations[:1]), full
    unbreakable = replace(
        full,
        app=Bilingual(WIDE, WIDE),
        desk=replace(full.desk, organ=Bilingual(WIDE * 2, WIDE * 2), address=Bilingual(WIDE * 2, WIDE * 2)),
        needs=(Bilingual(WIDE * 2, WIDE * 2),) * 5,
        poster_steps=(Bilingual(WIDE, WIDE),) * 3,
    )
    widest = guidance_json.decode(as_wide_as_can_be(guidance_json.encode(full)))
    least = made(installations=STORY.installations[:1], questions=(), desk=replace(STORY.desk, phone=""))
    return [STORY, least, one, three, unbreakable, widest]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("guidance", cases(), ids=["story", "least", "one system", "longest", "unbreakable", "widest"])
@pytest.mark.parametrize(
    ("make", "size_mm", "pages"), [(leaflet.leaflet, (148, 210), 2), (leaflet.poster, (210, 297), 1)]
)
def test_the_paper_has_its_size_and_number_of_pages_and_nothing_leaves_it(
    make: Make, size_mm: tuple[int, int], pages: int, guidance: Guidance, language: Language
) -> None:
    paper = Paper(make(guidance, language, PAGE + "x" * 150))

    assert len(paper) == pages
    for number, page in enumerate(paper.pages):
        width, height = page.get_width() * MM_PER_PT, page.get_height() * MM_PER_PT
        assert (width, height) == (pytest.approx(size_mm[0], abs=0.01), pytest.approx(size_mm[1], abs=0.01))
        text = paper.all_text(number)
        assert text.left >= 8
        assert text.right <= width - 8
        assert text.bottom <= height - 8


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("guidance", [STORY, longest()], ids=["story", "longest"])
def test_the_leaflet_says_all_that_the_guidance_says(guidance: Guidance, language: Language) -> None:
    found = said_on(Paper(leaflet.leaflet(guidance, language, PAGE)))

    values = guidance_json.encode(guidance)
    left_out = {"poster_steps": [], "desk": {**values["desk"], "place": {}}}
    missing = [text for text in texts_of({**values, **left_out}, language) if squeezed(text) not in found]
    assert missing == []
    for each in guidance.installations:
        assert squeezed(f"{each.name}") in found
        assert squeezed(f"{each.publisher}") in found
        assert each.package is not None
        assert each.package in found
    assert squeezed(guidance.desk.phone) in found
    assert PAGE in found
    assert found == unicodedata.normalize("NFC", found)


@pytest.mark.parametrize("guidance", [STORY, longest()], ids=["story", "longest"])
def test_the_poster_says_where_to_get_it_what_to_do_and_who_helps(guidance: Guidance) -> None:
    found = said_on(Paper(leaflet.poster(guidance, Language.VI, PAGE)))

    desk = guidance.desk
    wanted = [
        *(text.vi for text in (guidance.app, *guidance.poster_steps, desk.organ, desk.address, desk.hours)),
        *(text for each in guidance.installations for text in (each.name, each.publisher)),
        desk.phone,
        words.ONLY_FROM_STORE.vi,
    ]
    assert [text for text in wanted if squeezed(text) not in found] == []


def test_vietnamese_stands_in_where_english_is_missing() -> None:
    found = said_on(Paper(leaflet.leaflet(replace(STORY, does=(Bilingual("Chỉ có tiếng Việt.", ""),)), Language.EN)))

    assert squeezed("Chỉ có tiếng Việt.") in found
    assert squeezed(words.DOES.en) in found


@pytest.mark.parametrize("make", [leaflet.leaflet, leaflet.poster])
def test_the_file_is_tagged_pdf_a_with_title_language_and_pictures_described(make: Make) -> None:
    data = make(STORY, Language.EN, "")
    paper = Paper(data)

    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"/Lang(en)" in data
    assert paper.document.get_metadata_dict()["Title"] == "Install the Bluezone app"
    assert paper.document.get_metadata_dict()["Author"] == STORY.desk.organ.en
    assert described(paper) == {words.qr_described(each.store, each.system).en for each in STORY.installations}


@pytest.mark.parametrize("make", [leaflet.leaflet, leaflet.poster])
def test_there_is_one_font_and_no_other(make: Make) -> None:
    fonts = Paper(make(longest(), Language.VI, PAGE)).fonts()

    assert fonts
    assert all(name.startswith("BeVietnamPro") for name in fonts)


@pytest.mark.parametrize("make", [leaflet.leaflet, leaflet.poster])
def test_codes_are_wide_enough_to_be_scanned_from_paper(make: Make) -> None:
    paper = Paper(make(longest(), Language.VI, PAGE))

    store = longest().installations[0].store
    squares = [rule for rule in paper.rules(0) if rule.width > 30 and abs(rule.width - (rule.bottom - rule.top)) < 0.1]
    assert len(squares) >= 3
    assert min(rule.width for rule in squares) / len(qr.modules(store)) >= 0.33


def test_texts_are_never_read_as_markup() -> None:
    guidance = replace(STORY, does=(Bilingual(MARKUP, MARKUP),), poster_steps=(Bilingual(MARKUP, MARKUP),) * 3)

    assert squeezed(MARKUP) in said_on(Paper(leaflet.leaflet(guidance, Language.VI)))
    assert squeezed(MARKUP) in said_on(Paper(leaflet.poster(guidance, Language.VI)))


def test_the_same_guidance_gives_the_same_bytes() -> None:
    assert leaflet.leaflet(STORY, Language.VI) == leaflet.leaflet(STORY, Language.VI)
    assert leaflet.poster(STORY, Language.VI) == leaflet.poster(STORY, Language.VI)


def test_a_sign_that_the_font_lacks_is_named() -> None:
    with pytest.raises(LeafletUnprintableError, match=r"U\+1F449"):
        leaflet.leaflet(replace(STORY, does=(Bilingual("👉 Cài đặt", ""),)), Language.VI)


@pytest.mark.parametrize("make", [leaflet.leaflet, leaflet.poster])
def test_a_phone_reads_the_printed_codes(make: Make) -> None:
    pages = page_pictures.pages(make(STORY, Language.VI, PAGE), 200)

    read = {found.text for page in pages for found in zxingcpp.read_barcodes(page)}
    assert {each.store for each in STORY.installations} <= read
