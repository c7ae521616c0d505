"""The way to the target: the rate at each cut-off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bluezone.letters import written
from bluezone.server.charts import wording
from bluezone.server.charts.chart import Chart, check_counts

WIDTH, HEIGHT = 360, 222
LEFT, RIGHT, TOP, BOTTOM = 44, 24, 42, 28
"""What is kept free around the plot; above it stand what the dashes mean and the figure of a point at 100."""

MOST_POINTS = 60
MANY_POINTS = 20
"""More than these get small dots."""

DATE_WIDTH = 48
"""From one date to the next at least, so that they do not run into each other on a phone."""

VALUE_ABOVE, VALUE_BELOW, VALUE_HEIGHT = 8, 19, 12


@dataclass(frozen=True, slots=True)
class Point:
    """The figures of one cut-off; *of* 0 says that there are none.

    Raises:
        FiguresError: *part* is more than *of*, or below 0.
    """

    day: date
    part: int = 0
    of: int = 0

    def __post_init__(self) -> None:
        check_counts(self.part, 0, self.of)

    @property
    def rate(self) -> Decimal | None:
        """In per cent, half up."""
        return written.rate(self.part, self.of) if self.of else None


def progress(
    points: Sequence[Point], *, target: Decimal, caption: str, prefix: str, language: str, counted: str = ""
) -> Chart:
    """Draw the last 60 *points* against *target* per cent; a cut-off without figures is a gap in the line.

    Args:
        points: the first day first.
        prefix: makes the ids unique on their page.
        counted: what all the totals count, in words; heads their column.
    """
    points = points[-MOST_POINTS:]
    rows = tuple(_row(point, language) for point in points)
    svg = format_html(
        '<svg class="chart-progress" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}{}{}{}</svg>',
        WIDTH, HEIGHT, prefix, prefix, prefix, caption, prefix, _description(points, target, language),
        _scale(language), _goal(target, language), _dates(points), _line(points, target, language),
    )  # fmt: skip  # the arguments in the order of their places
    return Chart(svg, _head(language, counted), rows, caption)


def _head(language: str, counted: str) -> tuple[str, ...]:
    words = (wording.DAY, wording.INSTALLED, wording.TOTAL, wording.RATE)
    day, installed, total, rate = (wording.said(word, language) for word in words)
    return day, installed, counted or total, rate


def _row(point: Point, language: str) -> tuple[str, ...]:
    if point.rate is None:
        return written.short_date(point.day), "", "", wording.said(wording.MISSING, language)
    counts = (wording.whole(count, language) for count in (point.part, point.of))
    return written.short_date(point.day), *counts, wording.percent(point.rate, language)


def _description(points: Sequence[Point], target: Decimal, language: str) -> str:
    goal = f"{wording.said(wording.TARGET, language)} {wording.percent(target, language)}"
    known = [point for point in points if point.rate is not None]
    return (
        f"{': '.join(_row(known[-1], language)[::3])}. {goal}."
        if known
        else f"{wording.said(wording.MISSING, language)}. {goal}."
    )


def _x(points: Sequence[Point], point: Point) -> float:
    days = (points[-1].day - points[0].day).days
    return LEFT + (WIDTH - LEFT - RIGHT) * ((point.day - points[0].day).days / days if days else 0.5)


def _y(rate: Decimal) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - float(rate) / 100)


def _scale(language: str) -> SafeString:
    steps = [(Decimal(step), f"{_y(Decimal(step)):.1f}") for step in (0, 50, 100)]
    return format_html_join(
        "",
        '<line class="chart-grid" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="chart-text" x="{}" y="{}" dy="4" text-anchor="end">{}</text>',
        ((LEFT, WIDTH - RIGHT, y, y, LEFT - 4, y, wording.percent(step, language)) for step, y in steps),
    )


def _goal(target: Decimal, language: str) -> SafeString:
    y = f"{_y(target):.1f}"
    return format_html(
        '<line class="chart-target" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<line class="chart-target" x1="{}" x2="{}" y1="10" y2="10"/>'
        '<text class="chart-text" x="{}" y="14">{} {}</text>',
        LEFT, WIDTH - RIGHT, y, y, LEFT, LEFT + 22, LEFT + 28, wording.said(wording.TARGET, language),
        wording.percent(target, language),
    )  # fmt: skip  # the arguments in the order of their places


def _dates(points: Sequence[Point]) -> SafeString:
    return format_html_join(
        "",
        '<text class="chart-text" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((f"{x:.1f}", HEIGHT - 8, written.short_date(day).rpartition("/")[0]) for x, day in _shown_dates(points)),
    )


def _shown_dates(points: Sequence[Point]) -> Iterator[tuple[float, date]]:
    """Yield the last day, and back from it each that is far enough from the one before."""
    free = float(WIDTH)
    for point in reversed(points):
        x = _x(points, point)
        if x <= free:
            yield x, point.day
            free = x - DATE_WIDTH


def _line(points: Sequence[Point], target: Decimal, language: str) -> SafeString:
    known = [(at, point, point.rate) for at, point in enumerate(points) if point.rate is not None]
    places = {at: (f"{_x(points, point):.1f}", f"{_y(rate):.1f}") for at, point, rate in known}
    steps = format_html_join(
        "",
        '<line class="chart-line" x1="{}" y1="{}" x2="{}" y2="{}"/>',
        ((*places[at], *places[at + 1]) for at in places if at + 1 in places),
    )
    radius = 2 if len(known) > MANY_POINTS else 3
    dots = ((*place, radius) for place in places.values())
    drawn = steps + format_html_join("", '<circle class="chart-dot" cx="{}" cy="{}" r="{}"/>', dots)
    return drawn + _value(_x(points, known[-1][1]), known[-1][2], target, language) if known else drawn


def _value(x: float, rate: Decimal, target: Decimal, language: str) -> SafeString:
    """Return the figure of the last point: above it, unless the dashes of the target would cross it there."""
    y, goal = _y(rate), _y(target)
    at = y - VALUE_ABOVE
    if at - VALUE_HEIGHT <= goal <= at + 2:
        at = y + VALUE_BELOW if y + VALUE_BELOW < HEIGHT - BOTTOM else goal - 4
    return format_html(
        '<text class="chart-value" x="{}" y="{}" text-anchor="end">{}</text>',
        f"{x:.1f}", f"{at:.1f}", wording.percent(rate, language),
    )  # fmt: skip
