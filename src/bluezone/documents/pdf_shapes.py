"""What a page of a PDF draws beside its text: ruled lines, and how much of it is a picture."""

import ctypes
from itertools import pairwise

import pypdfium2.raw as pdfium

from bluezone.documents.pdf_frame import Frame
from bluezone.letters.reading.printed import Box

MOST_OBJECTS = 20_000
"""Of one page, looked at one by one for ruled lines and pictures."""

MOST_RULE_POINTS = 4.0
"""How thick a ruled line may be before it is a bar."""

MOST_SEGMENTS = 400
"""Of one shape; a table drawn as one shape has four for each cell."""


def drawn(page: pdfium.FPDF_PAGE, frame: Frame, number: int) -> tuple[list[Box], float, int]:
    """Return the ruled lines of *page*, the share of its largest picture, and how many shapes it has."""
    rules: list[Box] = []
    pictures, shapes = 0.0, 0
    area = max(1.0, frame.width * frame.height)
    for at in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
            rules += _rules(item, frame, number)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM) and (box := _bounds(item, frame, number)):
            covered = (box.x1 - box.x0) * (box.y1 - box.y0) / area
            pictures = max(pictures, min(1.0, covered)) if kind == pdfium.FPDF_PAGEOBJ_IMAGE else pictures
    return rules, pictures, shapes


def _bounds(item: pdfium.FPDF_PAGEOBJECT, frame: Frame, number: int) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    return frame.box(number, left.value, bottom.value, right.value, top.value)


def _rules(item: pdfium.FPDF_PAGEOBJECT, frame: Frame, number: int) -> list[Box]:
    """Return the ruled lines that a path draws: itself if it is thin, else its level and upright strokes."""
    box = _bounds(item, frame, number)
    if box is None or max(box.x1 - box.x0, box.y1 - box.y0) < 2 * MOST_RULE_POINTS:
        return []
    if min(box.x1 - box.x0, box.y1 - box.y0) <= MOST_RULE_POINTS:
        return [box]
    mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, is_stroked)
    return _strokes(item, frame, number) if is_stroked.value else []


def _strokes(item: pdfium.FPDF_PAGEOBJECT, frame: Frame, number: int) -> list[Box]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    points: list[tuple[int, float, float]] = []
    for at in range(min(pdfium.FPDFPath_CountSegments(item), MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        px = matrix.a * x.value + matrix.c * y.value + matrix.e
        py = matrix.b * x.value + matrix.d * y.value + matrix.f
        points.append((pdfium.FPDFPathSegment_GetType(segment), *frame.point(px, py)))
        if pdfium.FPDFPathSegment_GetClose(segment) and (start := _start_of(points)):
            points.append((pdfium.FPDF_SEGMENT_LINETO, *start))
    return [
        Box(number, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        for (_, x0, y0), (kind, x1, y1) in pairwise(points)
        if kind == pdfium.FPDF_SEGMENT_LINETO
        and min(abs(x0 - x1), abs(y0 - y1)) < 1
        and max(abs(x0 - x1), abs(y0 - y1)) > 2 * MOST_RULE_POINTS
    ]


def _start_of(points: list[tuple[int, float, float]]) -> tuple[float, float] | None:
    for kind, x, y in reversed(points):
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            return x, y
    return None
