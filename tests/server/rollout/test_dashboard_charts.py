"""The dashboard's charts: each with its table."""

from datetime import date
from decimal import Decimal

import pytest

from bluezone.server.rollout import dashboard_charts
from bluezone.server.rollout.dashboard import REPORTS, Dashboard, Part
from tests.server.rollout.province import Province


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
    first, *_ = dashboard_charts.draw(found(), language)

    assert first.rows[0][:3] == ("09/8/2020", "6", "10")
    assert "<svg" in first.svg


def test_without_a_cutoff_there_is_no_curve() -> None:
    assert all("chart-progress" not in chart.svg for chart in dashboard_charts.draw(found(points=()), "vi"))


def test_kinds_are_called_in_both_languages(province: Province) -> None:
    assert dashboard_charts.kind_names("vi").get("department", "sở") == "sở"
