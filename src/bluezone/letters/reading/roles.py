"""Why a letter cites a document: from the words before it, from who issued it, and from what the letter is for.

A role is given only where a rule says so; None otherwise.
"""

from bluezone.letters.folding import fold
from bluezone.letters.letter import Letter
from bluezone.letters.reading import nouns
from bluezone.letters.reading.citations import Citation
from bluezone.letters.reading.openings import opening
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.tokens import Text

ANSWERED = "directive_answered"
FORWARDED = "directive_forwarded"
ROOT = "root_directive"
OWN_ONWARD = "own_onward_directive"
EARLIER = "earlier_directive"
BASIS = "legal_basis"
LETTER = "letter_answered"
AMENDED = "amended"
EARLIER_REPORT = "earlier_report"
CORRECTED = "letter_corrected"

LAWS = frozenset({"luat", "bo luat", "phap lenh", "nghi dinh", "thong tu", "thong tu lien tich"})
RULES = frozenset({"quyet dinh", "quy dinh", "quy che"})
"""What is done "theo" them has them as its basis."""

ORDERS = frozenset({"cong van", "cv", "van ban", "cong dien", "cong dien khan", "chi thi", "cong van khan"})
"""Kinds, folded, that are passed on; a plan or a resolution is carried out."""

LEADS_AMENDING = nouns.phrases("bãi bỏ | sửa đổi | thay thế | đính chính")
AMENDING_REACH = 14
"""Tokens before a citation: "Bãi bỏ một phần khoản 2 Điều 1 của Thông tư"."""

LEADS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("directive", nouns.phrases("căn cứ ý kiến | căn cứ chỉ đạo | căn cứ yêu cầu")),
    (AMENDED, LEADS_AMENDING),
    (BASIS, nouns.phrases("căn cứ")),
    (LETTER, nouns.phrases("theo đề nghị | xét đề nghị | đề nghị của | xét văn bản | xét tờ trình | xét Công văn")),
    ("answer", nouns.phrases("phúc đáp | trả lời")),
    (EARLIER, nouns.phrases("tiếp theo | tiếp tục thực hiện | tiếp tục triển khai")),
    ("directive", nouns.phrases("thực hiện | triển khai | thi hành | theo | nhận được | quán triệt | chấp hành | tại")),
)
"""The words that lead to a citation -> what they make of it; the first in the sentence decides, a later one else."""

CARRYING_OUT = nouns.phrases("thực hiện | triển khai | tiếp tục thực hiện | căn cứ ý kiến | căn cứ chỉ đạo")
"""At the start of a sentence."""

WISHES = nouns.phrases("""
    yêu cầu của | ý kiến của | chỉ đạo của | hướng dẫn của | nêu lại yêu cầu | ý kiến chỉ đạo của | nội dung chỉ đạo của
""")
"""Before "X tại": the directive behind the one that is answered."""

REPORTING = nouns.phrases("""
    báo cáo như sau | báo cáo kết quả như sau | kính báo cáo | xin báo cáo | trân trọng báo cáo | báo cáo nhanh như sau
    | báo cáo cụ thể như sau | báo cáo tình hình | báo cáo kết quả thực hiện như sau | để tổng hợp | báo cáo kết quả
    thực hiện cụ thể
""")
ORDERING = nouns.phrases("""
    đề nghị các | yêu cầu các | đề nghị thủ trưởng | yêu cầu thủ trưởng | yêu cầu chủ tịch | giao các | đề nghị toàn thể
    | chỉ đạo như sau | có ý kiến như sau | có ý kiến chỉ đạo | thông báo triển khai | hướng dẫn các | đôn đốc | thông
    báo để | thực hiện các nội dung sau | thực hiện một số nội dung | đề nghị quý | cho ý kiến | làm ngay
""")
ABOUT_RESULTS = nouns.phrases("kết quả | tình hình | báo cáo | số liệu | tiến độ")
ABOUT_ORDERS = nouns.phrases("""
    đôn đốc | yêu cầu | hướng dẫn | đề nghị | tăng cường | đẩy mạnh | chấn chỉnh | nhắc nhở | triển khai báo cáo
""")
"""In the letter's own abstract."""

REPORT_KINDS = frozenset({"bao cao", "bao cao nhanh", "to trinh"})
ORDER_KINDS = frozenset({
    "chi thi", "ke hoach", "quyet dinh", "thong bao", "cong dien", "huong dan", "nghi quyet", "thong tu", "nghi dinh",
})  # fmt: skip
NORM_KINDS = frozenset({"quyet dinh", "nghi quyet", "thong tu", "nghi dinh", "luat"})

