"""QR codes as pictures that stay sharp at any size, for pages and papers.

Error level M survives a scratched poster; the quiet zone of four modules is part of every code, because whoever sets
one beside text forgets it. Black on white always: readers of old phones see nothing else.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby

import segno

from bluezone.documents.errors import DocumentTooLargeError

QUIET_ZONE = 4
"""Modules of white around a code; ISO/IEC 18004."""

Modules = tuple[tuple[bool, ...], ...]


def modules(text: str) -> Modules:
    """Return the rows of the code that says *text*, quiet zone included; True is black.

    Raises:
        DocumentTooLargeError: no code holds so much.
    """
    try:
        code = segno.make(text, error="m", micro=False)
    except segno.DataOverflowError as error:
        raise DocumentTooLargeError(
            f"QR code: found a text of {len(text):,} signs, expected at most about 2,000. Shorten it."
        ) from error
    return tuple(tuple(map(bool, row)) for row in code.matrix_iter(border=QUIET_ZONE))


def svg(text: str, described: str = "") -> str:
    """Return the code that says *text* as SVG, without style, script or identifier, to stand in a page or a file.

    Args:
        described: what it is to those who do not see it; empty where the words beside it say so.

    Raises:
        DocumentTooLargeError: no code holds so much.
    """
    rows = modules(text)
    seen = f'role="img" aria-label="{escape(described)}"' if described else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows)} {len(rows)}" shape-rendering="crispEdges" '
        f'{seen}><path fill="#fff" d="M0 0h{len(rows)}v{len(rows)}H0z"/>'
        f'<path stroke="#000" d="{"".join(_lines(rows))}"/></svg>'
    )


def _lines(rows: Modules) -> Iterator[str]:
    """Yield a line one module thick for each run of black modules, from where the last one ended: half as long."""
    at = (0, 0)
    for y, row in enumerate(rows):
        x = 0
        for is_black, run in groupby(row):
            length = len(list(run))
            if is_black:
                yield f"m{x - at[0]} {y - at[1]}h{length}" if at != (0, 0) else f"M{x} {y}.5h{length}"
                at = (x + length, y)
            x += length
