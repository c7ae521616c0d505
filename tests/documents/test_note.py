"""Notes: whatever a clerk is told stands in both languages."""

from bluezone.documents.docx_text import NOTES


def test_every_note_says_the_same_in_vietnamese_and_english() -> None:
    for code, note in NOTES.items():
        assert note.code == code
        assert note.vi.endswith(".")
        assert note.en.endswith(".")
        assert not note.vi.isascii()
        assert note.en.isascii()