SYMBOL_KINDS = frozenset({
    "nq", "qd", "ct", "qc", "qyd", "tc", "tb", "hd", "ctr", "kh", "pa", "da", "bc", "bb", "ttr", "cd", "cv", "kl", "nd",
    "tt",
})  # fmt: skip
"""Parts of a symbol that name the kind of document, folded; the other is the body."""


def is_report(page: Page, known: Letter) -> bool | None:
    """Return whether the letter reports (True), orders or passes on (False); None where nothing tells."""
    kind = fold(known.type or "")
    if kind in REPORT_KINDS or kind in ORDER_KINDS:
        return kind in REPORT_KINDS
    text, last = page.text, page.closing.first
    if nouns.has(text, 0, last, ORDERING) and not _says_own_report(text, known, last):
        return False
    about = Text(known.abstract or "")
    if nouns.has(about, 0, len(about), ABOUT_RESULTS) and not nouns.has(about, 0, len(about), ABOUT_ORDERS):
        return True
    if nouns.has(text, 0, last, REPORTING) or _says_own_report(text, known, last):
        return True
    asks = nouns.has(text, 0, last, nouns.phrases("yêu cầu | đề nghị | mong"))
    return False if asks else None


def _says_own_report(text: Text, known: Letter, last: int) -> bool:
    """Whether the letter's own issuer reports: "Sở Công Thương báo cáo", "Công ty xin báo cáo"."""
    verbs = nouns.phrases("báo cáo | xin báo cáo | kính báo cáo | trân trọng báo cáo | gửi báo cáo")
    for at in nouns.places(text, 1, last, verbs):
        end = at
        while end and text[end - 1].folded in {"xin", "kinh", "trong", "tran", "gui", "tiep", "tuc"}:
            end -= 1
        name = text.slice(max(0, end - 14), end)
        if known.issuer and end and is_same_body(_tail(name, known.issuer), known.issuer) and not _is_asked(text, end):
            return True
    return False


def _tail(name: str, issuer: str) -> str:
    """Return the last words of *name* that may be *issuer*, as many as it has, or its head alone."""
    n_words = len(expanded(issuer).split())
    words = expanded(name).split()
    return " ".join(words[-n_words:])


def _is_asked(text: Text, end: int) -> bool:
    return any(token.folded in {"nghi", "cau", "giao"} for token in text.tokens[max(0, end - 12) : end])


def expanded(name: str) -> str:
    """Return *name* folded, its common abbreviations written out, for comparison only."""
    words = fold(name).replace("-", " ").replace("&", " ").replace("ubnd", "uy ban nhan dan").replace("tt tt", "tttt")
    words = words.replace("thong tin va truyen thong", "tttt").replace("thong tin truyen thong", "tttt")
    return " ".join(words.replace("lien doan lao dong", "ldld").replace("dhqg", "").split())


def is_same_body(one: str, other: str) -> bool:
    """Return whether two names may be one body: "UBND huyện" is "Ủy ban nhân dân huyện Ea Rôk", "Sở" any department.

    Both ways: the shorter is how the longer starts, or a part of it that starts with a capital ("Thành phố").
    """
    short, long = sorted((expanded(one), expanded(other)), key=len)
    if not short:
        return False
    if long == short or long.startswith(short + " "):
        return True
    is_place = short in {"thanh pho", "huyen", "tinh", "xa", "phuong", "thi xa", "quan"}
    return is_place and f" {short} " in f" {long} "


def is_own(citation: Citation, known: Letter) -> bool:
    """Return whether the letter's own office issued the cited document."""
    if citation.issuer is not None and not citation.issuer.is_reader:
        if known.issuer and is_same_body(citation.issuer.name, known.issuer):
            return True
        is_akin = not known.issuer or _head(citation.issuer.name) == _head(known.issuer)
        return is_akin and _has_own_symbol(citation.number, known)
    return citation.issuer is None and _has_own_symbol(citation.number, known)


def _head(name: str) -> list[str]:
    return expanded(name).split()[:2]


def _has_own_symbol(number: str, known: Letter) -> bool:
    body = body_of(known.symbol)
    return body is not None and body != "ubnd" and body == body_of(number.partition("/")[2])


def body_of(symbol: str | None) -> str | None:
    """Return the part of a symbol that names the office, folded: "sct" of SCT-VP and of BC-SCT."""
    parts = [fold(part) for part in (symbol or "").replace("/", "-").split("-") if part]
    named = [part for part in parts if part not in SYMBOL_KINDS and not part.isdigit()]
    return named[0] if named else None


