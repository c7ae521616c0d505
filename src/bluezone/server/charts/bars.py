"""Horizontal bars, one for each unit or kind of unit: installed, with a reason, and what is open, of all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from bluezone.letters import written
from bluezone.rollout.bilingual import Bilingual
from bluezone.server.charts import lines, strips, wording
from bluezone.server.charts.chart import Chart, check_counts
from bluezone.server.charts.strips import Part

WIDTH = 360
LINE, GAP, LEGEND_LINE = 17, 16, 22
"""How tall a line of text is, what is free below a bar, and how tall a line of the legend is."""

MOST_BARS = 60
"""More than these are found in the table only, and the picture says so."""

NAME_PX, SMALL_PX, PERCENT_PX = 13, 12, 14
BESIDE = 12
"""What stays free between a name and the figures on its line, and between two figures."""

_MORE = Bilingual("Còn {} dòng nữa trong bảng số liệu.", "{} more rows stand in the table of figures.")
_BARS = Bilingual("{} dòng. {}", "{} rows. {}")


@dataclass(frozen=True, slots=True)
class Bar:
    """The figures of one row; a total of 0 says that there are none.

    Raises:
        FiguresError: the parts are more than the whole, or below 0.
    """

    name: str
    installed: int
    total: int
    reasoned: int | None = None
    """How many did not install and have a reason; None where nobody asked, which is not 0."""

    def __post_init__(self) -> None:
        check_counts(self.installed, self.reasoned or 0, self.total)

    @property
    def open(self) -> int:
        """How many neither installed nor have a reason, as far as is known."""
        return self.total - self.installed - (self.reasoned or 0)

    @property
    def percent(self) -> Decimal | None:
        """In per cent, half up."""
        return written.rate(self.installed, self.total) if self.total else None


def bars(
    rows: Sequence[Bar], *, target: Decimal | None, caption: str, prefix: str, language: str, counted: str = ""
) -> Chart:
    """Draw *rows* in their order, with a mark at *target* per cent.

    Args:
        prefix: makes the ids unique on their page.
        counted: what all the totals count, in words; heads their column.
    """
    parts = _parts(language, has_reasons=any(row.reasoned is not None for row in rows))
    n_more = len(rows) - len(rows[:MOST_BARS])
    legend = list(_placed(parts if target is None else {**parts, "target": _goal(target, language)}))
    tall, drawn = _stacked(rows[:MOST_BARS], target, prefix, language, top=legend[-1].top + LEGEND_LINE + GAP // 2)
    svg = format_html(
        '<svg class="chart-bars" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}{}{}{}</svg>',
        WIDTH, tall + (LINE if n_more else 0), prefix, prefix, prefix, caption, prefix,
        _description(rows, target, language), _pattern(prefix), _legend(legend, prefix),
        drawn, _more(n_more, tall, language),
    )  # fmt: skip  # the arguments in the order of their places
    return Chart(svg, _head(parts, language, counted), tuple(_row(row, parts, language) for row in rows), caption)


# --- the table -------------------------------------------------------------------------------------------------------


def _parts(language: str, *, has_reasons: bool) -> dict[str, str]:
    """Return what each part is called, by its class."""
    named = {"installed": wording.INSTALLED, "open": wording.NOT_INSTALLED}
    if has_reasons:
        named = {"installed": wording.INSTALLED, "reasoned": wording.WITH_REASON, "open": wording.OPEN}
    return {part: wording.said(name, language) for part, name in named.items()}


def _head(parts: dict[str, str], language: str, counted: str) -> tuple[str, ...]:
    unit, total, rate = (wording.said(word, language) for word in (wording.UNIT, wording.TOTAL, wording.RATE))
    return unit, *parts.values(), counted or total, rate


def _row(row: Bar, parts: dict[str, str], language: str) -> tuple[str, ...]:
    if row.percent is None:
        return row.name, *[""] * (len(parts) + 1), wording.said(wording.MISSING, language)
    found = {"installed": row.installed, "reasoned": row.reasoned, "open": row.open}
    counts = (*(found[part] for part in parts), row.total)
    cells = ("" if count is None else wording.whole(count, language) for count in counts)
    return row.name, *cells, wording.percent(row.percent, language)


def _description(rows: Sequence[Bar], target: Decimal | None, language: str) -> str:
    goal = "" if target is None else f"{_goal(target, language)}."
    return wording.said(_BARS, language).format(len(rows), goal).strip()


def _goal(target: Decimal, language: str) -> str:
    return f"{wording.said(wording.TARGET, language)} {wording.percent(target, language)}"


# --- the legend ------------------------------------------------------------------------------------------------------


def _pattern(prefix: str) -> SafeString:
    return format_html(
        '<defs><pattern id="{}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="chart-reason" width="6" height="6"/><path class="chart-reason-line" d="M0 0V6"/>'
        "</pattern></defs>",
        prefix,
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """One sign of the legend and what it means."""

    part: str
    name: str
    left: float
    top: int


def _placed(named: dict[str, str]) -> Iterator[_Item]:
    """Yield the items from left to right; what would reach beyond the picture begins a line."""
    left, top = float(strips.LEFT), 0
    for part, name in named.items():
        wide = 20 + lines.width_em(name) * SMALL_PX
        if left + wide > WIDTH:
            left, top = float(strips.LEFT), top + LEGEND_LINE
        yield _Item(part, name, left, top)
        left += wide + BESIDE


def _legend(items: Sequence[_Item], prefix: str) -> SafeString:
    placed = ((_swatch(item, prefix), f"{item.left + 20:.0f}", item.top + 15, item.name) for item in items)
    texts = format_html_join("", '{}<text x="{}" y="{}">{}</text>', placed)
    return format_html('<g class="chart-legend">{}</g>', texts)


def _swatch(item: _Item, prefix: str) -> SafeString:
    top, left = item.top + 4, item.left
    if item.part == "target":
        return SafeString(strips.target(left + 9, top))
    return SafeString(strips.box(item.part, top, left, left + strips.HEIGHT, hatch=f"{escape(prefix)}-hatch"))


# --- the bars --------------------------------------------------------------------------------------------------------


def _stacked(
    rows: Sequence[Bar], target: Decimal | None, prefix: str, language: str, *, top: int
) -> tuple[int, SafeString]:
    """Return how far down the bars reach, and the bars."""
    mark = None if target is None else strips.across(float(target), 100)
    hatch = f"{escape(prefix)}-hatch"
    drawn = list[str]()
    for row in rows:
        text, n_lines = _text(row, top, language)
        top += LINE * n_lines + 4
        parts = (
            Part("installed", row.installed, 0),
            Part("reasoned", row.reasoned or 0, row.installed),
            Part("open", row.open, row.total - row.open),
        )
        drawn += (
            '<g class="chart-bar">',
            text,
            strips.strip(parts, row.total, top, mark=mark, hatch=hatch, language=language),
            "</g>",
        )
        top += strips.HEIGHT + GAP
    return top, SafeString("".join(drawn))


def _text(row: Bar, top: int, language: str) -> tuple[SafeString, int]:
    """Return name and figures, and on how many lines; the first is shared, the second is all the name's."""
    counts, percent = _figures(row, language)
    wide = lines.width_em(counts) * SMALL_PX + lines.width_em(percent) * PERCENT_PX + 2 * BESIDE
    found = lines.broken(row.name, (WIDTH - wide) / NAME_PX, WIDTH / NAME_PX)
    place = top + LINE - 4
    names = ((place + LINE * at, line) for at, line in enumerate(found))
    return format_html(
        '<title>{}</title>{}<text class="chart-text" x="{}" y="{}" text-anchor="end">{}'
        '<tspan class="chart-value" dx="{}">{}</tspan></text>',
        f"{row.name}: {' · '.join(filter(None, (counts, percent)))}",
        format_html_join("", '<text class="chart-name" y="{}">{}</text>', names),
        WIDTH, place, counts, BESIDE, percent,
    ), max(len(found), 1)  # fmt: skip  # the arguments in the order of their places


def _figures(row: Bar, language: str) -> tuple[str, str]:
    if row.percent is None:
        return wording.said(wording.MISSING, language), ""
    counts = f"{wording.whole(row.installed, language)}/{wording.whole(row.total, language)}"
    return counts, wording.percent(row.percent, language)


def _more(n_more: int, tall: int, language: str) -> SafeString:
    if not n_more:
        return SafeString("")
    said = wording.said(_MORE, language).format(n_more)
    return format_html('<text class="chart-name" x="0" y="{}">{}</text>', tall + LINE // 2, said)
