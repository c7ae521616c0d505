"""What a helper hands over arrives as it was."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.documents.pdf_content import PageContent, decode, encode
from bluezone.letters.reading.printed import Box, PrintedPage, Word

PLACES = st.floats(0, 2000)
CORNERS = st.tuples(PLACES, PLACES, PLACES, PLACES)
WORDS = st.builds(
    lambda text, corners, baseline: Word(text, Box(3, *corners), None, baseline),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    CORNERS,
    st.none() | PLACES,
)


@settings(max_examples=50)
@given(
    st.lists(WORDS, max_size=5), st.lists(CORNERS, max_size=3), st.integers(0, 3), st.text(max_size=9), st.booleans()
)
def test_a_page_survives_the_way_through_json(
    words: list[Word], rules: list[tuple[float, float, float, float]], turn: int, slanted: str, is_cut: bool
) -> None:
    page = PrintedPage(3, 595.0, 842.0, tuple(words), tuple(Box(3, *rule) for rule in rules), turn)
    content = PageContent(page, 1, 2, 0.5, 4, slanted, 6, is_cut)

    assert decode(json.loads(json.dumps(encode(content)))) == content
