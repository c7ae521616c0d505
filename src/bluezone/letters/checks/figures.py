"""Checks of the figures as values: sums, rates, rows, moments, and whether rates refer to the same thing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from bluezone.letters import written
from bluezone.letters.checks.finding import Case, Found
from bluezone.letters.folding import fold
from bluezone.letters.letter import Counts, Letter, LetterError, Reason, UnitCount

_ALL = Decimal(100)

DENOMINATORS = {
    "population": ("dan so", "nhan khau", "population", "cong dan", "nguoi dan"),
    "smartphones": ("smartphone", "dien thoai thong minh", "dien thoai di dong thong minh", "dttm"),
    "registered": ("dang ky", "registered"),
    "subscribers": ("thue bao", "subscriber"),
    "staff": ("can bo", "cong chuc", "vien chuc", "nguoi lao dong", "staff", "nhan vien"),
}
"""Kinds of what a rate refers to, by the folded words that name them; the first kind that fits."""


def of_value(case: Case) -> Iterator[Found]:
    """Yield what is wrong with the figures and moments of the letter."""
    letter = case.letter
    yield from _moments(letter)
    if letter.counts is None:
        return
    counts = letter.counts
    if _has_figures(counts):
        yield from _cutoff(letter)
    yield from _sum("counts", counts.installed, counts.total, counts.not_installed, "figures")
    yield from _rate("counts", counts.installed, counts.total, counts.percent, counts.percent_text)
    yield from _reasons_text(counts.not_installed or ())
    yield from _kinds(letter, counts)
    yield from _units(counts)


def _has_figures(counts: Counts) -> bool:
    return any(figure is not None for figure in (counts.installed, counts.total, counts.percent))


# --- moments ---------------------------------------------------------------------------------------------------------


def _cutoff(letter: Letter) -> Iterator[Found]:
    if letter.cutoff is None:
        yield Found(
            "cutoff_missing",
            "Số liệu không ghi thời điểm chốt (tính đến giờ, ngày nào).",
            "The figures stand without the moment for which they hold.",
            "cutoff",
        )


def _moments(letter: Letter) -> Iterator[Found]:
    if letter.date is None:
        return
    cutoff = letter.cutoff.day if letter.cutoff else None
    if cutoff and cutoff > letter.date:
        yield Found(
            "cutoff_after_letter",
            f"Thời điểm chốt số liệu {written.short_date(cutoff)} sau ngày của văn bản.",
            f"The figures are of {cutoff.isoformat()}, after the letter.",
            "cutoff",
        )
    ends = [(f"deadlines[{i}]", deadline.by.day) for i, deadline in enumerate(letter.deadlines)]
    ends += [(f"targets[{i}]", target.by) for i, target in enumerate(letter.targets)]
    for path, day in ends:
        if day and day < letter.date:
            yield Found(
                "deadline_before_letter",
                f"Thời hạn {written.short_date(day)} trước ngày của văn bản.",
                f"The deadline {day.isoformat()} lies before the letter.",
                f"{path}.by",
            )


# --- sums and rates --------------------------------------------------------------------------------------------------


def _sum(
    path: str, installed: int | None, total: int | None, reasons: tuple[Reason, ...] | None, code: str
) -> Iterator[Found]:
    if installed is None or total is None:
        return
    if installed > total:
        yield Found(
            "figures_over_total" if code == "figures" else "units_row",
            f"Số đã cài đặt {written.whole(installed)} lớn hơn tổng số {written.whole(total)}.",
            f"{installed} are installed of {total}.",
            f"{path}.installed",
        )
    elif reasons is not None and all(reason.count is not None for reason in reasons):
        missing = sum(reason.count or 0 for reason in reasons)
        if installed + missing != total:
            yield Found(
                "figures_sum" if code == "figures" else "units_row",
                f"Số liệu không khớp: {written.whole(installed)} đã cài đặt + {written.whole(missing)} chưa cài đặt = "
                f"{written.whole(installed + missing)}, tổng số ghi {written.whole(total)}.",
                f"{installed} installed and {missing} with a reason are {installed + missing}, not {total}.",
                f"{path}.not_installed",
            )


def _rate(
    path: str,
    installed: int | None,
    total: int | None,
    percent: Decimal | None,
    text: str | None,
    code: str = "rate_wrong",
) -> Iterator[Found]:
    printed = (written.read_percent(text) or written.read_decimal(text)) if text else None
    if printed is not None and percent is not None and printed != percent:
        yield Found(
            "rate_text",
            f"Tỷ lệ {written.percent(percent)} ghi là “{text}”.",
            f"The rate {percent} % is written “{text}”.",
            f"{path}.percent_text",
        )
    said = printed if printed is not None else percent
    if said is None:
        return
    if said > _ALL:
        yield Found(
            "rate_over",
            f"Tỷ lệ {written.percent(said)} lớn hơn 100%.",
            f"The rate {said} % is above 100 %.",
            f"{path}.percent",
        )
    elif installed is not None and total and installed <= total:
        yield from _recomputed(path, installed, total, said, code)


def _recomputed(path: str, installed: int, total: int, said: Decimal, code: str) -> Iterator[Found]:
    """Compare the rate that is said with the counts', rounded half up to as many places as are said."""
    if said == _ALL and installed != total:
        missing = total - installed
        yield Found(
            "rate_full" if code == "rate_wrong" else code,
            f"Ghi 100% nhưng còn {written.count(missing)} trường hợp chưa cài đặt.",
            f"100 % is said, but {missing} have not installed.",
            f"{path}.percent",
        )
        return
    places = max(0, -int(said.as_tuple().exponent))
    try:
        right = written.rate(installed, total, places)
    except LetterError:  # counts below 0
        return
    if right != said:
        yield Found(
            code,
            f"{written.whole(installed)}/{written.whole(total)} là {written.percent(right)}, không phải "
            f"{written.percent(said)}.",
            f"{installed} of {total} is {right} %, not {said} %.",
            f"{path}.percent",
        )


