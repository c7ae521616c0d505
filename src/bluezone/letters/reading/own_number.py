"""The number and symbol of the letter itself behind "Số:", with blanks, stray spaces and slips of a scan.

Source: shared specification of the rollout, section 2.3.
"""

from dataclasses import dataclass

from bluezone.letters.reading.tokens import Kind, Text


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The number and the symbol of the letter itself, blanks removed; None where a form leaves one blank."""

    last: int
    number: str | None
    symbol: str | None


def own_number(text: Text, index: int) -> OwnNumber | None:
    """Return what stands behind "Số:": "1169 /SCT-VP", "CV-56.2020/TPH", "/KH-UBND" or a blank; else None."""
    slash = index
    while slash < len(text) and slash - index < 8 and not text[slash].breaks and _may_be_number(text, slash, index):
        slash += 1
    left = text.tokens[index:slash]
    is_blank = not left or any(token.kind is Kind.BLANK for token in left)
    number = None if is_blank else _without_slips("".join(token.written for token in left))
    if slash < len(text) and text[slash].written == "/" and not text[slash].breaks:
        last = _symbol_end(text, slash + 1)
        symbol = "".join(token.written for token in text.tokens[slash + 1 : last]).replace("–", "-") or None
        if last + 1 < len(text) and text[last].written in "-–" and text[last + 1].kind is Kind.BLANK:
            return OwnNumber(last + 2, number, None)  # BC-......
        if symbol is None or symbol[0].isalnum():
            return OwnNumber(last, number, symbol)
    if left and is_blank:
        return OwnNumber(slash, None, None)
    return None


def _may_be_number(text: Text, at: int, index: int) -> bool:
    token = text[at]
    if token.kind in (Kind.NUMBER, Kind.BLANK):
        return True
    if (token.kind is Kind.WORD or token.written in "-–.") and (token.is_glued or at == index):
        return True
    return _is_party_part(text, at) or (token.written in "-–" and _is_party_part(text, at + 1))


def _is_party_part(text: Text, at: int) -> bool:
    """Whether the kind of a party's paper stands at *at*, behind the dash after its number: the CV of 288 - CV/HU."""
    if at + 1 >= len(text) or text[at - 1].written not in "-–" or text[at - 2].kind is not Kind.NUMBER:
        return False
    return text[at].written.isalpha() and text[at].is_capital and text[at + 1].written == "/"


def _without_slips(number: str) -> str:
    """Return a number in which a scan has put letters for digits, 4l2, with its digits."""
    digits = number.translate(_LETTERS_FOR_DIGITS)
    return digits if number[0].isdigit() and digits.isdigit() else number


_LETTERS_FOR_DIGITS = str.maketrans("lIOo", "1100")


def _symbol_end(text: Text, index: int) -> int:
    """Return the index behind the symbol that starts at *index*, "TTr -SNN" and "BC-UBND.VX" too."""
    at = index
    while at < len(text) and (at == index or not text[at].breaks) and text[at].kind is not Kind.BLANK:
        token, is_joint = text[at], text[at].written in "-–&./_+"
        after = text[at + 1] if at + 1 < len(text) else None
        if is_joint and token.written not in "-–&" and not (token.is_glued and after and after.is_glued):
            break  # the full stop of a sentence
        if is_joint and not (
            after and not after.breaks and (after.is_glued or token.is_glued) and after.written.isalnum()
        ):
            break
        if not is_joint and (not token.written.isalnum() or not (at == index or token.is_glued or _joins(text, at))):
            break
        at += 1
    return at


def _joins(text: Text, at: int) -> bool:
    """Whether the word at *at* goes on a symbol behind a dash and a blank."""
    return text[at - 1].written in "-–&" and text[at].start == text[at - 1].end + 1 and text[at].written.isupper()
