"""Who may sign: the lines above a name, TM., KT., TL., TUQ. and Q., and what is wrong with them.

A signature block is a chain: each line with an authority hands the right to sign to the line below it. Titles are data:
a new organ needs a row in a table, no code.

Source: Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, II.7; shared specification of the rollout, section 2.4.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bluezone.letters.folding import fold
from bluezone.letters.letter import Signer


class Authority(StrEnum):
    """In which right a line signs."""

    FOR_BODY = "TM."
    FOR_HEAD = "KT."
    BY_ORDER = "TL."
    BY_MANDATE = "TUQ."
    ACTING = "Q."


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a signature block, in both languages; the code is that of a check."""

    code: str
    vi: str
    en: str


# --- titles ----------------------------------------------------------------------------------------------------------

DEPUTIES: dict[str, tuple[str, ...]] = {
    "THỦ TƯỚNG": ("PHÓ THỦ TƯỚNG",),
    "BỘ TRƯỞNG": ("THỨ TRƯỞNG",),
    "CHỦ NHIỆM": ("PHÓ CHỦ NHIỆM",),
    "THỐNG ĐỐC": ("PHÓ THỐNG ĐỐC",),
    "TỔNG THANH TRA": ("PHÓ TỔNG THANH TRA",),
    "TỔNG KIỂM TOÁN": ("PHÓ TỔNG KIỂM TOÁN",),
    "CHỦ TỊCH": ("PHÓ CHỦ TỊCH",),
    "BÍ THƯ": ("PHÓ BÍ THƯ", "ỦY VIÊN BAN THƯỜNG VỤ", "UVBTV"),
    "TỔNG GIÁM ĐỐC": ("PHÓ TỔNG GIÁM ĐỐC",),
    "GIÁM ĐỐC": ("PHÓ GIÁM ĐỐC",),
    "TỔNG CỤC TRƯỞNG": ("PHÓ TỔNG CỤC TRƯỞNG",),
    "CỤC TRƯỞNG": ("PHÓ CỤC TRƯỞNG",),
    "CHI CỤC TRƯỞNG": ("PHÓ CHI CỤC TRƯỞNG",),
    "VỤ TRƯỞNG": ("PHÓ VỤ TRƯỞNG",),
    "VIỆN TRƯỞNG": ("PHÓ VIỆN TRƯỞNG",),
    "HIỆU TRƯỞNG": ("PHÓ HIỆU TRƯỞNG",),
    "TRƯỞNG BAN": ("PHÓ TRƯỞNG BAN", "PHÓ BAN"),
    "TRƯỞNG PHÒNG": ("PHÓ TRƯỞNG PHÒNG", "PHÓ PHÒNG"),
    "TRƯỞNG KHOA": ("PHÓ TRƯỞNG KHOA",),
    "TRƯỞNG BỘ MÔN": ("PHÓ TRƯỞNG BỘ MÔN",),
    "TRƯỞNG TRẠM": ("PHÓ TRƯỞNG TRẠM",),
    "TRẠM TRƯỞNG": ("PHÓ TRẠM TRƯỞNG",),
    "TRƯỞNG CÔNG AN": ("PHÓ TRƯỞNG CÔNG AN",),
    "TỔ TRƯỞNG": ("TỔ PHÓ", "PHÓ TỔ TRƯỞNG"),
    "ĐỘI TRƯỞNG": ("PHÓ ĐỘI TRƯỞNG", "ĐỘI PHÓ"),
    "HẠT TRƯỞNG": ("PHÓ HẠT TRƯỞNG",),
    "CHÁNH VĂN PHÒNG": ("PHÓ CHÁNH VĂN PHÒNG", "PHÓ VĂN PHÒNG"),
    "CHÁNH THANH TRA": ("PHÓ CHÁNH THANH TRA",),
    "CHÁNH ÁN": ("PHÓ CHÁNH ÁN",),
    "TỔNG BIÊN TẬP": ("PHÓ TỔNG BIÊN TẬP",),
    "TỔNG THƯ KÝ": ("PHÓ TỔNG THƯ KÝ",),
    "CHỈ HUY TRƯỞNG": ("PHÓ CHỈ HUY TRƯỞNG",),
    "TƯ LỆNH": ("PHÓ TƯ LỆNH",),
}
"""Titles of heads and of those who may sign for them."""

