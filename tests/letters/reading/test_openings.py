"""Where a sentence starts."""

import pytest

from bluezone.letters.reading.openings import opening
from bluezone.letters.reading.tokens import Text


@pytest.mark.parametrize(("text", "first"), [
    ("Kính gửi: Sở Y tế Thực hiện Công văn số 12/SYT ngày", "Thực"),
    ("Sở đã thực hiện tốt. Kết quả theo kế hoạch đạt cao nhé", "Kết"),
    ("THỰC HIỆN CÔNG VĂN CĂN CỨ SỐ LIỆU", "THỰC"),
    ("Số: 12/SYT\n\nSở Y tế báo cáo kết quả thực hiện ngày", "Sở"),
])  # fmt: skip
def test_the_first_word_of_the_sentence(text: str, first: str) -> None:
    tokens = Text(text)

    assert tokens[opening(tokens, len(tokens) - 1)].written == first
