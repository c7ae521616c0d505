"""The registers with every column of the decree: to be printed across A4, and as files for a spreadsheet."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bluezone.server.errors_door import NotFoundError
from bluezone.server.rollout import incoming_views, outgoing_register, paper_desk, register, register_tables
from bluezone.server.rollout.models import Incoming, Outgoing
from bluezone.server.rollout.outgoing_views import wanted as wanted_outgoing
from bluezone.server.rollout.paper_desk import Desk, language
from bluezone.server.rollout.register_tables import Book

MOST_PRINTED = 5_000
"""Rows of one printing: 200 sheets; the page says that there are more. A large office prints year by year."""

MOST_WRITTEN = 200_000
"""Rows of one file: more than any office has had numbers."""

Filled = tuple[Book[Any], list[Any]]


def _incoming(request: HttpRequest, desk: Desk, most: int) -> Filled:
    return register_tables.incoming(desk.named), _incoming_rows(request, desk, most)


def _tracking(request: HttpRequest, desk: Desk, most: int) -> Filled:
    return register_tables.tracking(desk.named, language()), _incoming_rows(request, desk, most)


def _incoming_rows(request: HttpRequest, desk: Desk, most: int) -> list[Incoming]:
    found = register.search(desk.unit, incoming_views.wanted(request.GET), desk.now)
    return list(found.order_by("arrived_on", "number")[:most])


def _outgoing(request: HttpRequest, desk: Desk, most: int) -> Filled:
    found = outgoing_register.search(desk.unit, wanted_outgoing(request.GET))
    rows: list[Outgoing] = list(found.order_by("dated", "number", "pk")[:most])
    return register_tables.outgoing(), rows


BOOKS: dict[str, tuple[str, Callable[[HttpRequest, Desk, int], Filled]]] = {
    "in": ("papers-in", _incoming),
    "tracking": ("papers-in", _tracking),
    "out": ("papers-out", _outgoing),
}
"""The books of an office, with the tab under which each stands."""


def _filled(request: HttpRequest, unit: str, book: str, most: int) -> tuple[Desk, Book[Any], list[Any]]:
    if book not in BOOKS:
        raise NotFoundError("book: an office has those of incoming and outgoing documents, and the tracking book")
    tab, fill = BOOKS[book]
    desk = paper_desk.of(request, unit, tab)
    return (desk, *fill(request, desk, most))


@require_safe
def book_print(request: HttpRequest, unit: str, book: str) -> HttpResponse:
    """Show a book as it is printed."""
    desk, filled, rows = _filled(request, unit, book, MOST_PRINTED + 1)
    shown = {
        "desk": desk,
        "said": filled.said,
        "heads": filled.heads(language()),
        "rows": filled.rows(rows[:MOST_PRINTED]),
        "most": MOST_PRINTED if len(rows) > MOST_PRINTED else None,
        "back": BOOKS[book][0],
    }
    return render(request, "papers/book.html", shown)


@require_safe
def book_file(request: HttpRequest, unit: str, book: str, ending: str) -> HttpResponse:
    """Write a book as a file for a spreadsheet."""
    if ending not in register_tables.WRITERS:
        raise NotFoundError("file: a book is written as xlsx or csv")
    desk, filled, rows = _filled(request, unit, book, MOST_WRITTEN)
    data = register_tables.as_file(filled, rows, desk.name, ending, language())
    return paper_desk.download(data, f"{filled.name}.{ending}", register_tables.WRITERS[ending][0])
