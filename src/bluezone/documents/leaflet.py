"""Guidance to the public on paper: a leaflet of two A5 pages and a poster of one A4 page, PDF/A-2b and PDF/UA-1.

The typesetter is typst. Its templates, leaflet.typ and poster.typ, know where things stand and shrink the type until
all of it fits; texts go in as JSON and are never read as markup. The one font is Be Vietnam Pro.
"""

import json
import re
import threading
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import fontpkg_be_vietnam_pro
import typst

from bluezone.documents import fonts, qr
from bluezone.documents.errors import DocumentError
from bluezone.documents.fonts import Typeface
from bluezone.documents.pdf import STANDARDS, TypesettingError
from bluezone.rollout import guidance_words as words
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import Guidance, Installation, Language, said

FACE = Typeface("Be Vietnam Pro", Path(fontpkg_be_vietnam_pro.ROOT) / "files")

Json = dict[str, Any]

_LONGEST_WHOLE = 16  # letters; a longer word may be wider than the narrowest column and comes in parts
_PART = re.compile(r"[^./?&=_-]{1,12}[./?&=_-]*|[./?&=_-]+")
_GLYPH_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_MISSING_SHOWN = 5


class LeafletUnprintableError(DocumentError):
    """Guidance holds signs that the font of leaflets has not."""

    code: ClassVar[str] = "document_leaflet_unprintable"


def leaflet(guidance: Guidance, language: Language, page: str = "") -> bytes:
    """Return *guidance* as a leaflet: in front how to install, on the back what it does, who can, and the questions.

    Args:
        page: the public page's address, to be named on the back; empty for none.

    Raises:
        LeafletUnprintableError: the font lacks a sign that the guidance holds.
    """
    return _typeset("leaflet.typ", guidance, language, page)


def poster(guidance: Guidance, language: Language, page: str = "") -> bytes:
    """Return *guidance* as a poster: large codes, three steps, the office and where it helps.

    Args:
        page: the public page's address, to be named at the foot; empty for none.

    Raises:
        LeafletUnprintableError: the font lacks a sign that the guidance holds.
    """
    return _typeset("poster.typ", guidance, language, page)


def _typeset(template: str, guidance: Guidance, language: Language, page: str) -> bytes:
    data = json.dumps(_data(guidance, Language(language), page), ensure_ascii=False)
    try:
        return _typesetter(template).typeset(data)
    except typst.TypstError as error:
        raise _refusal(str(error)) from error


class _Typesetter:
    """One compiler with the font loaded and a template parsed; it takes one paper at a time."""

    def __init__(self, template: str) -> None:
        path = Path(__file__).with_name(template)
        self._compiler = typst.Compiler(path, root=path.parent, font_paths=fonts.loaded(FACE))
        self._free = threading.Lock()

    def typeset(self, data: str) -> bytes:
        with self._free:
            made = self._compiler.compile(format="pdf", pdf_standards=[*STANDARDS], sys_inputs={"guidance": data})
        if not isinstance(made, bytes):
            raise TypesettingError("Leaflet as PDF: the typesetter gave no file. Report this.")
        return made


@cache
def _typesetter(template: str) -> _Typesetter:
    return _Typesetter(template)


def _refusal(message: str) -> DocumentError:
    missing = sorted({sign for text in _GLYPH_MISSING.findall(message) for sign in text})
    if not missing:
        return TypesettingError(
            "Leaflet as PDF: the typesetter refused it, which no guidance should bring about. Report it."
        )
    named = ", ".join(f'"{sign}" (U+{ord(sign):04X})' for sign in missing[:_MISSING_SHOWN])
    return LeafletUnprintableError(
        f"Leaflet as PDF: found {named}, which the font {FACE.family} lacks; expected letters, figures and signs of "
        "Vietnamese text. Replace what is named in the guidance; nothing was written."
    )


# --- guidance as the templates' data ---------------------------------------------------------------------------------


def _data(guidance: Guidance, language: Language, page: str) -> Json:
    def text(value: Bilingual) -> Json:
        shown, shown_in = said(value, language)
        return _said(shown, shown_in)

    def texts(values: tuple[Bilingual, ...]) -> list[Json]:
        return [text(value) for value in values]

    desk, title = guidance.desk, words.title(guidance.app)
    heads = ("DOES", "NEEDS", "QUESTIONS", "HELP", "ONLY_FROM_STORE", "FULL_GUIDANCE", "SCAN")
    return {
        "family": FACE.family,
        "lang": language.value,
        "document_title": said(title, language)[0],
        "author": said(desk.organ, language)[0],
        "date": {name: getattr(guidance.changed, name) for name in ("year", "month", "day")},
        "title": text(title),
        "title_letters": len(said(title, language)[0]),
        **{name: text(getattr(desk, name)) for name in ("organ", "address", "hours")},
        "phone": _said(desk.phone, language),
        "installations": [_installation(each, language) for each in guidance.installations],
        **{name: texts(getattr(guidance, name)) for name in ("does", "needs", "poster_steps")},
        "questions": [{"asked": text(each.asked), "answered": text(each.answered)} for each in guidance.questions],
        "dated": text(words.dated(guidance.changed, guidance.valid_until)),
        "page": _said(page, language),
        **{f"{name.lower()}_head": text(getattr(words, name)) for name in heads},
    }


def _installation(each: Installation, language: Language) -> Json:
    def text(value: Bilingual) -> Json:
        return _said(*said(value, language))

    facts = [(words.STORE_NAME, each.name), (words.PUBLISHER, each.publisher), (words.PACKAGE, each.package or "")]
    return {
        "system": text(words.system_name(each.system)),
        "store": _said(words.store_name(each.store), language),
        "address": each.store,
        "code": qr.svg(each.store),
        "described": said(words.qr_described(each.store, each.system), language)[0],
        "facts": [{"name": text(name), "value": _said(value, language)} for name, value in facts if value],
        "steps": [text(step) for step in each.steps],
    }


def _said(text: str, language: Language) -> Json:
    """Return *text* in pieces: strings, and long words in parts between which a line may end."""
    pieces: list[str | Json] = []
    run = ""
    for number, word in enumerate(text.split(" ")):
        run += " " if number else ""
        if len(word) > _LONGEST_WHOLE:
            pieces += [run, {"parts": _PART.findall(word)}]
            run = ""
        else:
            run += word
    return {"words": [piece for piece in [*pieces, run] if piece], "lang": language.value}
