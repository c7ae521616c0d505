"""Moments and days as people of each language write them, in Vietnam's time."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from bluezone.rollout.bilingual import Bilingual
from bluezone.server import filters


@pytest.mark.parametrize(
    ("language", "moment", "day"),
    [("vi", "06:30, 10/08/2020", "09/08/2020"), ("en", "06:30, 10 August 2020", "9 August 2020")],
)
def test_moments_and_days_are_local(language: str, moment: str, day: str) -> None:
    at = datetime(2020, 8, 9, 23, 30, tzinfo=UTC)

    with translation.override(language):
        assert filters.moment(at) == moment
        assert filters.moment(int(at.timestamp())) == moment
        assert filters.day(date(2020, 8, 9)) == day


def test_a_digest_is_shown_by_its_beginning() -> None:
    assert filters.digest(bytes(range(32))) == "0001020304050607…"


def test_numbers_and_texts_are_those_of_the_language() -> None:
    with translation.override("vi"):
        assert (filters.whole(1_128_620), filters.share(Decimal("95.3"))) == ("1.128.620", "95,3%")
        assert filters.said(Bilingual("một", "one")) == "một"
    with translation.override("en"):
        assert (filters.whole(1_128_620), filters.share(Decimal("95.3"))) == ("1,128,620", "95.3%")
        assert filters.said(Bilingual("một", "one")) == "one"
    assert filters.share(None) == "–"
