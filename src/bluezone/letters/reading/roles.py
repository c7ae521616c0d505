"""Why a letter cites a document: from the words before it, from who issued it, and from what the letter is for.

                                     a letter that reports     a letter that orders
    căn cứ luật, nghị định           legal_basis               legal_basis
    căn cứ kế hoạch, quyết định      directive_answered        legal_basis
    thực hiện X, nhận được X         directive_answered        directive_forwarded
    phúc đáp X, trả lời X            directive_answered        letter_answered
    ý kiến của Y tại X, behind Z     root_directive            root_directive
    được sự thống nhất của Y tại X   root_directive            root_directive
    thực hiện X, sở đã có Y          directive_answered        root_directive
    the Y of its own office          own_onward_directive      earlier_directive

A role is given only where a rule says so; None otherwise.
"""

from dataclasses import dataclass

from bluezone.letters.folding import fold
from bluezone.letters.letter import Letter
from bluezone.letters.reading import nouns
from bluezone.letters.reading.bodies import body_of, expanded, is_own, is_same_body
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

NORM_KINDS = frozenset({"quyet dinh", "nghi quyet", "thong tu", "nghi dinh", "luat"})

ORDERS = frozenset({"cong van", "cv", "van ban", "cong dien", "cong dien khan", "chi thi", "cong van khan"})
"""Kinds, folded, that are passed on; a plan or a resolution is carried out."""

LETTERS = frozenset({"cong van", "cv", "cong van khan", "cong van hoa toc"})
"""What is no rule is passed on, even where the letter says that it rests on it."""

LEADS_AMENDING = nouns.phrases("bãi bỏ | sửa đổi | thay thế | đính chính")
AMENDING_REACH = 14
"""Tokens before a citation: "Bãi bỏ một phần khoản 2 Điều 1 của Thông tư"."""

AFTER = "behind the letter answered"

LEADS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("directive", nouns.phrases("căn cứ ý kiến | căn cứ chỉ đạo | căn cứ yêu cầu")),
    (AMENDED, LEADS_AMENDING),
    (BASIS, nouns.phrases("căn cứ")),
    (LETTER, nouns.phrases("theo đề nghị | xét đề nghị | đề nghị của | xét văn bản | xét tờ trình | xét Công văn")),
    ("answer", nouns.phrases("phúc đáp | trả lời")),
    (EARLIER, nouns.phrases("tiếp theo | tiếp tục thực hiện | tiếp tục triển khai")),
    (
        ROOT,
        nouns.phrases("""
        được sự thống nhất | được sự đồng ý | được sự cho phép | được sự chấp thuận | đối chiếu | so với chỉ tiêu | so
        với mục tiêu | cụ thể hóa
    """),
    ),
    (AFTER, nouns.phrases("ngay sau khi | sau khi có | ngay khi có | ngay khi nhận được")),
    (
        "directive",
        nouns.phrases("""
        thực hiện | triển khai | thi hành | theo | nhận được | tiếp nhận | nghiên cứu | quán triệt | chấp hành | tại
    """),
    ),
)
"""The words that lead to a citation -> what they make of it; the first in the sentence decides, a later one else."""

CARRYING_OUT = nouns.phrases("thực hiện | triển khai | tiếp tục thực hiện | căn cứ ý kiến | căn cứ chỉ đạo")
"""At the start of a sentence."""

WISHES = nouns.phrases("""
    yêu cầu của | ý kiến của | chỉ đạo của | hướng dẫn của | nêu lại yêu cầu | ý kiến chỉ đạo của | nội dung chỉ đạo của
""")
"""Before "X tại": the directive behind the one that is answered."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the roles of a letter's citations depend on besides their sentence.

    Attributes:
        reports: what the letter is for (purpose.is_report).
        citations: all that the letter cites, in order.
    """

    page: Page
    known: Letter
    reports: bool | None
    citations: tuple[Citation, ...] = ()


def role(setting: Setting, series: tuple[Citation, ...], citation: Citation) -> str | None:
    """Return why *citation*, one of the enumeration *series*, is cited."""
    text, known, kind = setting.page.text, setting.known, fold(citation.kind or "")
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
    if kind == "to trinh" or (lead == LETTER and not setting.reports):
        return LETTER
    if lead == LETTER:
        return ANSWERED
    if lead == BASIS and (kind in LAWS or fold(known.type or "") in NORM_KINDS or setting.reports is None):
        return BASIS
    if kind in LAWS:
        return BASIS
    return _of_directive(setting, series, citation, lead)


