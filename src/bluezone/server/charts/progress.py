"""The way to the target: the rate at each cut-off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bluezone.letters import written
from bluezone.rollout.bilingual import Bilingual
from bluezone.server.charts.chart import Chart

WIDTH, HEIGHT = 360, 210
LEFT, RIGHT, TOP, BOTTOM = 44, 24, 24, 28
MOST_POINTS = 60
MOST_DATES = 5
"""More dates than this run into each other on a phone."""

_HEAD = (
    Bilingual("Ngày", "Day"),
    Bilingual("Đã cài", "Installed"),
    Bilingual("Tổng số", "Of"),
    Bilingual("Tỷ lệ", "Rate"),
)
_TARGET = Bilingual("Mục tiêu", "Target")
_MISSING = Bilingual("chưa có số liệu", "no figures")


@dataclass(frozen=True, slots=True)
class Point:
    """The figures of one cut-off; *of* 0 says that there are none."""

    day: date
    part: int = 0
    of: int = 0

    @property
    def rate(self) -> Decimal | None:
        """In per cent, half up."""
        return written.rate(self.part, self.of) if self.of else None


def progress(points: Sequence[Point], *, target: Decimal, caption: str, prefix: str, language: str) -> Chart:
    """Draw the last 60 *points* against *target* per cent; a cut-off without figures is a gap in the line.

    *prefix* makes the ids unique on their page.
    """
    points = points[-MOST_POINTS:]
    rows = tuple(_row(point, language) for point in points)
    svg = format_html(
        '<svg class="chart-progress" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}{}{}{}</svg>',
        WIDTH, HEIGHT, prefix, prefix, prefix, caption, prefix, _description(points, target, language),
        _scale(language), _goal(target, language), _dates(points), _line(points, language),
    )  # fmt: skip  # the arguments in the order of their places
    return Chart(svg, tuple(_said(cell, language) for cell in _HEAD), rows, caption)


def _said(text: Bilingual, language: str) -> str:
    return text.en if language == "en" else text.vi


def _percent(value: Decimal, language: str) -> str:
    return f"{value}%" if language == "en" else written.percent(value)


def _row(point: Point, language: str) -> tuple[str, ...]:
    if point.rate is None:
        return written.short_date(point.day), "", "", _said(_MISSING, language)
    whole = "{:,}".format if language == "en" else written.whole
    return written.short_date(point.day), whole(point.part), whole(point.of), _percent(point.rate, language)


def _description(points: Sequence[Point], target: Decimal, language: str) -> str:
    goal = f"{_said(_TARGET, language)} {_percent(target, language)}"
    known = [point for point in points if point.rate is not None]
    return f"{': '.join(_row(known[-1], language)[::3])}. {goal}." if known else f"{_said(_MISSING, language)}. {goal}."


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
        ((LEFT, WIDTH - RIGHT, y, y, LEFT - 4, y, _percent(step, language)) for step, y in steps),
    )


def _goal(target: Decimal, language: str) -> SafeString:
    y = f"{_y(target):.1f}"
    return format_html(
        '<line class="chart-target" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="chart-text" x="{}" y="{}" dy="14">{} {}</text>',
        LEFT, WIDTH - RIGHT, y, y, LEFT + 4, y, _said(_TARGET, language), _percent(target, language),
    )  # fmt: skip  # the arguments in the order of their places


def _dates(points: Sequence[Point]) -> SafeString:
    every = max(-(-len(points) // MOST_DATES), 1)
    shown = points[::-1][::every]
    return format_html_join(
        "",
        '<text class="chart-text" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((f"{_x(points, at):.1f}", HEIGHT - 8, written.short_date(at.day).rpartition("/")[0]) for at in shown),
    )


def _line(points: Sequence[Point], language: str) -> SafeString:
    known = [(at, point, point.rate) for at, point in enumerate(points) if point.rate is not None]
    places = {at: (f"{_x(points, point):.1f}", f"{_y(rate):.1f}") for at, point, rate in known}
    steps = format_html_join(
        "",
        '<line class="chart-line" x1="{}" y1="{}" x2="{}" y2="{}"/>',
        ((*places[at], *places[at + 1]) for at in places if at + 1 in places),
    )
    dots = format_html_join("", '<circle class="chart-dot" cx="{}" cy="{}" r="3"/>', places.values())
    if not known:
        return steps
    at, _, rate = known[-1]
    label = format_html(
        '<text class="chart-value" x="{}" y="{}" dy="-8" text-anchor="end">{}</text>',
        *places[at], _percent(rate, language),
    )  # fmt: skip
    return steps + dots + label
