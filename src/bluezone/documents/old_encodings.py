"""Printed pages whose words are in an encoding from before Unicode, read in Unicode with their boxes.

The encodings themselves are known to bluezone.letters.old_encodings.
"""

from dataclasses import replace

from bluezone.letters.old_encodings import conversion, tcvn3, vietnamese_share
from bluezone.letters.reading.printed import PrintedPage


def converted_page(page: PrintedPage) -> PrintedPage:
    """Return *page* with its words in Unicode; soft hyphens, which are a letter in TCVN3, go."""
    way = conversion(" ".join(word.text for word in page.words)) or _without_soft_hyphens
    way = _printed_tcvn3 if way is tcvn3 else way
    words = (replace(word, text=text) for word in page.words if (text := way(word.text)))
    return replace(page, words=tuple(words))


def _printed_tcvn3(word: str) -> str:
    """Return *word* read as TCVN3; a PDF hands its ư over as the hyphen that stands at that code in Western fonts."""
    guess = tcvn3(word.replace("-", "\u00ad"))
    return guess if "-" in word and vietnamese_share([guess]) == 1 else tcvn3(word)


def _without_soft_hyphens(text: str) -> str:
    return text.replace("\u00ad", "")
