"""The tile map: each province a square of the same size, where it lies; the figure is on it, the colour is its class.

Squares of one size, because a map of areas would show the large provinces and hide the crowded ones.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bluezone.letters import written
from bluezone.rollout import collation
from bluezone.rollout.bilingual import Bilingual
from bluezone.server.charts import wording
from bluezone.server.charts.chart import Chart, check_counts
from bluezone.server.charts.grid import Grid, Place

PITCH, GAP = 44, 2
"""From one tile to the next, and what of it is left free."""

LEGEND_ROW = 20
CLASS_FLOORS = (0, 20, 40, 60, 80)
"""Per cent from which on a class begins; the number on the tile says the rest."""

_MAP_OF = Bilingual("Bản đồ ô: {} trong {} tỉnh, thành phố có số liệu.", "Tile map: {} of {} provinces have figures.")
_PER_CENT = Bilingual("Tỷ lệ, %", "Rate, %")


class Order(StrEnum):
    """How the rows of the table follow each other."""

    RATE = "rate"
    """The lowest first, for it needs attention; those without figures last."""

    NAME = "name"


@dataclass(frozen=True, slots=True)
class Rate:
    """Installed of total; a total of 0 has no rate.

    Raises:
        FiguresError: more installed than there are, or one is below 0.
    """

    installed: int
    total: int

    def __post_init__(self) -> None:
        check_counts(self.installed, 0, self.total)

    @property
    def percent(self) -> Decimal | None:
        """In per cent, half up."""
        return written.rate(self.installed, self.total) if self.total else None


NOTHING = Rate(0, 0)


def tiles(
    rates: Mapping[str, Rate],
    *,
    grid: Grid,
    caption: str,
    prefix: str,
    language: str,
    addresses: Mapping[str, str] | None = None,
    order: Order = Order.RATE,
    counted: str = "",
) -> Chart:
    """Draw *rates* by code of province on *grid*.

    Figures of a code that the grid does not know have no tile; they stand in the table, under their code.

    Args:
        prefix: makes the ids unique on their page.
        addresses: by code, where a tile leads to.
        counted: what all the totals count, in words; heads their column.
    """
    svg = format_html(
        '<svg class="chart-tiles" viewBox="0 0 {} {}" role="{}" aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}{}{}</svg>',
        grid.columns * PITCH, grid.rows * PITCH, "group" if addresses else "img",
        prefix, prefix, prefix, caption, prefix, _description(rates, grid, language),
        _hatch(prefix), _legend(grid, prefix, language), _map(rates, grid, addresses or {}, prefix, language),
    )  # fmt: skip  # the arguments in the order of their places
    rows = tuple(_row(name, rate, language) for name, rate in sorted(_named(rates, grid), key=_KEYS[order]))
    return Chart(svg, _head(language, counted), rows, caption)


# --- the table -------------------------------------------------------------------------------------------------------


def _head(language: str, counted: str) -> tuple[str, ...]:
    words = (wording.PROVINCE, wording.INSTALLED, wording.TOTAL, wording.RATE)
    province, installed, total, rate = (wording.said(word, language) for word in words)
    return province, installed, counted or total, rate


def _named(rates: Mapping[str, Rate], grid: Grid) -> Iterator[tuple[str, Rate]]:
    for code, place in grid.places.items():
        yield place.name, rates.get(code, NOTHING)
    yield from ((code, rate) for code, rate in rates.items() if code not in grid.places)


def _by_name(row: tuple[str, Rate]) -> tuple[bool, Decimal, collation.Key]:
    return False, Decimal(0), collation.key(row[0])


def _by_rate(row: tuple[str, Rate]) -> tuple[bool, Decimal, collation.Key]:
    percent = row[1].percent
    return percent is None, percent or Decimal(0), collation.key(row[0])


_KEYS = {Order.RATE: _by_rate, Order.NAME: _by_name}


def _row(name: str, rate: Rate, language: str) -> tuple[str, ...]:
    if rate.percent is None:
        return name, "", "", wording.said(wording.MISSING, language)
    counts = (wording.whole(count, language) for count in (rate.installed, rate.total))
    return name, *counts, wording.percent(rate.percent, language)


# --- the picture -----------------------------------------------------------------------------------------------------


def _description(rates: Mapping[str, Rate], grid: Grid, language: str) -> str:
    told = sum(code in rates and rates[code].total > 0 for code in grid.places)
    return wording.said(_MAP_OF, language).format(told, len(grid.places))


def _hatch(prefix: str) -> SafeString:
    return format_html(
        '<defs><pattern id="{}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="chart-hatch" d="M0 0V6"/></pattern></defs>',
        prefix,
    )


def _class(percent: Decimal) -> int:
    return sum(percent >= floor for floor in CLASS_FLOORS)


def _map(rates: Mapping[str, Rate], grid: Grid, addresses: Mapping[str, str], prefix: str, language: str) -> SafeString:
    return format_html_join(
        "",
        "{}",
        (
            (_tile(place, rates.get(code, NOTHING), addresses.get(code, ""), prefix, language),)
            for code, place in grid.places.items()
        ),
    )


def _tile(place: Place, rate: Rate, address: str, prefix: str, language: str) -> SafeString:
    percent = rate.percent
    figure = "–" if percent is None else wording.percent(percent, language).rstrip("%")
    spoken = f"{place.name}: {_row(place.name, rate, language)[-1]}"
    left, top = place.column * PITCH, place.row * PITCH
    middle = left + PITCH // 2
    tile = format_html(
        '<g class="chart-tile chart-tile-{}"><title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="4"/>{}'
        '<text class="chart-abbreviation" x="{}" y="{}">{}</text><text x="{}" y="{}">{}</text></g>',
        0 if percent is None else _class(percent), spoken, left + GAP // 2, top + GAP // 2, PITCH - GAP, PITCH - GAP,
        _hatched(left, top, prefix) if percent is None else "",
        middle, top + 19, place.abbreviation, middle, top + 35, figure,
    )  # fmt: skip  # the arguments in the order of their places
    return format_html('<a href="{}" aria-label="{}">{}</a>', address, spoken, tile) if address else tile


def _hatched(left: int, top: int, prefix: str, size: int = PITCH - GAP) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="4" fill="url(#{}-hatch)"/>',
        left + GAP // 2, top + GAP // 2, size, size, prefix,
    )  # fmt: skip


# --- the legend ------------------------------------------------------------------------------------------------------


def _legend(grid: Grid, prefix: str, language: str) -> SafeString:
    """Return the classes, highest first, in the sea west of the middle, where the grid leaves three columns free."""
    top = _free_row(grid) * PITCH
    names = [wording.said(name, language) for name in _class_names()]
    swatches = format_html_join(
        "",
        '<rect class="chart-swatch-{}" x="1" y="{}" width="16" height="16" rx="3"/><text x="24" y="{}">{}</text>',
        (
            (len(names) - at, top + (at + 1) * LEGEND_ROW, top + (at + 1) * LEGEND_ROW + 13, name)
            for at, name in enumerate(reversed(names))
        ),
    )
    last = top + (len(names) + 1) * LEGEND_ROW
    return format_html(
        '<g class="chart-legend"><text class="chart-legend-title" x="1" y="{}">{}</text>{}'
        '<rect class="chart-swatch-0" x="1" y="{}" width="16" height="16" rx="3"/>{}<text x="24" y="{}">{}</text></g>',
        top + 11, wording.said(_PER_CENT, language), swatches, last, _hatched(0, last - GAP // 2, prefix, 16),
        last + 13, wording.said(wording.MISSING, language),
    )  # fmt: skip  # the arguments in the order of their places


def _class_names() -> Iterator[Bilingual]:
    floors = CLASS_FLOORS[1:]
    yield Bilingual(f"dưới {floors[0]}", f"under {floors[0]}")
    for floor, end in pairwise(floors):
        yield Bilingual(f"{floor} đến dưới {end}", f"{floor} to under {end}")
    yield Bilingual(f"{floors[-1]} trở lên", f"{floors[-1]} and more")


def _free_row(grid: Grid) -> int:
    """Return the first row from which on three columns in the west stay free for as long as the legend is."""
    tall = -(-LEGEND_ROW * (len(CLASS_FLOORS) + 2) // PITCH)
    taken = {place.row for place in grid.places.values() if place.column < 3}
    return next(row for row in range(grid.rows + 1) if not taken & set(range(row, row + tall)))
