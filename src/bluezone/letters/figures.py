"""Figures that a letter may rest on: installed and the reasons of the rest add up, and so do the rows of the units.

Source: shared specification of the rollout, section 4.2.
"""

from bluezone.letters.letter import Counts, LetterError, Reason, UnitCount


class FiguresError(LetterError):
    """The figures do not add up, or one that the letter rests on is missing; nothing is drafted."""

    code = "letter_figures_contradict"


def check(counts: Counts) -> None:
    """Refuse *counts* that no letter may rest on.

    Raises:
        FiguresError: installed or total is missing, installed and reasons do not add up to the total, or the rows of
            by_unit not to the whole.
    """
    installed, total = _known(counts.installed, "installed"), _known(counts.total, "total")
    _check_sum("The whole", installed, total, counts.not_installed or ())
    if counts.by_unit:
        for row in counts.by_unit:
            _check_row(row)
        for name, whole in (("installed", installed), ("total", total)):
            rows = sum(getattr(row, name) or 0 for row in counts.by_unit)
            if rows != whole:
                raise FiguresError(f"By unit, {name}: found {rows} in the rows, expected {whole}. Correct the figures.")


def _known(number: int | None, what: str) -> int:
    if number is None:
        raise FiguresError(f"{what}: found no figure, expected a count. Count first; nothing was drafted.")
    return number


def _check_row(row: UnitCount) -> None:
    of = f'The row "{row.unit}"'
    installed, total = _known(row.installed, of), _known(row.total, of)
    if row.not_installed is not None:
        _check_sum(of, installed, total, row.not_installed)
    elif not 0 <= installed <= total or total < 1:
        raise FiguresError(
            f"{of}: found {installed} installed of {total}, expected no more than there are. Correct it."
        )


def _check_sum(what: str, installed: int, total: int, reasons: tuple[Reason, ...]) -> None:
    missing = sum(reason.count or 0 for reason in reasons)
    if total < 1 or installed + missing != total:
        raise FiguresError(
            f"{what}: found {installed} installed and {missing} with a reason of {total}, expected a total of at least "
            "1 to which they add up. Correct the figures or give the missing reasons; nothing was drafted."
        )
