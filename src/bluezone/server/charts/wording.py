"""What charts say, in either language: words, counts, per cent."""

from decimal import Decimal

from bluezone.letters import written
from bluezone.rollout.bilingual import Bilingual

DAY = Bilingual("Ngày", "Day")
UNIT = Bilingual("Đơn vị", "Unit")
PROVINCE = Bilingual("Tỉnh, thành phố", "Province")
INSTALLED = Bilingual("Đã cài", "Installed")
WITH_REASON = Bilingual("Có lý do", "With a reason")
OPEN = Bilingual("Chưa rõ", "Open")
NOT_INSTALLED = Bilingual("Chưa cài", "Not installed")
TOTAL = Bilingual("Tổng số", "Of")
RATE = Bilingual("Tỷ lệ", "Rate")
TARGET = Bilingual("Mục tiêu", "Target")
MISSING = Bilingual("chưa có số liệu", "no figures")


def said(text: Bilingual, language: str) -> str:
    """Return *text* in *language*, Vietnamese for any but English."""
    return text.en if language == "en" else text.vi


def percent(value: Decimal, language: str) -> str:
    """Return "95,3%", or "95.3%" in English."""
    return f"{value:f}%" if language == "en" else written.percent(value)


def whole(number: int, language: str) -> str:
    """Return "1.128.620", or "1,128,620" in English."""
    return f"{number:,}" if language == "en" else written.whole(number)
