"""Horizontal bars, one for each unit or kind of unit: installed, with a reason, and the rest, of all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bluezone.letters import written
from bluezone.rollout.bilingual import Bilingual
from bluezone.server.charts import lines, wording
from bluezone.server.charts.chart import Chart, check_counts

WIDTH = 360
ROW, LEGEND = 58, 34
"""How tall a row and the legend are."""

MOST_BARS = 60
"""More than these are found in the table only, and the picture says so."""

BAR_TOP, BAR_HEIGHT = 35, 14
NAME_PX, LEGEND_PX, COUNT_PX = 13, 12, 11
NAME_WIDTH = 216
COUNT_MARGIN = 4
"""Left free beside a count within its part."""

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
    def rest(self) -> int:
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
    has_reasons = any(row.reasoned is not None for row in rows)
    drawn = rows[:MOST_BARS]
    more = len(rows) - len(drawn)
    tall = LEGEND + ROW * len(drawn) + (ROW // 2 if more else 0)
    svg = format_html(
        '<svg class="chart-bars" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}{}{}{}</svg>',
        WIDTH, tall, prefix, prefix, prefix, caption, prefix, _description(rows, target, language),
        _patterns(prefix), _legend(target, prefix, language, has_reasons=has_reasons),
        format_html_join("", "{}", ((_bar(at, row, target, prefix, language),) for at, row in enumerate(drawn))),
        _more(more, tall, language),
    )  # fmt: skip  # the arguments in the order of their places
    head = _head(language, counted, has_reasons=has_reasons)
    return Chart(svg, head, tuple(_row(row, language, has_reasons=has_reasons) for row in rows), caption)


# --- the table -------------------------------------------------------------------------------------------------------


def _head(language: str, counted: str, *, has_reasons: bool) -> tuple[str, ...]:
    unit, total, rate = (wording.said(each, language) for each in (wording.UNIT, wording.TOTAL, wording.RATE))
    return unit, *(name for _, name in _parts(language, has_reasons=has_reasons)), counted or total, rate


def _parts(language: str, *, has_reasons: bool) -> tuple[tuple[str, str], ...]:
    """Return the class of each part with its name."""
    named = {"installed": wording.INSTALLED, "reasoned": wording.WITH_REASON, "rest": wording.OPEN}
    if not has_reasons:
        named = {"installed": wording.INSTALLED, "rest": wording.NOT_INSTALLED}
    return tuple((part, wording.said(name, language)) for part, name in named.items())


def _row(row: Bar, language: str, *, has_reasons: bool) -> tuple[str, ...]:
    if row.percent is None:
        return row.name, *[""] * (4 if has_reasons else 3), wording.said(wording.MISSING, language)
    counts = [row.installed, *([row.reasoned] if has_reasons else []), row.rest, row.total]
    cells = ("" if count is None else wording.whole(count, language) for count in counts)
    return row.name, *cells, wording.percent(row.percent, language)


def _description(rows: Sequence[Bar], target: Decimal | None, language: str) -> str:
    return wording.said(_BARS, language).format(len(rows), f"{_goal(target, language)}." if target else "").strip()


def _goal(target: Decimal, language: str) -> str:
    return f"{wording.said(wording.TARGET, language)} {wording.percent(target, language)}"


# --- the legend ------------------------------------------------------------------------------------------------------


def _patterns(prefix: str) -> SafeString:
    return format_html(
        '<defs><pattern id="{}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="chart-hatch" d="M0 0V6"/></pattern></defs>',
        prefix,
    )


def _legend(target: Decimal | None, prefix: str, language: str, *, has_reasons: bool) -> SafeString:
    items = list(_parts(language, has_reasons=has_reasons))
    if target is not None:
        items.append(("target", _goal(target, language)))
    return format_html(
        '<g class="chart-legend">{}</g>',
        format_html_join(
            "",
            '{}<text x="{}" y="13">{}</text>',
            ((_swatch(part, left, prefix), f"{left + 20:.0f}", name) for part, left, name in _placed(items)),
        ),
    )


def _placed(items: Sequence[tuple[str, str]]) -> Iterator[tuple[str, float, str]]:
    left = 1.0
    for part, name in items:
        yield part, left, name
        left += 34 + lines.width_em(name) * LEGEND_PX


def _swatch(part: str, left: float, prefix: str) -> SafeString:
    if part == "target":
        return format_html('<path class="chart-mark" d="M{} 1V17"/>', f"{left + 8:.0f}")
    return _part(part, left, 2, 14, prefix)


# --- the bars --------------------------------------------------------------------------------------------------------


def _part(part: str, left: float, top: int, wide: float, prefix: str) -> SafeString:
    place = format_html('x="{}" y="{}" width="{}" height="{}"', f"{left:.1f}", top, f"{wide:.1f}", BAR_HEIGHT)
    over = format_html('<rect {} fill="url(#{}-hatch)"/>', place, prefix) if part == "reasoned" else ""
    return format_html('<rect class="chart-part-{}" {}/>{}', part, place, over)


def _bar(at: int, row: Bar, target: Decimal | None, prefix: str, language: str) -> SafeString:
    top = LEGEND + at * ROW
    said = _row(row, language, has_reasons=False)
    counts = f"{said[1]}/{said[3]}" if row.total else ""
    return format_html(
        '<g class="chart-bar"><title>{}</title>{}'
        '<text class="chart-value" x="{}" y="{}" text-anchor="end">{}</text>'
        '<text class="chart-text" x="{}" y="{}" text-anchor="end">{}</text>{}{}</g>',
        f"{row.name}: {' · '.join(filter(None, (counts, said[-1])))}", _name(row.name, top),
        WIDTH, top + 13, said[-1], WIDTH, top + 29, counts, _filled(row, top + BAR_TOP, prefix, language),
        _mark(target, top + BAR_TOP),
    )  # fmt: skip  # the arguments in the order of their places


def _name(name: str, top: int) -> SafeString:
    """Return the name on two lines; on the second if one is enough, so that it stands at its bar."""
    found = lines.broken(name, NAME_WIDTH / NAME_PX)
    first = top + 13 + 16 * (2 - len(found))
    return format_html_join(
        "",
        '<text class="chart-name" x="0" y="{}">{}</text>',
        ((first + 16 * at, line) for at, line in enumerate(found)),
    )


def _filled(row: Bar, top: int, prefix: str, language: str) -> SafeString:
    if not row.total:
        return format_html(
            '<rect class="chart-part-none" x="1" y="{}" width="{}" height="{}"/>', top, WIDTH - 2, BAR_HEIGHT
        )
    left, drawn = 1.0, list[tuple[SafeString, SafeString]]()
    for part, count in (("installed", row.installed), ("reasoned", row.reasoned or 0), ("rest", row.rest)):
        wide = (WIDTH - 2) * count / row.total
        if count:
            drawn.append((_part(part, left, top, wide, prefix), _count(part, count, left, top, wide, language)))
        left += wide
    return format_html_join("", "{}{}", drawn)


def _count(part: str, count: int, left: float, top: int, wide: float, language: str) -> SafeString:
    """Return the count within its part, nothing where it does not fit: the table has it."""
    text = wording.whole(count, language)
    if lines.width_em(text) * COUNT_PX + COUNT_MARGIN > wide:
        return SafeString("")
    return format_html(
        '<text class="chart-count chart-count-{}" x="{}" y="{}">{}</text>',
        part,
        f"{left + wide / 2:.1f}",
        top + 11,
        text,
    )


def _mark(target: Decimal | None, top: int) -> SafeString:
    if target is None:
        return SafeString("")
    left = f"{1 + (WIDTH - 2) * float(target) / 100:.1f}"
    return format_html('<path class="chart-mark" d="M{} {}V{}"/>', left, top - 4, top + BAR_HEIGHT + 4)


def _more(more: int, tall: int, language: str) -> SafeString:
    if not more:
        return SafeString("")
    said = wording.said(_MORE, language).format(more)
    return format_html('<text class="chart-name" x="0" y="{}">{}</text>', tall - 8, said)