INNER_HEADS = (
    "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "TRƯỞNG PHÒNG", "TRƯỞNG BAN", "TRƯỞNG KHOA", "TRƯỞNG BỘ MÔN",
    "TRƯỞNG BỘ PHẬN", "VỤ TRƯỞNG", "CỤC TRƯỞNG", "CHI CỤC TRƯỞNG", "VIỆN TRƯỞNG", "TỔ TRƯỞNG", "ĐỘI TRƯỞNG",
    "HẠT TRƯỞNG", "TRƯỞNG TRẠM", "TRẠM TRƯỞNG", "TRƯỞNG ĐẠI DIỆN", "KẾ TOÁN TRƯỞNG", "TRƯỞNG TRUNG TÂM",
    "GIÁM ĐỐC SỞ", "GIÁM ĐỐC TRUNG TÂM", "GIÁM ĐỐC BAN", "GIÁM ĐỐC VĂN PHÒNG", "GIÁM ĐỐC CÔNG AN", "HIỆU TRƯỞNG",
    "GIÁM ĐỐC",
)  # fmt: skip  # one title a line would be a page of them
"""Titles of heads of units inside an organ, who sign by order or by mandate. GIÁM ĐỐC: of a centre under a chairman."""

COLLECTIVE = (
    "ỦY BAN", "UBND", "HỘI ĐỒNG", "HĐND", "THƯỜNG TRỰC", "BAN CHỈ ĐẠO", "BCĐ", "BAN CHỈ HUY", "BAN CHẤP HÀNH", "BCH",
    "BAN THƯỜNG VỤ", "BTV", "BAN THƯỜNG TRỰC", "BAN CÁN SỰ", "BAN TỔ CHỨC ĐẠI HỘI", "BAN BÍ THƯ", "BAN BẦU CỬ",
    "BAN KIỂM SOÁT", "BAN QUẢN TRỊ", "BAN ĐẠI DIỆN", "ĐOÀN CHỦ TỊCH", "ĐOÀN THANH TRA", "ĐOÀN KIỂM TRA",
    "TỔ CÔNG TÁC", "CHÍNH PHỦ", "QUỐC HỘI", "ĐẢNG ỦY", "TỈNH ỦY", "THÀNH ỦY", "HUYỆN ỦY", "QUẬN ỦY", "THỊ ỦY",
    "ĐẢNG ĐOÀN", "CHI ỦY", "CHI BỘ", "HỘI NGHỊ",
)  # fmt: skip
"""Bodies that decide together, by the words their names begin with."""

COMMITTEES = ("ỦY BAN NHÂN DÂN", "UBND")
"""Organs that issue letters in their own name and whose chairman signs for them."""

LED_BY_HEAD = (
    "SỞ", "BỘ", "VĂN PHÒNG", "PHÒNG", "CỤC", "CHI CỤC", "TỔNG CỤC", "VỤ", "THANH TRA", "TRUNG TÂM", "TRƯỜNG",
    "HỌC VIỆN", "VIỆN", "BỆNH VIỆN", "BAN QUẢN LÝ", "BQL", "BAN GIÁM ĐỐC", "BAN GIÁM HIỆU", "CÔNG TY", "CÔNG AN",
    "LÃNH ĐẠO",
)  # fmt: skip
"""Organs that one head leads: a deputy signs for the head (KT.), nobody in the name of the organ (TM.)."""

ACADEMIC = frozenset(
    {
        "gs", "pgs", "ts", "tskh", "ths", "bs", "bscki", "bsckii", "bsck1", "bsck2", "ks", "cn", "ds", "dscki", "ls",
        "ngưt", "ngnd", "nsưt", "nsnd", "ttnd", "ttưt", "giáo sư", "phó giáo sư", "tiến sĩ", "tiến sỹ", "thạc sĩ",
        "thạc sỹ", "bác sĩ", "bác sỹ", "kỹ sư", "cử nhân", "dược sĩ", "dược sỹ", "luật sư", "kiến trúc sư",
        "nhà giáo nhân dân", "nhà giáo ưu tú", "thầy thuốc nhân dân", "thầy thuốc ưu tú",
    }
)  # fmt: skip
"""What the decree keeps away from a signer's name, in lower case without points."""

