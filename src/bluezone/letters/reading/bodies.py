"""Whether two names are one body, whether a cited document is the letter's own, and whom "Quý Sở" means."""

from bluezone.letters.folding import fold
from bluezone.letters.letter import Letter
from bluezone.letters.reading import nouns
from bluezone.letters.reading.citations import Citation
from bluezone.letters.reading.tokens import Text

SYMBOL_KINDS = frozenset({
    "nq", "qd", "ct", "qc", "qyd", "tc", "tb", "hd", "ctr", "kh", "pa", "da", "bc", "bb", "ttr", "cd", "cv", "kl", "nd",
    "tt",
})  # fmt: skip
"""Parts of a symbol that name the kind of document, folded; the other is the body."""


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


HEADS = nouns.phrases("""
    chủ tịch | phó chủ tịch | giám đốc | phó giám đốc | tổng giám đốc | viện trưởng | cục trưởng | chi cục trưởng | tổng
    cục trưởng | hiệu trưởng | trưởng ban | bộ trưởng | chánh văn phòng | ban giám đốc | ban giám hiệu | ban thường vụ |
    thường trực | lãnh đạo | thủ trưởng
""")
"""Whoever signs for a body: "Viện trưởng Viện kiểm sát nhân dân tỉnh"."""


def without_head(name: str) -> str:
    """Return the body of which *name* is the head: "UBND tỉnh" of "Chủ tịch UBND tỉnh"; else *name*."""
    text = Text(name)
    size = nouns.length_at(text, 0, HEADS)
    return text.slice(size, len(text)) if 0 < size < len(text) else name


def is_own(citation: Citation, known: Letter) -> bool:
    """Return whether the letter's own office issued the cited document."""
    if citation.issuer is not None and not citation.issuer.is_reader:
        names = {citation.issuer.name, without_head(citation.issuer.name)}
        if known.issuer and any(is_same_body(name, known.issuer) for name in names):
            return True
        is_akin = not known.issuer or _head(citation.issuer.name) == _head(known.issuer)
        return is_akin and _has_own_symbol(citation.number, known)
    return citation.issuer is None and (
        _has_own_symbol(citation.number, known) or _is_of_own_register(citation.number, known)
    )


def _head(name: str) -> list[str]:
    return expanded(name).split()[:2]


def _has_own_symbol(number: str, known: Letter) -> bool:
    body = body_of(known.symbol)
    return body is not None and body != "ubnd" and body == body_of(number.partition("/")[2])


def _is_of_own_register(number: str, known: Letter) -> bool:
    """Whether a number has the very symbol of the letter and is an earlier one: 4987/UBND-YT in 5102/UBND-YT."""
    digits, _, symbol = number.partition("/")
    is_same = fold(symbol) == fold(known.symbol or "") and "-" in symbol
    return is_same and digits.isdigit() and (known.number or "").isdigit() and int(digits) < int(known.number or 0)


def body_of(symbol: str | None) -> str | None:
    """Return the part of a symbol that names the office, folded: "sct" of SCT-VP and of BC-SCT."""
    parts = [fold(part) for part in (symbol or "").replace("/", "-").split("-") if part]
    named = [part for part in parts if part not in SYMBOL_KINDS and not part.isdigit()]
    return named[0] if named else None


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
