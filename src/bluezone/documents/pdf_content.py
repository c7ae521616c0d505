"""What one page of a PDF holds, as a value and as the JSON in which the helper process hands it over."""

from dataclasses import dataclass
from typing import Any

from bluezone.letters.reading.printed import Box, PrintedPage, Word


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page holds.

    Attributes:
        printed: its words and ruled lines.
        unreadable: characters without a meaning in Unicode.
        hidden: how many of the words are not drawn.
        pictures: the share of the page that its largest picture covers, 0 to 1.
        shapes: how many drawn shapes there are.
        slanted: text that stands askew, as a watermark does.
        sideways: how many words were left out because they stand across the others.
        is_cut: there is more text than is read of one page.
    """

    printed: PrintedPage
    unreadable: int = 0
    hidden: int = 0
    pictures: float = 0.0
    shapes: int = 0
    slanted: str = ""
    sideways: int = 0
    is_cut: bool = False


def encode(content: PageContent) -> dict[str, Any]:
    """Return *content* as values that JSON knows."""
    page = content.printed
    printed = {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "turn": page.turn,
        "words": [(word.text, *_corners(word.box), word.baseline) for word in page.words],
        "rules": [_corners(rule) for rule in page.rules],
    }
    rest = {name: getattr(content, name) for name in PageContent.__dataclass_fields__ if name != "printed"}
    return {**rest, "printed": printed}


def decode(value: dict[str, Any]) -> PageContent:
    """Return the content that encode() made *value* from."""
    page = value["printed"]
    number = page["number"]
    words = tuple(Word(text, Box(number, *box), None, baseline) for text, *box, baseline in page["words"])
    rules = tuple(Box(number, *box) for box in page["rules"])
    printed = PrintedPage(number, page["width"], page["height"], words, rules, page["turn"])
    return PageContent(**{**value, "printed": printed})


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1
