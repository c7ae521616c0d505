"""Notes that name pages: what was said of each of them, once for all."""

from collections.abc import Iterator, Sequence

from bluezone.documents.note import Note

MOST_NAMED = 10
"""More page numbers help nobody."""


def about_pages(code: str, numbers: Sequence[int], vi: str, en: str) -> Iterator[Note]:
    """Yield one note that says *vi*, in English *en*, of pages *numbers*; none where there are no pages."""
    if numbers:
        shown = ", ".join(str(number) for number in numbers[:MOST_NAMED]) + ("…" if len(numbers) > MOST_NAMED else "")
        yield Note(code, f"Trang {shown} {vi}.", f"Page {shown} {en}.")
