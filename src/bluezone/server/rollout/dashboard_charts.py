"""The charts of the dashboard: each from plain parts, with its table behind it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from bluezone.server.charts import progress
from bluezone.server.charts.chart import Chart
from bluezone.server.charts.progress import Point
from bluezone.server.rollout.dashboard import Dashboard
from bluezone.server.units import registry

WANTED = Decimal(100)
"""Shown as the target where a campaign names none by its own denominator."""


def kind_names(language: str) -> Mapping[str, str]:
    """Return what kinds of units are called, by code."""
    return {kind.code: getattr(kind, language) for kind in registry.kinds()}


def draw(found: Dashboard, language: str) -> Iterator[Chart]:
    """Yield the charts of *found*: over time, by kind, by unit."""
    if found.points:
        yield _over_time(found, language)


def _over_time(found: Dashboard, language: str) -> Chart:
    points = [Point(each.day, each.installed, each.total) for each in found.points if each.day]
    caption = _("Installed, in per cent, at each cut-off")
    return progress.progress(points, target=found.goal or WANTED, caption=caption, prefix="time", language=language)
