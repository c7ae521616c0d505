"""The phrases in which letters give install figures: so many of so many, so many, so large a share of what."""

from bluezone.letters.reading import groups, nouns, number_words
from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Text

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.terminal("noun", nouns.counted)
GRAMMAR.terminal("group", groups.group)
GRAMMAR.terminal("spoken", number_words.spoken, number_words.OPENINGS)

_BODY = "(doanh nghiệp | hợp tác xã | HTX | tổ chức | cơ sở kinh doanh)"
GRAMMAR.rule("bodies", f"{_BODY} [(, | và) {_BODY}] [(, | và) {_BODY}]")
GRAMMAR.rule("all_bodies", f"({_BODY} | đơn vị | cơ sở) [đang hoạt động | trên địa bàn]")
GRAMMAR.rule(
    "holding",
    "[đã | mới] (được cấp | kích hoạt | đăng ký | có) [thành công] (tài khoản | định danh | chữ ký số | chứng thư số)",
)
GRAMMAR.rule("files", "[tổng số | số] hồ sơ [định danh [điện tử]] [đã] (thu nhận | tiếp nhận)")
FRACTION = GRAMMAR.rule(
    "fraction",
    "<number> / <of=number> <noun=bodies> <holding>",
    "<number> <noun=bodies> <holding> [~] (trong | trên) [tổng số | tổng | số] <of=number> <group=all_bodies>",
    r"<number> / <of=number> \( [đạt | chiếm] [tỷ lệ | tỉ lệ] <percent> \) <group>",
    "<number> [<noun>] / [tổng số] <of=number> [[lượt] <group>]",
    "<number> <noun> ~ / <of=number> [<group>]",
    "<number> [<noun>] (trên | trong) [tổng số | tổng | số] <of=number> [<group>]",
    "<number> <noun> ~ (trên | trong) [tổng số | tổng] <of=number> <group>",
    "<blank> [<noun>] / <of=number> <group>",
)
COUNT = GRAMMAR.rule(
    "count",
    "<number> <noun>",
    "<number> (lượt) <noun>",
    "<blank> <noun>",
    r"<spoken> \( <number> \) <noun>",
    "<number=spoken> <noun>",
    "<number> <noun=bodies> <holding>",
)
"""An organisation is counted only where it holds an account or a signature, else it is an office."""

BARE = GRAMMAR.rule(
    "count without a noun", r"<number> \( [đạt | chiếm] [tỷ lệ | tỉ lệ] <percent> \)", "<number> [lượt]"
)
SHARE = GRAMMAR.rule(
    "share alone",
    "<percent> (trong | trên | của) [tổng số | tổng | số] <of=number> <group>",
    "<percent> <group>",
    "từ <was=percent> [[vào] <moment>] lên [đến | tới] <percent> [<group>]",
    "(tỷ lệ | tỉ lệ) [<noun>] ~ (đạt | là | chiếm | bằng | :) <percent> [<group>]",
    "(tỷ lệ | tỉ lệ) [<noun>] ~ từ <was=percent> [[vào] <moment>] lên [đến | tới] <percent> [<group>]",
)
RATE = GRAMMAR.rule(
    "rate",
    "(đạt | chiếm | bằng | tương đương | tương ứng | ứng với) [với] [tỷ lệ | tỉ lệ | khoảng | gần | hơn] <percent>",
    "(tỷ lệ | tỉ lệ) [cài đặt | kích hoạt] [đạt | là | :] <percent>",
    "(tức là | tức) <percent>",
    r"\( <percent> \)",
    r"\( [đạt | chiếm | bằng | tức] <percent> <base=group>",
)
BASE = GRAMMAR.rule(
    "base of a rate",
    "[~] so với [tổng số] <number> <group>",
    "(trên | của | trong | /) [tổng số | tổng | số] <number> <group>",
    "[~] so với <group>",
    "[trên | của | trong] <group>",
    "[trên | của | trong] <group=files>",
)
"""What a rate refers to, right behind it."""

IN_BRACKETS = GRAMMAR.rule("whole in brackets", r"\( <number> [<noun>] \)")
"""The denominator's number behind its name: "33,97% dân số (135.440 người)"."""

COUNTED_BEFORE = GRAMMAR.rule(
    "what is counted, before the count", "(tổng số | tổng lượng | tổng | số lượng | số | lượng) <noun>"
)

NAMED_NUMBERS = tuple(
    GRAMMAR.phrase(source)
    for source in (
        "(mức độ | lần thứ | đợt | lần | tổ | thôn | phường | quận | khu phố | khóa | điều | khoản) <number>",
        "(từ | đủ) [đủ] <number> tuổi",
        "(định danh | tài khoản | VNeID) mức <number>",
        "(của | tại | ở | thuộc) <number> (doanh nghiệp | đơn vị | cơ quan | xã | phường | trường | huyện | chợ)",
        "(covid | sars) - <number>",
        "(doanh nghiệp | cơ sở | đơn vị | công ty | trường | chợ) có (trên | dưới | từ) <number> <noun>",
    )
)
LIMITS = (GRAMMAR.phrase("<number> [<noun>] (trở lên | trở xuống)"),)
"""Numbers that are names or limits: the 2 of "mức độ 2", the 14 of "từ 14 tuổi", the 20 of "20 lao động trở lên"."""
AGAIN = GRAMMAR.rule("the same in other words", "(tương đương | tương ứng | ứng với | tức là | tức) [với]")

ANY_RATE = GRAMMAR.rule("any rate", "<percent>")

OVER = GRAMMAR.rule("base before a rate", "(/ | trên) [tổng số | tổng] <group> [hiện] (đạt | chiếm | là | :)")

OPENINGS = frozenset().union(*(rule.openings or frozenset() for rule in (FRACTION, COUNT, SHARE)))
"""Folded words with which a figure may begin."""


def named_numbers(text: Text, first: int, last: int) -> frozenset[int]:
    """Return the tokens of numbers that are names, between two tokens."""
    return frozenset(index for index in _all_named(text) if first <= index < last)


def _has_limits(text: Text) -> bool:
    return any(text[at + 1].folded in {"len", "xuong"} for at in text.places.get("tro", ()) if at + 1 < len(text))


def _all_named(text: Text) -> frozenset[int]:
    known: frozenset[int] | None = text.memo.get(NAMED_NUMBERS)
    if known is None:
        rules = (*NAMED_NUMBERS, *(LIMITS if _has_limits(text) else ()))  # every number could be one
        found = [match for rule in rules for match in rule.search(text)]
        known = text.memo[NAMED_NUMBERS] = frozenset(at for match in found for at in range(match.first, match.last))
    return known
