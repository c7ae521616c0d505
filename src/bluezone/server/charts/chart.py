"""What every chart is: a picture, and the table that says the same."""

from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Chart:
    """One drawn chart; templates/charts/chart.html shows it."""

    svg: SafeString
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
