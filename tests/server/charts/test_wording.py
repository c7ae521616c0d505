"""Words and numbers of charts."""

from decimal import Decimal

from bluezone.server.charts import wording


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert (wording.percent(Decimal("95.3"), "vi"), wording.whole(1_128_620, "vi")) == ("95,3%", "1.128.620")
    assert (wording.percent(Decimal("95.3"), "en"), wording.whole(1_128_620, "en")) == ("95.3%", "1,128,620")


def test_any_language_but_english_is_shown_vietnamese() -> None:
    assert [wording.said(wording.RATE, language) for language in ("vi", "fr", "en")] == ["Tỷ lệ", "Tỷ lệ", "Rate"]
