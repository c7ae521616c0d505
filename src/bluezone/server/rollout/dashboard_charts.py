"""The charts of the dashboard: each from plain parts, with its table behind it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from bluezone.server.charts import bars, grid, progress, tiles
from bluezone.server.charts.bars import Bar
from bluezone.server.charts.chart import Chart
from bluezone.server.charts.progress import Point
from bluezone.server.charts.tiles import Rate
from bluezone.server.rollout.dashboard import Dashboard, Part
from bluezone.server.units import registry

MOST_UNITS = 100
"""Of thousands of units directly below, those are drawn that need it most."""

WANTED = Decimal(100)
"""Shown as the target where a campaign names none by its own denominator."""


def kind_names(language: str) -> Mapping[str, str]:
    """Return what kinds of units are called, by code."""
    return {kind.code: getattr(kind, language) for kind in registry.kinds()}


def draw(found: Dashboard, tree_day: date, language: str) -> Iterator[Chart]:
    """Yield the charts of *found*: over time, by kind, by unit, and for provinces the map.

    Args:
        tree_day: whose provinces they are; a code means another province after the reform.
    """
    if found.points:
        yield _over_time(found, language)
    if found.are_provinces:
        yield _map(found, tree_day, language)
    if len(found.kinds) > 1:
        yield _bars(found, found.kinds, _("Installed by kind of unit"), "kinds", language)
    if found.units:
        yield _units(found, language)


def _over_time(found: Dashboard, language: str) -> Chart:
    points = [Point(each.day, each.installed, each.total) for each in found.points if each.day]
    caption = _("Installed, in per cent, at each cut-off")
    return progress.progress(points, target=found.goal or WANTED, caption=caption, prefix="time", language=language)


def _map(found: Dashboard, tree_day: date, language: str) -> Chart:
    rates = {each.code: Rate(each.installed, each.total) for each in found.units if each.code}
    caption = _("Installed by province")
    return tiles.tiles(rates, grid=grid.on(tree_day), caption=caption, prefix="map", language=language)


def _units(found: Dashboard, language: str) -> Chart:
    ordered = sorted(found.units, key=_by_need)
    if len(ordered) <= MOST_UNITS:
        return _bars(found, ordered, _("Installed by unit"), "units", language)
    caption = _("Installed by unit: the %(most)s that need it most; all stand in the consolidated table")
    return _bars(found, ordered[:MOST_UNITS], caption % {"most": MOST_UNITS}, "units", language)


def _bars(found: Dashboard, parts: Sequence[Part], caption: str, prefix: str, language: str) -> Chart:
    rows = [Bar(each.name, each.installed, each.total) for each in parts]
    return bars.bars(rows, target=found.goal, caption=caption, prefix=prefix, language=language)


def _by_need(part: Part) -> tuple[bool, Decimal]:
    """Return the place of *part*: the lowest rate first, those without figures last."""
    return part.rate is None, part.rate or Decimal(0)