_MAY_BE_ACADEMIC = ("HIỆU TRƯỞNG", "VIỆN TRƯỞNG", "TRƯỞNG KHOA")
"""Schools, hospitals and institutes: their ministry may let them name academic titles."""

_DEPUTY_WORDS = ("PHÓ", "THỨ TRƯỞNG", "TỔ PHÓ", "ĐỘI PHÓ")

_LINE = re.compile(r"(?P<mark>T[./]?U[./]?Q|T[./]?M|K[./]?T|T[./]?L|Q)(?P<point>\.|/|(?=\s))\s*(?P<rest>.*)", re.DOTALL)
_SHORT_DEPUTY = re.compile(r"P\.\s*(?=\w)")
_CHAIN = {
    Authority.FOR_BODY: {Authority.FOR_HEAD, Authority.BY_ORDER, Authority.BY_MANDATE, Authority.ACTING},
    Authority.FOR_HEAD: set[Authority](),
    Authority.BY_ORDER: {Authority.FOR_HEAD},
    Authority.BY_MANDATE: set[Authority](),
    Authority.ACTING: set[Authority](),
}
"""Which authority may stand below which; a mandate is not passed on."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line above the name: its authority, if it has one, the title or body, and the line as it stands."""

    authority: Authority | None
    title: str
    written: str


def lines(signer: Signer) -> tuple[Line, ...]:
    """Return the lines of the block from the top; a part may hold several, with line breaks between them."""
    parts = (signer.collective, signer.authority, signer.title)
    written = [line.strip() for part in parts if part for line in part.splitlines() if line.strip()]
    return tuple(_line(line) for line in written)


def _line(written: str) -> Line:
    found = _LINE.fullmatch(written)
    if not found:
        return Line(None, _SHORT_DEPUTY.sub("PHÓ ", written, count=1), written)
    authority = Authority(re.sub(r"[./]", "", found["mark"]) + ".")
    return Line(authority, _SHORT_DEPUTY.sub("PHÓ ", found["rest"], count=1), written)


def faults(signer: Signer, issuer: str | None = None) -> tuple[Fault, ...]:
    """Return what is wrong with the block of *signer*; a missing name is no fault of the block.

    Args:
        issuer: the organ whose letter it is, if known.
    """
    block = lines(signer)
    if not block:
        return (_no_title(),)
    found = [*_written(block), *_chain(block), *_last(block[-1], len(block)), *_body_left_out(block, issuer)]
    for line in block:
        if line.authority is Authority.FOR_BODY:
            found += _body(line)
    for above, below in pairwise(block):
        found += _handed(above, below)
    return (*found, *_name(signer, block))


# --- one line --------------------------------------------------------------------------------------------------------


def _starts(title: str, words: str) -> bool:
    """Return whether *title* begins with *words*, whatever the capitals and the place of the tone mark."""
    return f"{fold(title)} ".startswith(f"{fold(words)} ") and bool(title)


def _head_of(title: str) -> str | None:
    """Return the head's title that *title* begins with."""
    return next((head for head in DEPUTIES if _starts(title, head)), None)


def _heads_of(title: str) -> list[str]:
    """Return the heads named in *title*: two in "BỘ TRƯỞNG, CHỦ NHIỆM"."""
    parts = [part.strip().removeprefix("Q.").strip() for part in title.split(",")]
    return [head for part in parts if (head := _head_of(part))]


def _is_deputy(title: str) -> bool:
    return any(_starts(title, word) for word in _DEPUTY_WORDS)


def _no_title() -> Fault:
    return Fault(
        "signer_title_missing",
        "Không có chức vụ của người ký. Ghi chức vụ trên họ tên.",
        "The signer's title is missing. Write it above the name.",
    )


def _written(block: tuple[Line, ...]) -> Iterator[Fault]:
    for line in block:
        if line.authority and not line.written.startswith(line.authority):
            yield Fault(
                "signer_authority_form",
                f"“{line.written}”: quyền hạn viết là “{line.authority}”, có dấu chấm, không có dấu gạch chéo.",
                f"“{line.written}”: the authority is written “{line.authority}”, with a point and no slash.",
            )
        if line.written != line.written.upper():
            yield Fault(
                "signer_not_capital",
                f"“{line.written}”: quyền hạn và chức vụ viết bằng chữ in hoa.",
                f"“{line.written}”: authority and title are written in capitals.",
            )


