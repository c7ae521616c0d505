"""Plot: the scores of an evaluation as one SVG: nDCF with its intervals, and how honest the probabilities are.

Every mark has its name beside it, so nothing hangs on a colour. The colours follow the reader's light or dark screen.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil
from xml.sax.saxutils import escape

from bluezone.world.proximity_evaluation import Curve, Evaluation, Row
from bluezone.world.proximity_scores import COVERAGE

WIDTH = 960
_MARGIN = 24
_LINE = 20
"""How tall a judge's line is."""

_AXIS_FROM, _AXIS_TO = 270, 850
"""Where nDCF 0 and the axis' end lie; names stand left of it, values right."""

_FACET, _FACET_GAP, _FACETS_ACROSS = 176, 52, 4

_GRADED_BINS = 3
"""From so many steps on a judge has a curve; a rule that only says yes or no has two."""

_STYLE = """
    svg { color-scheme: light dark; background: #ffffff; font: 13px system-ui, "Segoe UI", Roboto, sans-serif;
      --ink: #1b2330; --soft: #5b6675; --grid: #dde2e8; --ours: #0a62b8; --first: #a8430f; --other: #6b7684;
      --paper: #ffffff; }
    @media (prefers-color-scheme: dark) {
      svg { background: #12161d; --ink: #e8ebf0; --soft: #a3adba; --grid: #2d3542; --ours: #71b7ff; --first: #ff9e6d;
        --other: #98a3b1; --paper: #12161d; } }
    text { fill: var(--ink); } .soft { fill: var(--soft); } .head { font-size: 17px; font-weight: 600; }
    .set { font-weight: 600; } .end { text-anchor: end; } .mid { text-anchor: middle; } .small { font-size: 11px; }
    .grid { stroke: var(--grid); } .bound { stroke: var(--soft); stroke-dasharray: 4 3; } path { fill: none; }
    .other { stroke: var(--other); --fill: var(--other); } .first { stroke: var(--first); --fill: var(--first); }
    .ours { stroke: var(--ours); --fill: var(--ours); } circle { fill: var(--fill); stroke: var(--paper); }
    text.ours { fill: var(--ours); stroke: none; font-weight: 600; } text.first { fill: var(--first); stroke: none; }
    text.other { fill: var(--ink); stroke: none; } line.mark { stroke-width: 2; } path.ours { stroke-width: 2; }
"""


def draw(evaluation: Evaluation, *, ours: str | None, original: str) -> str:
    """Return *evaluation* as an SVG document.

    Args:
        ours, original: the judges to set off, by name; ours None where there is none.
    """
    kinds = {original: "first"} | ({ours: "ours"} if ours else {})
    scores, below = _scores([row for row in evaluation.rows if row.scene is None], kinds)
    curves, height = _curves(_shown(evaluation.curves, ours), kinds, below)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
            f'height="{height}" role="img" aria-labelledby="title">',
            '<title id="title">How well near and far are told apart, by data set and rule</title>',
            f"<style>{_STYLE}</style>",
            *scores,
            *curves,
            "</svg>",
            "",
        ]
    )


# --- nDCF ------------------------------------------------------------------------------------------------------------


