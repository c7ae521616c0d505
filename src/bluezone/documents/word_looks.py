"""What the look of a run makes of its text: hidden, in capitals, or in a font from before Unicode.

The fonts of TCVN3 (.VnTime) and VNI (VNI-Times) draw Vietnamese letters under the codes of others. A DOCX names the
font of every run; but who lacks it and types Unicode into an old template sees nothing wrong, so the words decide.
"""

from dataclasses import dataclass, field

from lxml import etree

from bluezone.documents.word_package import attribute, child, children, is_set, local
from bluezone.letters import old_encodings

_TCVN3, _VNI = ".vn", "vni-"
_CAPITALS = "h"  # .VnTimeH has capitals under the codes of small letters
_SYMBOL_PAGE = {
    code: code - 0xF000 for code in range(0xF020, 0xF100)
}  # where Word keeps letters of such fonts at times


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a look; None leaves it to what lies below: the run's style, the paragraph's, the document."""

    font: str | None = None
    is_caps: bool | None = None
    is_hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """Return this look with *below* where it says nothing."""
        return Look(
            below.font if self.font is None else self.font,
            below.is_caps if self.is_caps is None else self.is_caps,
            below.is_hidden if self.is_hidden is None else self.is_hidden,
        )

    @property
    def is_plain(self) -> bool:
        """Whether text looks as it is stored."""
        return not (self.is_caps or self.is_hidden or self.is_old)

    @property
    def is_old(self) -> bool:
        """Whether the font is one from before Unicode."""
        return self.font is not None and self.font.lower().startswith((_TCVN3, _VNI))

    def converted(self, text: str) -> str:
        """Return *text*, written in an old font, in Unicode."""
        font, text = (self.font or "").lower(), text.translate(_SYMBOL_PAGE)
        if font.startswith(_VNI):
            return old_encodings.vni(text)
        text = old_encodings.tcvn3(text)
        return text.upper() if font.endswith(_CAPITALS) else text


NOTHING = Look()


@dataclass(slots=True)
class Looks:
    """Finds the looks of a document; each style is looked up once.

    `converts` says whether text in old fonts is taken for what the font makes of it. `old` gathers such text.
    """

    styles: dict[str, etree._Element]
    document: Look = NOTHING
    converts: bool = False
    old: list[tuple[Look, str]] = field(default_factory=list)
    _default: str | None = None
    _around: dict[str | None, Look] = field(default_factory=dict)
    _known: dict[str | None, Look] = field(default_factory=dict)

    def of_style(self, name: str | None) -> Look:
        """Return the look of the style *name* with all it is based on, without the document's own."""
        if name not in self._known:
            self._known[name] = NOTHING  # what a style based on itself finds
            style = self.styles.get(name or "")
            if style is not None:
                above = attribute(child(style, "basedOn"), "val")
                self._known[name] = _look(child(style, "rPr")).over(self.of_style(above) if above else NOTHING)
        return self._known[name]

    def of_paragraph(self, style: str | None) -> Look:
        """Return the look of text in a paragraph of *style* where runs say nothing."""
        name = style or self._default
        if name not in self._around:
            self._around[name] = self.of_style(name).over(self.document)
        return self._around[name]

    def shown(self, text: str, look: Look) -> str:
        """Return what a reader sees of *text*."""
        if look.is_hidden:
            return ""
        if look.is_old:
            self.old.append((look, text))
            text = look.converted(text) if self.converts else text
        return text.upper() if look.is_caps else text

    @property
    def are_old_fonts_meant(self) -> bool:
        """Whether what was gathered in old fonts is Vietnamese only once it is converted."""
        stored = " ".join(text for _, text in self.old)
        odd = [word for word in stored.split() if not word.isascii()]
        meant = [word for look, text in self.old for word in look.converted(text).split() if not word.isascii()]
        return old_encodings.vietnamese_share(odd) < min(
            old_encodings.vietnamese_share(meant), old_encodings.ENOUGH_WORDS
        )

    def of_run(self, run: etree._Element, around: Look) -> Look:
        """Return the look of *run* in a paragraph that looks like *around*."""
        first = run[0] if len(run) else None  # rPr stands before all else
        if first is None or local(first.tag) != "rPr" or len(first) == 0:
            return around
        own = _look(first)
        style = attribute(child(first, "rStyle"), "val")
        if own is NOTHING and style is None:
            return around
        return own.over(self.of_style(style) if style else NOTHING).over(around)


def looks(styles: etree._Element | None, *, converts: bool = False) -> Looks:
    """Return the looks of a document whose styles.xml has the root *styles*."""
    if styles is None:
        return Looks({}, converts=converts)
    by_id = {attribute(style, "styleId") or "": style for style in styles if local(style.tag) == "style"}
    default = next((key for key, style in by_id.items() if _is_default(style)), None)
    document = _look(child(styles, "docDefaults", "rPrDefault", "rPr"))
    return Looks(by_id, document, converts, _default=default)


def _is_default(style: etree._Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")


def _look(properties: etree._Element | None) -> Look:
    """Return what the run properties *properties* (rPr) say themselves."""
    if properties is None:
        return NOTHING
    given = children(properties)
    fonts, caps, hidden = (given.get(name) for name in ("rFonts", "caps", "vanish"))
    if fonts is None and caps is None and hidden is None:
        return NOTHING
    return Look(
        font=attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
        is_caps=None if caps is None else is_set(caps),
        is_hidden=None if hidden is None else is_set(hidden),
    )