def _chain(block: tuple[Line, ...]) -> Iterator[Fault]:
    authorities = [line.authority for line in block if line.authority]
    for above, below in pairwise(authorities):
        if below in _CHAIN[above]:
            continue
        if above is Authority.BY_MANDATE:
            yield Fault(
                "signer_chain",
                f"“{below}” không đứng sau “TUQ.”: người được ủy quyền không được ủy quyền lại cho người khác ký.",
                f"“{below}” cannot follow “TUQ.”: a mandate is not passed on.",
            )
        else:
            yield Fault("signer_chain", f"“{below}” không đứng sau “{above}”.", f"“{below}” cannot follow “{above}”.")


def _last(line: Line, n_lines: int) -> Iterator[Fault]:
    if line.authority is Authority.ACTING:
        if not _heads_of(line.title):
            yield Fault(
                "signer_acting",
                f"“{line.written}”: quyền (Q.) chỉ dùng cho chức vụ của người đứng đầu.",
                f"“{line.written}”: only a head can be acting (Q.).",
            )
    elif line.authority:
        yield _no_title()
    elif n_lines == 1 and _is_deputy(line.title):
        yield Fault(
            "signer_deputy_alone",
            f"“{line.written}” ký không có “KT.”: cấp phó ký thay người đứng đầu, kể cả khi được giao phụ trách.",
            f"“{line.written}” signs without “KT.”: a deputy, even in charge, signs for the head.",
        )


def _body(line: Line) -> Iterator[Fault]:
    if any(_starts(line.title, body) for body in COLLECTIVE):
        return
    if any(_starts(line.title, organ) for organ in LED_BY_HEAD):
        yield Fault(
            "signer_body_not_collective",
            f"“{line.written}”: cơ quan làm việc theo chế độ thủ trưởng không ký “TM.”; cấp phó ký “KT.”.",
            f"“{line.written}”: an organ led by one head does not sign “TM.”; a deputy signs “KT.”.",
        )
    else:
        yield Fault(
            "signer_body_not_collective",
            f"“{line.written}”: “TM.” chỉ dùng cho tập thể, như ỦY BAN NHÂN DÂN, BAN CHỈ ĐẠO, BAN CHẤP HÀNH.",
            f"“{line.written}”: “TM.” is for bodies that decide together, such as ỦY BAN NHÂN DÂN or BAN CHỈ ĐẠO.",
        )


def _body_left_out(block: tuple[Line, ...], issuer: str | None) -> Iterator[Fault]:
    """Yield a fault where a committee's letter is signed by its chairman and not in its name."""
    first = block[0]
    is_committee = any(_starts(issuer or "", name) for name in COMMITTEES)
    if is_committee and first.authority is not Authority.FOR_BODY and _heads_of(first.title) == ["CHỦ TỊCH"]:
        yield Fault(
            "signer_body_missing",
            f"Văn bản của {issuer} ký thay mặt tập thể: trên “{first.written}” có dòng “TM. ỦY BAN NHÂN DÂN”.",
            f"A letter of {issuer} is signed in its name: “TM. ỦY BAN NHÂN DÂN” stands above “{first.written}”.",
        )


# --- from line to line -----------------------------------------------------------------------------------------------


def _handed(above: Line, below: Line) -> Iterator[Fault]:
    if above.authority is Authority.FOR_HEAD:
        yield from _for_head(above, below)
    elif above.authority in (Authority.BY_ORDER, Authority.BY_MANDATE):
        yield from _by_order(above, below)
    elif above.authority is Authority.FOR_BODY and below.authority is None and _is_deputy(below.title):
        yield Fault(
            "signer_deputy_alone",
            f"Giữa “{above.written}” và “{below.written}” thiếu dòng “KT.” của người đứng đầu.",
            f"Between “{above.written}” and “{below.written}” the line “KT.” of the head is missing.",
        )
    elif above.authority is Authority.ACTING and below.authority is None:
        yield Fault(
            "signer_acting",
            f"Dưới “{above.written}” không ghi chức vụ khác; cấp phó được giao phụ trách ký “KT.”.",
            f"No other title stands below “{above.written}”; a deputy in charge signs “KT.”.",
        )