def role(
    page: Page, known: Letter, series: tuple[Citation, ...], citation: Citation, reports: bool | None
) -> str | None:
    """Return why *citation*, one of the enumeration *series*, is cited."""
    text, kind = page.text, fold(citation.kind or "")
    first = opening(text, citation.first)
    lead = _lead(text, first, series[0].first)
    if lead == AMENDED:
        is_near = nouns.has(text, series[0].first - AMENDING_REACH, series[0].first, LEADS_AMENDING)
        if is_near:
            return AMENDED if kind in LAWS | NORM_KINDS else None
        lead = "directive"
    if kind.startswith("bao cao") and is_own(citation, known):
        is_corrected = "dinh chinh" in fold(known.abstract or "")
        return CORRECTED if is_corrected else EARLIER_REPORT
    if kind == "to trinh" or (lead == LETTER and not reports):
        return LETTER
    if lead == LETTER:
        return ANSWERED
    if lead == BASIS and (kind in LAWS or fold(known.type or "") in NORM_KINDS or reports is None):
        return BASIS
    if kind in LAWS:
        return BASIS
    return _of_directive(text, known, series, citation, lead, reports)


def _of_directive(
    text: Text, known: Letter, series: tuple[Citation, ...], citation: Citation, lead: str | None, reports: bool | None
) -> str | None:
    kind = fold(citation.kind or "")
    is_begun = _begins(text, known, series[0])
    if kind in RULES and lead == "directive" and not is_begun:
        return BASIS
    if is_own(citation, known) and not (is_begun and lead == "directive"):
        return {True: OWN_ONWARD, False: EARLIER}.get(reports) if reports is not None else None
    if _is_wish_of_another(text, citation):
        return ROOT
    if lead == "answer":
        return LETTER if reports is False else ANSWERED
    if lead == BASIS:
        return ANSWERED if reports else BASIS
    if reports is False and lead == EARLIER and not is_begun:
        return EARLIER
    if kind in ORDERS and _is_above(citation, series):
        return ROOT
    if reports is False and kind in ORDERS:
        return FORWARDED
    if lead == "directive" or citation.is_shared:
        return ANSWERED if reports is not False or is_begun else None
    return None


def _lead(text: Text, first: int, at: int) -> str | None:
    """Return what the words before a citation make of it: the first lead of the sentence."""
    found = [
        (place, number) for number, (_, table) in enumerate(LEADS) for place in nouns.places(text, first, at, table)
    ]
    return LEADS[min(found)[1]][0] if found else None


def _begins(text: Text, known: Letter, citation: Citation) -> bool:
    """Whether the sentence begins with carrying out documents, and has not come to who carries them out."""
    first = opening(text, citation.first)
    if not nouns.length_at(text, first, CARRYING_OUT):
        return False
    between = text.slice(first, citation.first)
    has_subject = known.issuer is not None and f", {expanded(known.issuer)} " in expanded(between)
    return not has_subject and not nouns.has(text, first, citation.first, nouns.phrases("đã"))


def _is_wish_of_another(text: Text, citation: Citation) -> bool:
    """Whether it is named as the wish of a body behind another document: "ý kiến của UBND tỉnh tại Văn bản số"."""
    issuer, first = citation.issuer, opening(text, citation.first)
    if issuer is None or issuer.first <= first + 3 or issuer.first > citation.first:
        return False
    is_wish = nouns.has(text, max(first, issuer.first - 6), issuer.first, WISHES)
    return is_wish and text[first].folded != "theo" and any(t.written == "/" for t in text.tokens[first : issuer.first])


def _is_above(citation: Citation, series: tuple[Citation, ...]) -> bool:
    """Whether it comes from the government and a nearer body's letter passed it on in the same enumeration."""
    return _is_central(citation) and any(other.issuer and not _is_central(other) for other in series)


def _is_central(citation: Citation) -> bool:
    if citation.issuer is None:
        return body_of(citation.number.partition("/")[2]) in {"ttg", "cp", "vpcp"}
    return fold(citation.issuer.name).startswith(
        ("thu tuong", "chinh phu", "bo ", "van phong chinh phu", "ban bi thu", "trung uong")
    )


LONGEST_NAME = 18
"""Words; a longer addressee is several whose line breaks are lost."""


def reader_name(known: Letter, courtesy: str) -> str | None:
    """Return the addressee that "Quý Sở" means: the first that starts with that word, else the only one."""
    head = fold(courtesy).removeprefix("quy ").strip()
    names = [name for name in known.addressees or () if len(name.split()) <= LONGEST_NAME]
    fitting = [name for name in names if expanded(name).startswith(expanded(head))]
    if fitting:
        return fitting[0]
    return names[0] if len(names) == 1 and head in {"co quan", "don vi"} else None
