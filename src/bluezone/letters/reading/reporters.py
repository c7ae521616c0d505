"""Whose figures a press piece gives that names no letter: "Theo Sở Y tế, đến ngày ...", "Sở Y tế cho biết ...".

Only what its opening says, and only where a sentence begins with it. A body that is merely quoted, such as "Ban Chỉ đạo
kêu gọi", or that an app belongs to, reports nothing.
"""

from bluezone.letters.reading import organs
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.signature import person
from bluezone.letters.reading.tokens import Text

LONGEST_OPENING = 160

GRAMMAR = Grammar(organs.GRAMMAR)
GRAMMAR.terminal("person", person)
NAMED_AS_SOURCE = GRAMMAR.rule(
    "named as source",
    "theo [báo cáo của | thống kê của | số liệu của | thông tin từ] <organ> [,] (đến | tính | tới | từ)",
    "<organ> (cho biết | cho hay | thông tin | báo cáo) [,]",
    "ông <person> , ~ \\( <organ> \\) , (cho biết | cho hay | nói)",
    "bà <person> , ~ \\( <organ> \\) , (cho biết | cho hay | nói)",
)
ACTS = GRAMMAR.rule(
    "acts",
    "<organ> [đã | vừa | mới] (tổng kết | sơ kết | tổ chức | phối hợp | kích hoạt | cài đặt | cấp | giao chỉ tiêu"
    " | triển khai | hoàn thành | phát động | ra quân)",
)
ORGAN = GRAMMAR.phrase("<organ>")
_FIGURE_WORDS = frozenset({"cài", "tải", "kích", "tài", "cấp", "tỷ", "tỉ", "lượt", "%"})
_BEFORE = frozenset({".", ",", ")", "-", "–", ":", "]", '"'})


def reporter(text: Text, stop: int) -> tuple[str, Found] | None:
    """Return the body whose figures the opening gives, the source named first; None where none is."""
    end = min(stop, LONGEST_OPENING)
    for rule in (NAMED_AS_SOURCE, ACTS):
        told = (one for one in rule.search(text, 0, end) if _starts(text, one.first))
        found = next((one for one in told if rule is ACTS or _is_on_figures(text, one)), None)
        name = _in_full(text, str(found["organ"]), end) if found else None
        if found is not None and name is not None:
            return name, found
    return None


def _is_on_figures(text: Text, found: Found) -> bool:
    """Whether the sentence in which a source is named goes on with installations, not with what else it knows."""
    last = text.sentence_end(found.last)
    return any(token.written.lower() in _FIGURE_WORDS for token in text.tokens[found.last : last])


def _in_full(text: Text, name: str, end: int) -> str | None:
    """Return the longer name that the opening has for a body, "Tỉnh đoàn Vĩnh Long"; None where it may be of two."""
    named = (str(found["organ"]) for found in ORGAN.search(text, 0, end))
    longer = {other for other in named if other.startswith(f"{name} ")}
    return None if len(longer) > 1 else next(iter(longer), name)


def _starts(text: Text, index: int) -> bool:
    """Whether a clause begins at *index*: at the start of a line or sentence, or behind a day and its comma."""
    return index == 0 or text[index].starts_line or text[index - 1].written in _BEFORE
