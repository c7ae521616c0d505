"""Which serif font a PDF is set in, and proof that it has every Vietnamese letter.

The decree wants Times New Roman. Where the machine lacks it, Liberation Serif 2 has the same measure to the last
letter; failing that, Noto Serif comes with a package and is narrowed to about that measure. Only one font is ever used
for a file, so a missing letter is an error and never a letter of another font. The first Liberation Serif (Debian's
fonts-liberation up to 12) bears the same name and has no Vietnamese: hence the proof by setting every letter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar

import fontpkg_noto_serif
import typst

from bluezone.documents.errors import DocumentError
from bluezone.documents.note import Note

TIMES, LIBERATION, NOTO = "Times New Roman", "Liberation Serif", "Noto Serif"
NOTO_STRETCH_PERCENT = 87.5
"""Of its normal width: then the national title is 84 mm at 12 pt, where Times New Roman takes 88."""

_LETTERS = "".join(map(chr, range(0x1EA0, 0x1EFA))) + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư₫–…“”"
_FACES = {("normal", False), ("normal", True), ("italic", False), ("italic", True)}
_BOLD_FROM = 600
_PROBE = b"""
#set document(date: datetime(year: 2020, month: 1, day: 1))
#set text(font: sys.inputs.family, fallback: false)
#for weight in ("regular", "bold") { for style in ("normal", "italic") {
  text(weight: weight, style: style, sys.inputs.letters)
} }
"""


class FontMissingError(DocumentError):
    """No serif font with all Vietnamese letters was found."""

    code: ClassVar[str] = "document_font_missing"


@dataclass(frozen=True, slots=True)
class Typeface:
    """The one font of a PDF.

    Attributes:
        folder: where its files lie; others in it are not used.
        stretch_percent: how wide it is set, of its normal width.
    """

    family: str
    folder: Path
    stretch_percent: float = 100

    @property
    def note(self) -> Note | None:
        """What to tell whoever made the PDF; None for the font that the decree names."""
        if self.family == TIMES:
            return None
        return Note(
            "font_substituted",
            vi=f"Máy này không có phông chữ {TIMES}; văn bản PDF dùng {self.family}, có đủ chữ tiếng Việt.",
            en=f"This machine has no {TIMES}; the PDF is set in {self.family}, which has every Vietnamese letter.",
        )


@cache
def typeface() -> Typeface:
    """Return the best font of this machine; it is looked for once in the life of the program.

    Raises:
        FontMissingError: there is none.
    """
    installed = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    return chosen(complete_folders((font.family, font.style, font.weight, font.path) for font in installed.fonts()))


def chosen(folders: dict[str, list[Path]]) -> Typeface:
    """Return the best font of *folders*, which names the folders that hold all four faces of a family.

    Raises:
        FontMissingError: none has every letter.
    """
    for candidate in _candidates(folders):
        if has_vietnamese(candidate):
            return candidate
    raise FontMissingError(
        f"Fonts: found none with every Vietnamese letter, expected {TIMES}, {LIBERATION} 2 or {NOTO}. Install Debian's "
        "fonts-liberation2 or the Python package fontpkg-noto-serif."
    )


def _candidates(folders: dict[str, list[Path]]) -> Iterator[Typeface]:
    for family in (TIMES, LIBERATION):
        for folder in folders.get(family, []):
            yield Typeface(family, folder)
    yield Typeface(NOTO, Path(fontpkg_noto_serif.ROOT) / "files", NOTO_STRETCH_PERCENT)


def complete_folders(fonts: Iterable[tuple[str, str, int, str | None]]) -> dict[str, list[Path]]:
    """Return for each family the folders in which it is complete: upright and italic, regular and bold.

    Args:
        fonts: family, style, weight and path of each.
    """
    faces: dict[tuple[str, Path], set[tuple[str, bool]]] = defaultdict(set)
    for family, style, weight, path in fonts:
        if path is not None:
            faces[family, Path(path).parent].add((style, weight >= _BOLD_FROM))
    complete: dict[str, list[Path]] = defaultdict(list)
    for family, folder in sorted(key for key, found in faces.items() if found >= _FACES):
        complete[family].append(folder)
    return dict(complete)


def loaded(face: Typeface) -> typst.Fonts:
    """Return the fonts of *face*'s folder and no other, for the typesetter."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[face.folder])


def has_vietnamese(face: Typeface) -> bool:
    """Whether every Vietnamese letter can be set in all four faces of *face*."""
    fonts = loaded(face)
    if face.family not in fonts.families():
        return False
    try:
        typst.Compiler(_PROBE, font_paths=fonts).compile(
            format="pdf", pdf_standards=["a-2b"], sys_inputs={"family": face.family, "letters": _LETTERS}
        )
    except typst.TypstError:
        return False
    return True
