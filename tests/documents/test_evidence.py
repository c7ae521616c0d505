"""Evidence: every value that stands in the letter is shown where it stands."""

import json
from datetime import date
from pathlib import Path

from bluezone.documents import evidence, letter_file
from bluezone.documents.evidence import Evidence
from bluezone.documents.extract import Extract, How, PageRead, WordSpan
from bluezone.documents.letter_file import LetterFile
from bluezone.letters import schema
from bluezone.letters.letter import Counts, Letter, Reference
from bluezone.letters.read_values import value_at
from bluezone.letters.reading.finding import Finding, Span
from bluezone.letters.reading.printed import Box
from bluezone.letters.reading.reader import Reading

SEED = Path(__file__).parents[3] / "shared" / "data" / "letters" / "quang-tri-sct-1169-2020.txt"
TEXT = "Thực hiện văn bản số 563/STTTT-CNTT ngày 02/8/2020"
NUMBER, DAY = Span(21, 35), Span(41, 50)
REFERENCE = Reference("563/STTTT-CNTT", date(2020, 8, 2))


def read(*others: Finding, words: tuple[WordSpan, ...] = ()) -> LetterFile:
    """A file of one line in which one reference was found, and what else *others* are."""
    found = Finding("references", REFERENCE, Span(10, 50), 0.9, "citation", {"date": DAY, "abstract": NUMBER})
    extract = Extract(TEXT, "pdf", words=words, pages=(PageRead(1, How.OCR, 595, 842),))
    return LetterFile(extract, Reading(TEXT, Letter(references=(REFERENCE,)), (found, *others)))


def by_path(file: LetterFile) -> dict[str, Evidence]:
    return {one.path: one for one in evidence.collect(file)}


def test_a_value_is_shown_with_its_words_and_so_are_its_pieces() -> None:
    found = by_path(read())

    assert found["references[0]"].written == "văn bản số 563/STTTT-CNTT ngày 02/8/2020"
    assert found["references[0].date"].written == "02/8/2020"
    assert found["references[0].date"].value == "2020-08-02"


def test_a_piece_without_a_value_is_left_out() -> None:
    assert "references[0].abstract" not in by_path(read())


def test_where_the_paper_was_recognised_its_least_sure_word_counts() -> None:
    words = (WordSpan(21, 35, Box(2, 10, 20, 30, 40), 0.5), WordSpan(41, 50, Box(2, 35, 20, 60, 40), 0.8))

    found = by_path(read(words=words))

    assert (found["references[0]"].certainty, found["references[0].date"].certainty) == (0.45, 0.72)
    assert found["references[0].date"].boxes == (Box(2, 35, 20, 60, 40),)
    assert found["references[0].date"].page == 2


def test_what_a_figure_may_be_otherwise_stands_beside_it() -> None:
    counts = Counts(installed=1)
    sure = Finding("counts", counts, Span(0, 4), 0.9, "figures")
    other = Finding("counts", Counts(installed=2), Span(5, 9), 0.4, "figures")
    file = LetterFile(Extract(TEXT, "txt"), Reading(TEXT, Letter(counts=counts), (sure, other)))

    (found,) = evidence.collect(file)

    assert [(one.value["installed"], one.written) for one in found.alternatives] == [(2, "hiện")]


def test_the_json_holds_text_and_places_that_fit_together() -> None:
    document = json.loads(json.dumps(evidence.document(letter_file.read(SEED.read_bytes()), "in/seed.txt")))
    text, found = document["source"]["text"], document["found"]

    assert document["source"]["file"] == "seed.txt"
    assert found["counts.installed"]["written"] == "41"
    for path, where in found.items():
        assert text[slice(*where["span"])] == where["written"]
        assert value_at(document, path) is not None, path


def test_the_json_can_be_written_as_a_letter_again() -> None:
    file = letter_file.read(SEED.read_bytes())

    assert schema.decode(evidence.document(file, "seed.txt")).counts == schema.decode(schema.encode(file.letter)).counts


def test_the_least_sure_value_decides_how_sure_a_letter_is() -> None:
    assert evidence.least_certainty(evidence.collect(read())) == 0.9
    assert evidence.least_certainty(()) is None
