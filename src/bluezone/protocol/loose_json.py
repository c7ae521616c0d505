"""JSON as the phones that run the published Android app read it: far more than JSON, and their numbers.

Android's reader takes bare words, single quotes, comments, `=` for `:`, `;` for `,`, hexadecimal and octal numbers, a
byte order mark, and stops after the first value. What two phones read differently, one of them was never warned of, so
the lenient reading of F0 data reads as Android does. Source: behaviour of Android's org.json, Android 4.4 to 11.
"""

import math
import re
from typing import Any, NoReturn

from bluezone.errors import BluezoneError

DEEPEST = 100
"""Lists and objects inside one another; a phone's stack ends somewhere beyond, F0 data has three."""

LEAST_INT, MOST_INT = -(2**31), 2**31 - 1
LEAST_LONG, MOST_LONG = -(2**63), 2**63 - 1

_WORD = re.compile(r"[^{}\[\]/\\:,=;# \t\f\r\n]*")
_BLANK = re.compile(r"[ \t\r\n]*")
_SKIPPED = " \t\r\n/#"
_LINE_END = re.compile(r"[\r\n]")
_PLAIN = {quote: re.compile(rf"[^{quote}\\]*") for quote in "\"'"}
_OPENINGS = ("{", "[", *_PLAIN)
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_CODE_UNIT = re.compile(r"[0-9A-Fa-f]{4}")
_WHOLE = {
    8: re.compile(r"([+-]?)0*([0-7]{1,22})"),
    10: re.compile(r"([+-]?)0*([0-9]{1,19})"),
    16: re.compile(r"([+-]?)0*([0-9A-Fa-f]{1,16})"),
}
"""Whole numbers by base; longer ones do not fit 64 bits."""

# Possessive quantifiers: each run of digits is looked at once, however it ends.
_DECIMAL = re.compile(r"([+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?)[fFdD]?")
_BINARY = re.compile(r"([+-]?0[xX](?:[0-9A-Fa-f]++(?:\.[0-9A-Fa-f]*+)?|\.[0-9A-Fa-f]++)[pP][+-]?[0-9]++)[fFdD]?")
_NAMED = {"NaN": math.nan, "Infinity": math.inf}
_CONSTANTS = {"null": None, "true": True, "false": False}
_BLANKS = "".join(map(chr, range(0x21)))


class LooseJsonError(BluezoneError, ValueError):
    """Not even Android's reader makes anything of the text."""

    code = "json_malformed"


def read(text: str) -> Any:
    """Return the first value in *text*: dict, list, str, bool, None, int of 64 bits or float.

    Time and memory grow with the length of *text* only.

    Raises:
        LooseJsonError: Android would throw, or lists and objects lie more than DEEPEST deep.
    """
    return _Reader(text.removeprefix("\ufeff")).value(DEEPEST)


def as_long(value: object) -> int | None:
    """Return *value* as getLong hands it out, cut towards zero and to 64 bits; None where it throws."""
    if isinstance(value, str):
        value = _fraction(value)
    if isinstance(value, float):
        return _cut(value, LEAST_LONG, MOST_LONG)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def as_int(value: object) -> int | None:
    """Return *value* as getInt hands it out; None where it throws.

    A fraction, or text, beyond 32 bits becomes the nearest bound; a whole number keeps its low 32 bits.
    """
    if isinstance(value, str):
        value = _fraction(value)
    if isinstance(value, float):
        return _cut(value, LEAST_INT, MOST_INT)
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return (value - LEAST_INT) % 2**32 + LEAST_INT


def _cut(number: float, least: int, most: int) -> int:
    if math.isnan(number):
        return 0
    return int(min(max(number, least), most))


def _fraction(text: str) -> float | None:
    """Return *text* as Java reads a double, or None: no digit but 0-9, no underscore, all controls are blanks."""
    trimmed = text.strip(_BLANKS)
    name = trimmed.removeprefix("-" if trimmed.startswith("-") else "+")
    if name in _NAMED:
        return math.copysign(_NAMED[name], -1 if trimmed.startswith("-") else 1)
    if decimal := _DECIMAL.fullmatch(trimmed):
        return float(decimal[1])
    if binary := _BINARY.fullmatch(trimmed):
        try:
            return float.fromhex(binary[1])
        except OverflowError:
            return math.copysign(math.inf, -1 if trimmed.startswith("-") else 1)
    return None