def _of_directive(setting: Setting, series: tuple[Citation, ...], citation: Citation, lead: str | None) -> str | None:
    text, known, reports = setting.page.text, setting.known, setting.reports
    kind = fold(citation.kind or "")
    is_begun = _begins(text, known, series[0])
    if kind in RULES and lead == "directive" and not is_begun:
        return BASIS
    if is_own(citation, known) and not (is_begun and lead == "directive"):
        return {True: OWN_ONWARD, False: EARLIER}.get(reports) if reports is not None else None
    if _is_wish_of_another(setting, citation) or (lead == ROOT and reports is not True):
        return ROOT
    if lead == AFTER and reports and _is_behind_answered(setting, citation):
        return ROOT
    if lead == "answer":
        return LETTER if reports is False else ANSWERED
    if lead == BASIS and not (reports is False and kind in LETTERS):
        return ANSWERED if reports else BASIS
    if reports is False and lead == EARLIER and not is_begun:
        return EARLIER
    if lead != BASIS and kind not in RULES and _is_above(citation, series):
        return ROOT
    if reports is False and lead == "directive" and is_begun and _is_carried_out(setting, series):
        return ROOT
    if reports is False and kind in ORDERS:
        return FORWARDED
    if lead in {"directive", AFTER, ROOT} or citation.is_shared:
        return ANSWERED if reports is not False or is_begun else None
    return None


def _is_behind_answered(setting: Setting, citation: Citation) -> bool:
    """Whether a body that the letter does not answer issued it, while an addressee's document is cited before."""
    known = setting.known

    def is_addressee(other: Citation) -> bool:
        names = known.addressees or ()
        return other.issuer is not None and any(is_same_body(other.issuer.name, name) for name in names)

    before = (other for other in setting.citations if other.first < citation.first)
    return citation.issuer is not None and not is_addressee(citation) and any(map(is_addressee, before))


def _is_carried_out(setting: Setting, series: tuple[Citation, ...]) -> bool:
    """Whether the same sentence goes on with a document of the letter's own office: "thực hiện X, sở đã có Y"."""
    text, (start, end) = setting.page.text, setting.page.text.sentence(series[0].first)
    return any(
        series[-1].end <= other.first < end
        and is_own(other, setting.known)
        and nouns.has(text, series[-1].end, other.number_at.start, nouns.phrases("đã"))
        for other in setting.citations
        if other.first > start
    )


def _lead(text: Text, first: int, at: int) -> str | None:
    """Return what the words before a citation make of it: the first lead of the sentence, or that of its last clause.

    A clause that begins with a lead has its own: "Căn cứ Nghị định số A; thực hiện chỉ đạo tại Văn bản số B".
    """
    found = [
        (place, number) for number, (_, table) in enumerate(LEADS) for place in nouns.places(text, first, at, table)
    ]
    begun = [place for place, _ in found if place > first and text[place - 1].written in ",;"]
    first = max(begun, default=first)
    return LEADS[min(pair for pair in found if pair[0] >= first)[1]][0] if found else None


def _begins(text: Text, known: Letter, citation: Citation) -> bool:
    """Whether the sentence begins with carrying out documents, and has not come to who carries them out."""
    first = opening(text, citation.first)
    if not nouns.length_at(text, first, CARRYING_OUT):
        return False
    last = citation.number_at.start
    between = text.slice(first, last)
    has_subject = known.issuer is not None and f", {expanded(known.issuer)} " in expanded(between)
    return not has_subject and not nouns.has(text, first, last, nouns.phrases("đã"))


def _is_wish_of_another(setting: Setting, citation: Citation) -> bool:
    """Whether it is named as the wish of a body behind another document: "ý kiến của UBND tỉnh tại Văn bản số".

    The body right above the letter's own is itself obeyed.
    """
    text, parent = setting.page.text, setting.known.parent_org
    issuer, first = citation.issuer, opening(text, citation.first)
    if issuer is None or issuer.first <= first + 3 or issuer.first > citation.first:
        return False
    if parent and is_same_body(issuer.name, parent):
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
        ("thu tuong", "chinh phu", "bo ", "van phong chinh phu", "ban bi thu", "trung uong", "van phong trung uong")
    )