def _reasons_text(reasons: Iterable[Reason]) -> Iterator[Found]:
    for number, reason in enumerate(reasons):
        digits = "".join(letter for letter in reason.count_as_written or "" if letter.isdecimal())
        if reason.count is not None and digits and int(digits) != reason.count:
            yield Found(
                "rate_text",
                f"Số {written.count(reason.count)} ghi là “{reason.count_as_written}”.",
                f"The count {reason.count} is written “{reason.count_as_written}”.",
                f"counts.not_installed[{number}].count",
            )


# --- what rates refer to ---------------------------------------------------------------------------------------------


def kind_of(denominator: str | None) -> str | None:
    """Return the kind of what a rate refers to, None if its words name none."""
    folded = fold(denominator or "").replace("_", " ")
    return next((kind for kind, words in DENOMINATORS.items() if any(word in folded for word in words)), None)


def _kinds(letter: Letter, counts: Counts) -> Iterator[Found]:
    if counts.percent is not None and not counts.denominator and counts.total is None:
        yield Found(
            "rate_without_denominator",
            f"Tỷ lệ {written.percent(counts.percent)} không nói rõ so với tổng số nào.",
            f"The rate {counts.percent} % says not what it refers to.",
            "counts.denominator",
        )
    of, counted = kind_of(counts.denominator), kind_of(counts.unit)
    if counts.installed is not None and of and counted == "subscribers" and of not in ("subscribers", "registered"):
        yield Found(
            "rate_kinds_differ",
            f"Tử số đếm {counts.unit}, mẫu số là {counts.denominator}: một người có thể có nhiều thuê bao; không so "
            "sánh với tỷ lệ khác mẫu số.",
            f"The numerator counts {counts.unit}, the denominator {counts.denominator}: compare with no other rate.",
            "counts.denominator",
        )
    kinds = {kind for target in letter.targets if target.percent is not None and (kind := kind_of(target.denominator))}
    if of and counts.percent is not None and kinds and of not in kinds:
        yield Found(
            "target_kind_differs",
            f"Tỷ lệ đạt được tính trên {counts.denominator}, chỉ tiêu tính trên mẫu số khác; không so sánh được.",
            f"The rate refers to {counts.denominator}, the targets to something else; they cannot be compared.",
            "targets",
        )


# --- units -----------------------------------------------------------------------------------------------------------


def _units(counts: Counts) -> Iterator[Found]:
    rows = counts.by_unit or ()
    for number, row in enumerate(rows):
        yield from _row(row, f"counts.by_unit[{number}]")
    for name, whole, vi in (("installed", counts.installed, "đã cài đặt"), ("total", counts.total, "tổng số")):
        figures = [getattr(row, name) for row in rows]
        if rows and whole is not None and None not in figures and sum(figures) != whole:
            yield Found(
                "units_sum",
                f"Cộng các đơn vị, {vi} là {written.whole(sum(figures))}; số chung ghi {written.whole(whole)}.",
                f"The units' {name} add up to {sum(figures)}, the whole says {whole}.",
                "counts.by_unit",
            )
    doubles = [unit for unit, count in Counter(fold(row.unit) for row in rows).items() if count > 1]
    for row in rows:
        if fold(row.unit) in doubles:
            doubles.remove(fold(row.unit))
            yield Found(
                "units_double", f"“{row.unit}” có hai dòng số liệu.", f"“{row.unit}” is listed twice.", "counts.by_unit"
            )


def _row(row: UnitCount, path: str) -> Iterator[Found]:
    for found in (
        *_sum(path, row.installed, row.total, row.not_installed, "units"),
        *_rate(path, row.installed, row.total, row.percent, row.percent_text, "units_row"),
    ):
        yield Found(found.code, f"{row.unit}: {found.vi}", f"{row.unit}: {found.en}", found.where)