def _bare(word: str) -> Any:
    """Return what an unquoted *word* stands for: a constant, a number, or itself."""
    if word.lower() in _CONSTANTS:
        return _CONSTANTS[word.lower()]
    digits, base = word, 10
    if word.startswith(("0x", "0X")):
        digits, base = word[2:], 16
    elif word.startswith("0") and len(word) > 1:
        digits, base = word[1:], 8
    if whole := _WHOLE[base].fullmatch(digits):
        number = int(whole[1] + whole[2], base)
        if LEAST_LONG <= number <= MOST_LONG:
            return number
    fraction = _fraction(word)
    return word if fraction is None else fraction


def _paired(text: str) -> str:
    """Return *text* with the two halves that Java keeps of a character beyond U+FFFF put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


class _Reader:
    """A place in a text, moved on by each reading."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0

    def value(self, depth: int) -> Any:
        opening = self._peek()
        if opening not in _OPENINGS:
            return _bare(self._word())
        self._place += 1
        if opening in _PLAIN:
            return self._string(opening)
        if depth == 0:
            self._fail(f"at most {DEEPEST} lists and objects inside one another")
        return self._object(depth - 1) if opening == "{" else self._list(depth - 1)

    def _object(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self._peek() == "}":
            self._place += 1
            return found
        while True:
            name = self.value(depth)
            if not isinstance(name, str):
                self._fail("a name")
            if self._next() not in (":", "="):
                self._fail("':'")
            if self._text.startswith(">", self._place):
                self._place += 1
            found[name] = self._finite(self.value(depth))
            closing = self._next()
            if closing == "}":
                return found
            if closing not in (",", ";"):
                self._fail("',' or '}'")

    def _finite(self, value: Any) -> Any:
        if isinstance(value, float) and not math.isfinite(value):
            self._fail("a finite number")
        return value

    def _list(self, depth: int) -> list[Any]:
        found: list[Any] = []
        is_open = False  # after a separator, where nothing stands for null
        while True:
            first = self._peek()
            if first in ("]", ",", ";"):
                self._place += 1
                if first != "]" or is_open:
                    found.append(None)
                if first == "]":
                    return found
                is_open = True
                continue
            found.append(self.value(depth))
            closing = self._next()
            if closing == "]":
                return found
            if closing not in (",", ";"):
                self._fail("',' or ']'")
            is_open = True

    def _string(self, quote: str) -> str:
        parts: list[str] = []
        while True:
            parts.append(self._match(_PLAIN[quote]))
            ending = self._text[self._place : self._place + 1]
            if not ending:
                self._fail("a closing quote")
            self._place += 1
            if ending == quote:
                return parts[0] if len(parts) == 1 else _paired("".join(parts))
            parts.append(self._escape())

    def _escape(self) -> str:
        letter = self._text[self._place : self._place + 1]
        if not letter:
            self._fail("a letter after '\\'")
        self._place += 1
        if letter != "u":
            return _ESCAPES.get(letter, letter)
        digits = _CODE_UNIT.match(self._text, self._place)
        if digits is None:
            self._fail("four hex digits")
        self._place += 4
        return chr(int(digits[0], 16))

    def _word(self) -> str:
        return self._match(_WORD) or self._fail("a value")

    def _match(self, pattern: re.Pattern[str]) -> str:
        """Return what *pattern*, which matches nothing as well, finds at this place, and go past it."""
        found = pattern.match(self._text, self._place)
        assert found is not None
        self._place = found.end()
        return found[0]

    def _next(self) -> str:
        """Return the next character that is neither blank nor comment, and go past it."""
        letter = self._peek()
        if not letter:
            self._fail("more text")
        self._place += 1
        return letter

    def _peek(self) -> str:
        """Return the next character that is neither blank nor comment, "" at the end, and stay before it."""
        while (letter := self._text[self._place : self._place + 1]) in _SKIPPED and letter:
            if letter in "/#" and not self._past_comment():
                return letter
            self._match(_BLANK)
        return letter

    def _past_comment(self) -> bool:
        if self._text.startswith("/*", self._place):
            end = self._text.find("*/", self._place + 2)
            if end < 0:
                self._fail("the end of a comment")
            self._place = end + 2
            return True
        if self._text.startswith(("//", "#"), self._place):
            line_end = _LINE_END.search(self._text, self._place)
            self._place = len(self._text) if line_end is None else line_end.end()
            return True
        return False

    def _fail(self, expected: str) -> NoReturn:
        raise LooseJsonError(f"JSON: character {self._place + 1:,}: expected {expected}")