def _for_head(above: Line, below: Line) -> Iterator[Fault]:
    """KT. needs a head above and a deputy of that head below."""
    heads = _heads_of(above.title)
    if below.authority or not above.title:
        return
    if _is_deputy(above.title) or (not heads and not _is_deputy(below.title)):
        yield Fault(
            "signer_for_no_head",
            f"“{above.written}”: ký thay (KT.) phải là thay người đứng đầu.",
            f"“{above.written}”: KT. means signing for a head.",
        )
        return
    wanted = [deputy for head in heads for deputy in DEPUTIES[head]] or [f"PHÓ {above.title}"]
    if not any(_starts(part.strip(), deputy) for part in below.title.split(",") for deputy in wanted):
        yield Fault(
            "signer_not_deputy",
            f"“{above.written}” thì người ký phải là {wanted[0]}; thấy “{below.written}”.",
            f"With “{above.written}” the signer must be {wanted[0]}; found “{below.written}”.",
        )


def _by_order(above: Line, below: Line) -> Iterator[Fault]:
    """TL. and TUQ. need the head of a unit inside, or TL. that head's deputy below a further KT."""
    is_order = above.authority is Authority.BY_ORDER
    heads = _heads_of(above.title)
    title = below.title
    if not heads:
        yield Fault(
            "signer_for_no_head",
            f"“{above.written}”: thừa lệnh, thừa ủy quyền phải là của người đứng đầu.",
            f"“{above.written}”: order and mandate come from a head.",
        )
    elif _is_deputy(title) and below.authority is None:
        inside = not any(_starts(title, deputy) for head in heads for deputy in DEPUTIES[head])
        way = (
            "thêm dòng “KT.” của người đứng đầu đơn vị đó"
            if inside and is_order
            else "cấp phó của người đứng đầu ký “KT.”"
        )
        en_way = "add the line “KT.” of that unit's head" if inside and is_order else "a head's deputy signs “KT.”"
        yield Fault(
            "signer_not_inner_head",
            f"“{above.written}” / “{below.written}”: phải là người đứng đầu đơn vị; {way}.",
            f"“{above.written}” / “{below.written}”: must be the head of a unit inside; {en_way}.",
        )
    elif not any(_starts(title, inner) for inner in INNER_HEADS) or fold(title) == fold(above.title):
        yield Fault(
            "signer_not_inner_head",
            f"“{above.written}” thì người ký phải là người đứng đầu đơn vị thuộc cơ quan; thấy “{below.written}”.",
            f"With “{above.written}” the signer must be the head of a unit inside; found “{below.written}”.",
        )


# --- the name --------------------------------------------------------------------------------------------------------


def academic_title(name: str) -> str | None:
    """Return the academic title or honour that *name* begins with: "ThS." of "ThS. Nguyễn Văn An"."""
    words = name.replace(".", ". ").split()
    for length in range(min(4, len(words) - 1), 0, -1):
        start = " ".join(words[:length])
        if start.lower().replace(". ", ".").rstrip(".") in ACADEMIC or (length == 1 and _bare(start) in ACADEMIC):
            return start
    return None


def _bare(word: str) -> str:
    return re.sub(r"[\W_]", "", word).lower()


def _name(signer: Signer, block: tuple[Line, ...]) -> Iterator[Fault]:
    if not signer.name:
        return
    if title := academic_title(signer.name):
        is_allowed = any(_starts(line.title, head) for line in block for head in _MAY_BE_ACADEMIC)
        yield Fault(
            "signer_academic_allowed" if is_allowed else "signer_academic",
            f"Trước họ tên người ký không ghi học hàm, học vị, danh hiệu: “{title}”.",
            f"No academic title or honour stands before the signer's name: “{title}”.",
        )
    if len(signer.name) > 3 and signer.name == signer.name.upper():
        yield Fault(
            "signer_name_capital",
            "Họ tên người ký viết chữ thường, đậm; chỉ in hoa chữ cái đầu.",
            "The signer's name is written in lower case, bold, with initial capitals only.",
        )