def _scores(rows: Sequence[Row], kinds: dict[str, str]) -> tuple[list[str], int]:
    """Return the marks of the upper part and where the lower one begins."""
    defined = [row for row in rows if row.score.ndcf is not None]
    end = _axis_end(defined)
    marks = [
        _text(_MARGIN, 36, "nDCF: misses plus false alarms, less is better", "head"),
        _text(
            _MARGIN, 58, f"1 is what “always no” reaches. Bars: {COVERAGE:.0%} of the draws of scenes and runs.", "soft"
        ),
    ]
    y = 92
    for (dataset, task), group in groupby(defined, key=lambda row: (row.dataset, row.task)):
        lines = list(group)
        counted = lines[0].score
        marks.append(_text(_MARGIN, y, f"{dataset}, {task}", "set"))
        marks.append(_text(_AXIS_TO, y, f"{counted.n_near} near, {counted.n_far} far", "soft small end"))
        marks.extend(_axis(y + 8, y + 8 + _LINE * len(lines), end))
        for place, row in enumerate(lines):
            marks.extend(_line(row, y + 8 + _LINE * place + _LINE // 2, end, kinds.get(row.judge, "other")))
        y += 8 + _LINE * len(lines) + 46
    if not defined:
        marks.append(_text(_MARGIN, y, "Not defined in any data set: each has one side of the truth only.", "soft"))
        y += 40
    return marks, y


def _axis_end(rows: Sequence[Row]) -> float:
    """Return the end of the axis: a multiple of a quarter at or beyond every value and interval, at least 1.25."""
    highest = [row.interval[1] for row in rows if row.interval] + [row.score.ndcf or 0 for row in rows]
    return max(1.25, ceil(max(highest, default=0) * 4) / 4)


def _x(ndcf: float, end: float) -> float:
    return round(_AXIS_FROM + (_AXIS_TO - _AXIS_FROM) * ndcf / end, 1)


def _axis(top: int, bottom: int, end: float) -> Iterator[str]:
    for quarter in range(int(end * 4) + 1):
        x = _x(quarter / 4, end)
        kind = "bound" if quarter == 4 else "grid"
        yield f'<line class="{kind}" x1="{x}" x2="{x}" y1="{top}" y2="{bottom}"/>'
        yield _text(x, bottom + 15, f"{quarter / 4:g}", "soft small mid")


def _line(row: Row, y: int, end: float, kind: str) -> Iterator[str]:
    ndcf = row.score.ndcf
    assert ndcf is not None
    yield _text(_MARGIN + 12, y + 4, row.judge, kind)
    if row.interval is not None:
        low, high = (_x(value, end) for value in row.interval)
        yield f'<line class="mark {kind}" x1="{low}" x2="{high}" y1="{y}" y2="{y}"/>'
    yield f'<circle class="{kind}" cx="{_x(ndcf, end)}" cy="{y}" r="5"/>'
    yield _text(WIDTH - _MARGIN, y + 4, f"{ndcf:.2f}", f"end {kind}")


# --- calibration -----------------------------------------------------------------------------------------------------


def _shown(curves: Sequence[Curve], ours: str | None) -> list[Curve]:
    """Return our own curves or, without an estimator, those of rules that say more than yes and no.

    Where only one side of the truth was recorded a curve is a flat line, which tells nothing that the table does not.
    """
    wanted = [curve for curve in curves if curve.judge == ours or (ours is None and len(curve.bins) >= _GRADED_BINS)]
    return [curve for curve in wanted if 0 < sum(step.near * step.cases for step in curve.bins) < _cases(curve)]


def _curves(curves: Sequence[Curve], kinds: dict[str, str], top: int) -> tuple[list[str], int]:
    """Return the marks of the lower part and the height of the whole."""
    marks = [
        _text(_MARGIN, top + 20, "Calibration: of those told to be near with this probability, how many were?", "head")
    ]
    if not curves:
        marks.append(_text(_MARGIN, top + 44, "No rule here tells a probability between yes and no.", "soft"))
        return marks, top + 72
    marks.append(
        _text(_MARGIN, top + 42, "On the dashed line what is told is true. Circles grow with the windows.", "soft")
    )
    row_height = _FACET + 88
    for place, curve in enumerate(curves):
        x = _MARGIN + 16 + place % _FACETS_ACROSS * (_FACET + _FACET_GAP)
        y = top + 106 + place // _FACETS_ACROSS * row_height
        marks.extend(_facet(x, y, curve, kinds.get(curve.judge, "other")))
    return marks, top + 106 + ceil(len(curves) / _FACETS_ACROSS) * row_height - 44


def _facet(x: int, y: int, curve: Curve, kind: str) -> Iterator[str]:
    yield _text(x, y - 38, _short(curve.dataset.rpartition("/")[2]), "small set")
    yield _text(x, y - 24, curve.task, "small soft")
    yield _text(x, y - 10, _short(curve.judge), f"small {kind}")
    for half in (0, 0.5, 1):
        across, up = x + _FACET * half, y + _FACET * (1 - half)
        yield f'<line class="grid" x1="{across}" x2="{across}" y1="{y}" y2="{y + _FACET}"/>'
        yield f'<line class="grid" x1="{x}" x2="{x + _FACET}" y1="{up}" y2="{up}"/>'
        yield _text(across, y + _FACET + 14, f"{half:g}", "soft small mid")
        yield _text(x - 6, up + 4, f"{half:g}", "soft small end")
    yield f'<line class="bound" x1="{x}" x2="{x + _FACET}" y1="{y + _FACET}" y2="{y}"/>'
    yield from _curve(x, y, curve, kind)


def _cases(curve: Curve) -> int:
    return sum(step.cases for step in curve.bins)


def _curve(x: int, y: int, curve: Curve, kind: str) -> Iterator[str]:
    total = _cases(curve)
    places = [
        (round(x + _FACET * step.probability, 1), round(y + _FACET * (1 - step.near), 1), step) for step in curve.bins
    ]
    yield f'<path class="{kind}" d="M{" L".join(f"{across},{up}" for across, up, _ in places)}"/>'
    for across, up, step in places:
        radius = round(2 + 6 * (step.cases / total) ** 0.5, 1)
        told = f"{curve.judge}: told {step.probability:.2f}, true {step.near:.2f}, {step.cases} windows"
        yield f'<circle class="{kind}" cx="{across}" cy="{up}" r="{radius}"><title>{escape(told)}</title></circle>'


def _short(name: str) -> str:
    return name if len(name) <= 30 else name[:29] + "…"


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{escape(words)}</text>'
