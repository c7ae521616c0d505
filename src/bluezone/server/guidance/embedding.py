"""What an office copies into its own site, and the headers that let one page, and only that, stand in a frame there.

Two ways, because sites differ: a frame, which stays up to date, and plain HTML without style or class for editors that
strip frames. The page in the frame has no form, no cookie and no script, so there is nothing to trick a click into.
"""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html

from bluezone.rollout import guidance_words as words
from bluezone.rollout.guidance import Guidance, Language, said
from bluezone.server.guidance.page import Addresses, context

CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
KEPT_S = 300
"""How long a browser or a cache may show the page without asking again."""

_FRAME_PX, _FRAME_PER_SYSTEM_PX = 350, 170  # at the width of a phone, with names of two lines


def answer(html: str, language: Language) -> HttpResponse:
    """Return the answer that carries the public page: of one language, for everybody, in no frame."""
    return _answer(html, language, "'none'")


def embedded(guidance: Guidance, language: Language, addresses: Addresses) -> HttpResponse:
    """Return the answer that carries the short page for frames: of one language, for everybody, in any site's frame."""
    html = render_to_string("guidance/embedded.html", context(guidance, Language(language), addresses))
    response = _answer(html, language, "*")
    response.xframe_options_exempt = True  # how Django's middleware is told
    return response


def _answer(html: str, language: Language, framed_by: str) -> HttpResponse:
    response = HttpResponse(html)
    response["Content-Language"] = Language(language).value
    response["Cache-Control"] = f"public, max-age={KEPT_S}"
    response["Content-Security-Policy"] = f"{CONTENT_SECURITY}; frame-ancestors {framed_by}"
    return response


def frame(guidance: Guidance, language: Language, address: str) -> str:
    """Return the snippet that shows the short page at *address*, absolute, in a frame."""
    title = said(words.title(guidance.app), Language(language))[0]
    height_px = _FRAME_PX + _FRAME_PER_SYSTEM_PX * len(guidance.installations)
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" frameborder="0" loading="lazy" '
        'referrerpolicy="no-referrer"></iframe>',
        address,
        title,
        height_px,
    )


def card(guidance: Guidance, language: Language, addresses: Addresses) -> str:
    """Return the snippet that says the most important in plain HTML; after a change it has to be copied again."""
    html = render_to_string("guidance/card.html", context(guidance, Language(language), addresses))
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()) + "\n"
