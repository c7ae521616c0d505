"""The pages of letters: the list, one letter beside its values, its files."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from bluezone.letters import part_names, part_texts, read_values
from bluezone.server.letters import shelf
from bluezone.server.letters.shelf import Shelved

SURE_ENOUGH = 0.8
"""Below, a clerk is asked to look again."""


@require_safe
def letter_list(request: HttpRequest) -> HttpResponse:
    """Show the letters."""
    listed = [{"stem": found.stem, **_heading(found)} for found in shelf.letters(settings.BLUEZONE_LETTERS)]
    return render(request, "letters/letter_list.html", {"letters": listed})


@require_safe
def letter(request: HttpRequest, stem: str) -> HttpResponse:
    """Show one letter beside what was read back of it."""
    found = shelf.letter(settings.BLUEZONE_LETTERS, stem)
    source = found.document.get("source") or {}
    language = "en" if get_language() == "en" else "vi"
    shown = {
        "stem": found.stem,
        "heading": _heading(found),
        "pages": list(enumerate(found.pages, 1)),
        "values": list(_values(found, language)),
        "copies": [_copy(found, copy) for copy in found.document.get("copies") or ()],
        "notes": [note.get(language, "") for note in source.get("notes") or ()],
        "text": source.get("text", ""),
        "source": source.get("file", ""),
    }
    return render(request, "letters/letter.html", shown)


@require_safe
def letter_file(request: HttpRequest, stem: str, name: str) -> HttpResponse | FileResponse:
    """Answer with one file of a letter: a picture to be shown, everything else to be kept."""
    path = shelf.file(settings.BLUEZONE_LETTERS, stem, name)
    is_picture = path.suffix == ".png"
    return FileResponse(
        path.open("rb"), as_attachment=not is_picture, filename=name, content_type=shelf.KINDS[path.suffix]
    )


def _heading(found: Shelved) -> dict[str, str]:
    doc = found.document["doc"]
    return {
        name: part_texts.line(f"doc.{name}", doc.get(name))
        for name in ("type", "number_symbol", "date", "issuer", "addressees", "abstract")
    }


def _values(found: Shelved, language: str) -> Iterator[dict[str, Any]]:
    for one in read_values.values(found.document):
        name = part_names.name(one.path)
        shown = part_texts.line(one.path, one.value)
        yield {
            "name": name.en if language == "en" else name.vi,
            "value": shown,
            "percent": round(one.certainty * 100),
            "is_sure": one.certainty >= SURE_ENOUGH,
            "written": "" if one.written == shown else one.written,
        }


def _copy(found: Shelved, copy: dict[str, Any]) -> dict[str, Any]:
    name = copy.get("file", "")
    path = found.files.get(name)
    differences = copy.get("differences") or []
    return {
        "name": name,
        "read_as": copy.get("read_as"),
        "is_there": path is not None,
        "size": path.stat().st_size if path else 0,
        "is_read": copy.get("is_equal") is not None,
        "total": copy.get("values") or 0,
        "same": (copy.get("values") or 0) - len(differences),
        "differences": len(differences),
    }
