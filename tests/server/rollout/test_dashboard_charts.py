"""The dashboard's charts: each with its table."""

from datetime import date
from decimal import Decimal

import pytest

from bluezone.server.rollout import dashboard_charts
from bluezone.server.rollout.dashboard import REPORTS, Dashboard, Part
from tests.server.rollout.province import Province

DAY = date(2020, 8, 9)


def found(**values: object) -> Dashboard:
    parts = (Part("u0", "Sở Nội vụ", 6, 10, 1, 1), Part("u1", "Sở Y tế", 0, 0, 0, 1))
    given = {
        "source": REPORTS,
        "whole": Part("", "", 6, 10, 1, 2),
        "kinds": (Part("department", "sở", 6, 10, 1, 2),),
        "units": parts,
        "points": (Part("1", "1", 6, 10, 1, day=date(2020, 8, 9)),),
        "goal": Decimal(100),
        "are_provinces": False,
        **values,
    }
    return Dashboard(**given)  # type: ignore[arg-type]  # of any kind


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_curve_has_its_table(language: str) -> None:
    first, *_ = dashboard_charts.draw(found(), DAY, language)

    assert first.rows[0][:3] == ("09/8/2020", "6", "10")
    assert "<svg" in first.svg


def test_units_come_the_lowest_rate_first_and_without_figures_last() -> None:
    units = (Part("a", "Sở A", 9, 10, 1, 1), Part("b", "Sở B", 0, 0, 0, 1), Part("c", "Sở C", 1, 10, 1, 1))

    *_, drawn = dashboard_charts.draw(found(units=units), DAY, "vi")

    assert [row[0] for row in drawn.rows] == ["Sở C", "Sở A", "Sở B"]


def test_of_thousands_of_units_those_are_drawn_that_need_it_most() -> None:
    units = tuple(Part(str(n), f"Xã {n}", n, 1_000, 1, 1) for n in range(500))

    *_, drawn = dashboard_charts.draw(found(units=units), DAY, "vi")

    assert [row[0] for row in drawn.rows] == [f"Xã {n}" for n in range(dashboard_charts.MOST_UNITS)]
    assert str(dashboard_charts.MOST_UNITS) in drawn.caption


def test_one_kind_of_unit_needs_no_chart() -> None:
    kinds = (Part("department", "sở", 6, 10, 1, 2), Part("centre", "trung tâm", 1, 2, 1, 1))

    one, two = (list(dashboard_charts.draw(found(kinds=given), DAY, "vi")) for given in (kinds[:1], kinds))

    assert len(two) == len(one) + 1


def test_without_a_cutoff_there_is_no_curve() -> None:
    assert all("chart-progress" not in chart.svg for chart in dashboard_charts.draw(found(points=()), DAY, "vi"))


def test_provinces_are_drawn_as_a_map_of_the_day() -> None:
    units = (Part("p", "Quảng Trị", 6, 10, 1, 1, code="45"), Part("q", "Huế", 1, 10, 1, 1, code="46"))

    charts = list(dashboard_charts.draw(found(units=units, are_provinces=True), DAY, "vi"))

    (drawn,) = [chart for chart in charts if "chart-tiles" in chart.svg]
    assert len(drawn.rows) == 63
    assert ("Quảng Trị", "6", "10", "60%") in drawn.rows


def test_kinds_are_called_in_both_languages(province: Province) -> None:
    assert dashboard_charts.kind_names("vi").get("department", "sở") == "sở"
