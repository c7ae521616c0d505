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

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the head: a table with shifted cells says something false."""
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"Chart {self.caption!r}: every row must have {len(self.head)} cells, as its head has.")
