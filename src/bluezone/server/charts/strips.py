"""One bar as shapes: its parts, the counts within them, the mark of the target.

All text here is made of numbers and of words of this file, so it is put together plainly: sixty bars are a thousand
numbers, and to escape them takes longer than all the rest. Text of others never comes here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bluezone.server.charts import lines, wording

LEFT, RIGHT = 1, 359
HEIGHT = 14
COUNT_PX = 11
MARGIN = 4
"""What stays free beside a count within its part, and beside the mark."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: its class, what it counts, and where of the whole it begins."""

    name: str
    count: int
    before: int


def across(part: int | float, of: int | float) -> float:
    """Return how far from the left edge *part* of *of* lies."""
    return LEFT + (RIGHT - LEFT) * float(part) / of


def strip(parts: Sequence[Part], whole: int, top: int, *, mark: float | None, hatch: str, language: str) -> str:
    """Return the bar of *parts* of *whole*; dashed and empty if *whole* is 0.

    Args:
        mark: where the target is, from the left edge of the picture.
        hatch: id of the pattern for what has a reason.
    """
    there = [part for part in parts if part.count]
    places = [(across(part.before, whole), across(part.before + part.count, whole)) for part in there]
    drawn = [box(part.name, top, *place, hatch=hatch) for part, place in zip(there, places, strict=True)]
    drawn += [_count(part, top, place, mark, language) for part, place in zip(there, places, strict=True)]
    if not whole:
        drawn = [box("none", top, LEFT, RIGHT, hatch=hatch)]
    return "".join([*drawn, "" if mark is None else target(mark, top)])


def box(name: str, top: int, left: float, right: float, *, hatch: str) -> str:
    """Return the rectangle of one part."""
    fill = f' fill="url(#{hatch})"' if name == "reasoned" else ""
    return (
        f'<rect class="chart-part-{name}" x="{left:.1f}" y="{top}" width="{right - left:.1f}" height="{HEIGHT}"{fill}/>'
    )


def target(mark: float, top: int) -> str:
    """Return the mark of the target; it reaches beyond the bar."""
    return f'<rect class="chart-mark" x="{mark - 1:.1f}" y="{top - 4}" width="2" height="{HEIGHT + 8}"/>'


def _count(part: Part, top: int, place: tuple[float, float], mark: float | None, language: str) -> str:
    """Return the count in the middle of its part, or of the wider side of the mark.

    Nothing where it does not fit: the table has it.
    """
    text = wording.whole(part.count, language)
    left, right = place
    wide = lines.width_em(text) * COUNT_PX + 2 * MARGIN
    middle = (left + right) / 2
    if mark is not None and abs(middle - mark) < wide / 2:
        left, right = max((left, min(mark, right)), (max(mark, left), right), key=lambda side: side[1] - side[0])
        middle = (left + right) / 2
    if right - left < wide:
        return ""
    return f'<text class="chart-count chart-count-{part.name}" x="{middle:.1f}" y="{top + 11}">{text}</text>'
