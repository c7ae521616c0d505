"""The numbers and dashes that Word puts before paragraphs by itself, as it would show them.

They are not in the text of a DOCX, but "1.", "a)" and "- " tell a reader what is a heading and what an item.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from bluezone.documents.word_package import attribute, child, is_on, local, number

LEVELS = 9
"""How deep Word numbers."""

LONGEST_LABEL = 100
LAST_LETTER = 26 * 30
"""From where Word itself stops to repeat letters."""

LAST_ROMAN = 3999
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_DASHES = "-–—+*"
"""Signs that offices write at the head of items; Word's other bullets are shown as "-"."""

_SYMBOL_DASHES = {0xF000 + ord(sign): sign for sign in "-+*"}  # where the font Symbol keeps them


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `style` is the style of paragraph that stands on it."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    separator: str = " "
    style: str | None = None
    restart: int | None = None  # after which level, counted from 1, it begins again; 0 never; None after any above
    is_legal: bool = False  # all numbers in it are shown as decimals


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list of the document: `pattern` names the counters that it shares with others of its kind."""

    pattern: str
    levels: tuple[Level, ...]
    overrides: dict[int, int]


@dataclass(slots=True)
class Labels:
    """Counts through a document; ask for each paragraph once, in order."""

    lists: dict[str, NumberedList]
    styles: dict[str, etree._Element]
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _by_style: dict[str | None, tuple[str | None, int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def of(self, own: etree._Element | None, style: str | None) -> str:
        """Return what stands before a paragraph of *style*, its blank included; "" for nothing.

        Args:
            own: the numbering that the paragraph names itself (numPr).
        """
        if not self.lists:
            return ""
        key, level = self._place(own, style)
        numbered = self.lists.get(key or "")
        return self._next(key or "", numbered, level) if numbered else ""

    def _place(self, own: etree._Element | None, style: str | None) -> tuple[str | None, int]:
        """Return the list and the level of a paragraph; what it leaves open its style says."""
        key, level = _numbers(own)
        if key is None or level is None:
            if style not in self._by_style:
                self._by_style[style] = self._place_of_style(style)
            key_of_style, level_of_style = self._by_style[style]
            key = key_of_style if key is None else key
            level = level_of_style if level is None else level
        return key, min(max(level or 0, 0), LEVELS - 1)

    def _place_of_style(self, style: str | None) -> tuple[str | None, int | None]:
        key: str | None = None
        level: int | None = None
        for name in self._with_ancestors(style):
            key_here, level_here = _numbers(child(self.styles[name], "pPr", "numPr"))
            if key is None and key_here is not None:
                key = key_here
                level_here = self._level_of_style(key, name) if level_here is None else level_here
            level = level_here if level is None else level
        return key, level

    def _with_ancestors(self, style: str | None) -> Iterator[str]:
        seen: set[str] = set()
        while style is not None and style in self.styles and style not in seen:
            seen.add(style)
            yield style
            style = attribute(child(self.styles[style], "basedOn"), "val")

    def _level_of_style(self, key: str, style: str) -> int | None:
        numbered = self.lists.get(key)
        levels = numbered.levels if numbered else ()
        return next((place for place, level in enumerate(levels) if level.style == style), None)

    def _next(self, key: str, numbered: NumberedList, place: int) -> str:
        counters = self._counters.setdefault(numbered.pattern, [None] * LEVELS)
        level = numbered.levels[place]
        if place in numbered.overrides and (key, place) not in self._begun:
            self._begun.add((key, place))
            counters[place] = numbered.overrides[place]
        else:
            counters[place] = level.start if counters[place] is None else (counters[place] or 0) + 1
        for deeper in range(place + 1, LEVELS):
            restart = numbered.levels[deeper].restart
            if restart is None or place < restart:
                counters[deeper] = None
        return _label(numbered.levels, place, counters)


def labels(numbering: etree._Element | None, styles: etree._Element | None) -> Labels:
    """Return the labels of a document whose numbering.xml and styles.xml have these roots."""
    by_id = {} if styles is None else {attribute(style, "styleId") or "": style for style in styles}
    return Labels(_lists(numbering, by_id), by_id)


def shown(value: int, format: str) -> str:
    """Return *value* as the *format* of Word writes it; formats that no Vietnamese letter uses are decimals."""
    if format in ("lowerLetter", "upperLetter") and 1 <= value <= LAST_LETTER:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if format == "lowerLetter" else letters.upper()
    if format in ("lowerRoman", "upperRoman") and 1 <= value <= LAST_ROMAN:
        return _roman(value) if format == "lowerRoman" else _roman(value).upper()
    if format == "none":
        return ""
    return f"{value:02}" if format == "decimalZero" else str(value)


def _roman(value: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        letters += sign * (value // worth)
        value %= worth
    return letters


def _label(levels: tuple[Level, ...], place: int, counters: list[int | None]) -> str:
    level = levels[place]
    if level.format == "bullet":
        sign = level.text.strip()
        return (sign if sign and sign in _DASHES else "-") + level.separator
    text = level.text
    for above in range(place + 1):
        value = counters[above]
        value = levels[above].start if value is None else value
        format = "decimal" if level.is_legal and levels[above].format != "none" else levels[above].format
        text = text.replace(f"%{above + 1}", shown(value, format))
    return text + level.separator if text.strip() else ""


def _lists(numbering: etree._Element | None, styles: dict[str, etree._Element]) -> dict[str, NumberedList]:
    if numbering is None:
        return {}
    patterns = {attribute(p, "abstractNumId") or "": p for p in numbering if local(p.tag) == "abstractNum"}
    entries = {attribute(n, "numId") or "": n for n in numbering if local(n.tag) == "num"}
    found: dict[str, NumberedList] = {}
    for key, entry in entries.items():
        pattern = attribute(child(entry, "abstractNumId"), "val") or ""
        pattern = _linked(pattern, patterns, entries, styles)
        if pattern in patterns and key != "0":  # 0 takes a paragraph out of its list
            found[key] = _numbered_list(pattern, patterns[pattern], entry)
    return found


def _linked(
    pattern: str,
    patterns: dict[str, etree._Element],
    entries: dict[str, etree._Element],
    styles: dict[str, etree._Element],
) -> str:
    """Return the pattern that *pattern* stands for: a list style keeps its levels in another one."""
    style = attribute(child(patterns.get(pattern), "numStyleLink"), "val")
    if style is None or style not in styles:
        return pattern
    key, _ = _numbers(child(styles[style], "pPr", "numPr"))
    return attribute(child(entries.get(key or ""), "abstractNumId"), "val") or pattern


def _numbered_list(name: str, pattern: etree._Element, entry: etree._Element) -> NumberedList:
    levels = [Level()] * LEVELS
    overrides: dict[int, int] = {}
    for element in pattern:
        if local(element.tag) == "lvl":
            levels[_place_of(element)] = _level(element)
    for override in entry:
        if local(override.tag) == "lvlOverride":
            place = _place_of(override)
            replacement = child(override, "lvl")
            levels[place] = levels[place] if replacement is None else _level(replacement)
            start = number(attribute(child(override, "startOverride"), "val"))
            if start is not None:
                overrides[place] = start
    return NumberedList(name, tuple(levels), overrides)


def _level(element: etree._Element) -> Level:
    start = number(attribute(child(element, "start"), "val"))
    text = (attribute(child(element, "lvlText"), "val") or "")[:LONGEST_LABEL]
    is_symbol = attribute(child(element, "rPr", "rFonts"), "ascii") == "Symbol"
    return Level(
        format=attribute(child(element, "numFmt"), "val") or "decimal",
        text=text.translate(_SYMBOL_DASHES) if is_symbol else text,
        start=0 if start is None else start,
        separator="" if attribute(child(element, "suff"), "val") == "nothing" else " ",
        style=attribute(child(element, "pStyle"), "val"),
        restart=number(attribute(child(element, "lvlRestart"), "val")),
        is_legal=is_on(element, "isLgl"),
    )


def _place_of(element: etree._Element) -> int:
    return min(max(number(attribute(element, "ilvl")) or 0, 0), LEVELS - 1)


def _numbers(element: etree._Element | None) -> tuple[str | None, int | None]:
    """Return the list and the level that a numPr names, as far as it does."""
    return attribute(child(element, "numId"), "val"), number(attribute(child(element, "ilvl"), "val"))
