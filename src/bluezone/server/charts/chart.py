"""What every chart is: a picture, and the table that says the same.

All figures of one chart count the same: a figure carries no kind of its own, the chart names it once, for all.
"""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from bluezone.rollout.figures import FiguresError


@dataclass(frozen=True, slots=True)
class Chart:
    """One drawn chart; templates/charts/chart.html shows it."""

    svg: SafeString
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str


def check_counts(installed: int, reasoned: int, total: int) -> None:
    """Refuse counts that cannot be drawn as parts of one whole.

    Raises:
        FiguresError: one is below 0, or the parts are more than the whole.
    """
    if min(installed, reasoned, total - installed - reasoned) < 0:
        raise FiguresError(
            f"Chart: found {installed} installed and {reasoned} with a reason of {total}, expected nothing below 0 and "
            "no more than there are. Correct the figures."
        )
