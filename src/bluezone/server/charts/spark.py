"""A trend small enough for the cell of a table."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT, MARGIN = 96, 24, 3
MOST_POINTS = 60
"""More points than this would share pixels."""


def spark(rates: Sequence[Decimal | float | None], *, prefix: str, title: str) -> SafeString:
    """Return a line of the last 60 *rates* in per cent, 0 at the bottom and 100 at the top; None is a gap.

    *prefix* makes the ids unique on its page; *title* says in words what the line shows.
    """
    places = _places(rates[-MOST_POINTS:])
    return format_html(
        '<svg class="chart-spark" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title">'
        '<title id="{}-title">{}</title>{}</svg>',
        WIDTH, HEIGHT, prefix, prefix, title, format_html_join("", "{}", ((run,) for run in _runs(places))),
    )  # fmt: skip  # the arguments in the order of their places


def _places(rates: Sequence[Decimal | float | None]) -> list[tuple[float, float] | None]:
    step = (WIDTH - 2 * MARGIN) / max(len(rates) - 1, 1)
    tall = HEIGHT - 2 * MARGIN
    return [
        None if rate is None else (MARGIN + at * step, MARGIN + tall * (1 - min(max(float(rate), 0), 100) / 100))
        for at, rate in enumerate(rates)
    ]


def _runs(places: Sequence[tuple[float, float] | None]) -> list[SafeString]:
    """Return a line for each run without a gap, a dot for a point which stands alone."""
    runs = [
        [place for place in run if place] for is_gap, run in groupby(places, lambda place: place is None) if not is_gap
    ]
    return [_drawn(run) for run in runs]


def _drawn(run: Sequence[tuple[float, float]]) -> SafeString:
    if len(run) == 1:
        return format_html('<circle class="chart-dot" cx="{}" cy="{}" r="2"/>', *(f"{at:.1f}" for at in run[0]))
    return format_html('<polyline class="chart-line" points="{}"/>', " ".join(f"{x:.1f},{y:.1f}" for x, y in run))
