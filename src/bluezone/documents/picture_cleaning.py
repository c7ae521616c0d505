"""A scanned page made fit for the recogniser: grey, large enough, even, without speckle and rules, level.

Everything is Pillow; sums along rows and columns are taken by shrinking the picture to one pixel's width.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from PIL import Image, ImageChops, ImageFilter, ImageOps

from bluezone.letters.reading.printed import Box

LONG_SIDE_INCHES = 11.69
"""Of A4: pictures say wrong or no resolutions, so the page's own size tells it."""

LEAST_DPI = 250
"""Below, the picture is enlarged: tesseract takes half as long again and makes a third of the slips."""

WORKING_DPI = 300
WHITE = 205
"""From this grey on everything is paper: a draft's mark is paler, letters are darker."""

_BRIGHT = 235  # paper without shadows
MOST_SKEW_DEGREES = 6.0
SPECKLED = 0.25
"""Share of dotted among the blocks away from letters. Clean pages have 0.08, a dot in 1,000 pixels gives 0.2."""

LEAST_ACROSS_INCHES = 0.8
"""Two narrow columns of a table. The tops of the letters in STTTT touch over 0.6 inches."""

LEAST_DOWN_INCHES = 0.2
"""Below the height of a low row of a table; letters of 20 points have 0.19 inches, those of a letter's text 0.13."""

STRETCHES = 5
"""Into so many stretches the shortest line is cut: more find its ends better, fewer forgive more gaps."""

MOST_RULE_INCHES = 0.04
"""A thick frame out of focus; more is a bar."""

_GREY = 185  # a thin line out of focus
_FILLED = 235  # of 255: a stretch with a gap is no rule
_PROFILE_WIDTH = 700
_INK = 128
_TOLD_FROM_PAPER = 40  # grey that is this much darker than paper is ink
_LITTLE = 40  # of 255; letters fill more of their block


def grey(picture: Image.Image) -> Image.Image:
    """Return *picture* as grey on white."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        picture = Image.alpha_composite(white, layered)
    if picture.mode.startswith(("I", "F")):
        return ImageOps.autocontrast(picture.convert("F").point(lambda value: value / 256 + 0).convert("L"))
    return picture.convert("L")


def page_dpi(picture: Image.Image) -> float:
    """Return the resolution of *picture* if it is a page of A4."""
    return max(picture.size) / LONG_SIDE_INCHES


def sized(picture: Image.Image) -> Image.Image:
    """Return *picture* at a resolution that the recogniser likes: small ones enlarged, huge ones reduced."""
    dpi = page_dpi(picture)
    if LEAST_DPI <= dpi <= 1.3 * WORKING_DPI:
        return picture
    scale = WORKING_DPI / dpi
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Image.Resampling.BICUBIC if scale > 1 else Image.Resampling.BOX)


def is_blank(picture: Image.Image) -> bool:
    """Whether *picture* is paper and nothing else: hardly a pixel is much darker than the bright ones."""
    pixels = picture.width * picture.height
    up_to = list(accumulate(picture.histogram()))
    paper = next(value for value, count in enumerate(up_to) if count > 0.95 * pixels)
    return paper < _TOLD_FROM_PAPER or up_to[paper - _TOLD_FROM_PAPER] < 2e-5 * pixels


def evened(picture: Image.Image) -> Image.Image:
    """Return *picture* with its ink black and its paper white, also under a shadow or a pale watermark."""
    small = picture.reduce(max(1, min(picture.size) // 200))
    paper = small.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(4))
    darkest = paper.getextrema()[0]
    if isinstance(darkest, float | int) and darkest < _BRIGHT:
        picture = _lightened(picture, paper.resize(picture.size, Image.Resampling.BILINEAR))
    return ImageOps.autocontrast(picture, cutoff=(0.1, 0)).point(lambda value: value if value < WHITE else 255)


def _lightened(picture: Image.Image, paper: Image.Image) -> Image.Image:
    """Return how bright *picture* is of its *paper*, 255 where it is the same; below a quarter of white all is ink."""
    ink = ImageChops.subtract(paper, picture)
    gain = paper.point(lambda value: 64 * 255 // max(64, value))
    return ImageChops.invert(ImageChops.multiply(ink, gain).point(lambda value: min(255, value * 4)))


def is_speckled(picture: Image.Image) -> bool:
    """Whether *picture* is strewn with dots: whether its white places, seen in blocks of 2 mm, hold a little ink."""
    block = max(4, round(0.08 * page_dpi(picture)))
    wide, high = picture.width // block, picture.height // block
    if not wide or not high:
        return False
    dark = picture.point(lambda value: 255 if value < _INK else 0).crop((0, 0, wide * block, high * block))
    blocks = dark.resize((wide, high), Image.Resampling.BOX)
    near_letters = blocks.point(lambda value: 255 if value >= _LITTLE else 0).filter(ImageFilter.MaxFilter(3))
    counts = Image.composite(Image.new("L", blocks.size, 255), blocks, near_letters).histogram()
    dotted = sum(counts[1:_LITTLE])
    return dotted > SPECKLED * (dotted + counts[0])


def cleaned(picture: Image.Image) -> Image.Image:
    """Return *picture* without speckle; a coarse one by a smaller median, lest the strokes go too."""
    size = 5 if page_dpi(picture) >= 250 else 3
    return picture.filter(ImageFilter.MedianFilter(size)).filter(ImageFilter.GaussianBlur(0.7))


def skew(picture: Image.Image) -> float:
    """Return by how many degrees, against the clock, the lines of *picture* must be turned to lie level.

    The right angle is the one at which rows of letters and rows of white differ most.
    """
    small = picture.resize(
        (_PROFILE_WIDTH, max(1, picture.height * _PROFILE_WIDTH // picture.width)), Image.Resampling.BOX
    )
    ink = ImageChops.invert(small)
    coarse = [number * 0.5 for number in range(round(-2 * MOST_SKEW_DEGREES), round(2 * MOST_SKEW_DEGREES) + 1)]
    best = max(coarse, key=lambda angle: _sharpness(ink, angle))
    fine = [best + number * 0.1 for number in range(-4, 5)]
    found = max(fine, key=lambda angle: _sharpness(ink, angle))
    return found if abs(found) >= 0.15 else 0.0


def lies(picture: Image.Image) -> bool:
    """Whether the lines of *picture* run from top to bottom, so that it must be turned by a quarter."""
    ink = ImageChops.invert(picture.resize((_PROFILE_WIDTH, _PROFILE_WIDTH), Image.Resampling.BOX))
    across = _roughness(ink.resize((1, _PROFILE_WIDTH), Image.Resampling.BOX))
    down = _roughness(ink.resize((_PROFILE_WIDTH, 1), Image.Resampling.BOX))
    return down > 1.5 * across


@dataclass(frozen=True, slots=True)
class Rules:
    """The ruled lines of a picture: their boxes, and the picture without them."""

    boxes: tuple[Box, ...]
    picture: Image.Image


def without_rules(picture: Image.Image, number: int) -> Rules:
    """Return the ruled lines of *picture*, which is level, and the picture with them painted white."""
    dark = picture.point(lambda value: 255 if value < _GREY else 0)
    dpi = page_dpi(picture)
    across = _runs(dark, LEAST_ACROSS_INCHES * dpi, dpi * MOST_RULE_INCHES, number)
    lying = dark.transpose(Image.Transpose.TRANSPOSE)
    down = [_swapped(box) for box in _runs(lying, LEAST_DOWN_INCHES * dpi, dpi * MOST_RULE_INCHES, number)]
    left = picture.copy()
    # Ends are known to half a stretch; what is left of a line would be read as a dash.
    ends = LEAST_ACROSS_INCHES * dpi / STRETCHES, LEAST_DOWN_INCHES * dpi / STRETCHES
    for box in across:
        left.paste(255, (int(box.x0 - ends[0]), int(box.y0) - 1, int(box.x1 + ends[0]), int(box.y1) + 2))
    for box in down:
        left.paste(255, (int(box.x0) - 1, int(box.y0 - ends[1]), int(box.x1) + 2, int(box.y1 + ends[1])))
    return Rules((*across, *down), left)


def _runs(dark: Image.Image, least: float, thickest: float, number: int) -> list[Box]:
    """Return the level lines of *dark* of at least *least* pixels, looked at in stretches of a fifth of that."""
    step = max(4, int(least / STRETCHES))
    width = dark.width // step
    if width == 0:
        return []
    means = dark.crop((0, 0, width * step, dark.height)).resize((width, dark.height), Image.Resampling.BOX)
    pixels = means.point(lambda value: 255 if value > _FILLED else 0).tobytes()
    lines: list[Box] = []
    for y in range(dark.height):
        row = pixels[y * width : (y + 1) * width]
        if any(row):
            lines += [Box(number, x0 * step, y, x1 * step, y + 1) for x0, x1 in _stretches(row)]
    joined = _thickened(lines, thickest)
    # A line ends somewhere in the stretches before and behind it.
    return [
        Box(number, max(0, line.x0 - step / 2), line.y0, min(dark.width, line.x1 + step / 2), line.y1)
        for line in joined
        if line.x1 - line.x0 >= least
    ]


def _stretches(row: Sequence[int]) -> list[tuple[int, int]]:
    edges = [at for at in range(len(row) + 1) if (at < len(row) and row[at] > 0) != (at > 0 and row[at - 1] > 0)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _thickened(lines: list[Box], most: float) -> list[Box]:
    """Return *lines* one pixel high as lines of their true height; those thicker than *most* are bars or pictures."""
    found: list[Box] = []
    for line in lines:
        for at in range(len(found) - 1, max(-1, len(found) - 60), -1):
            other = found[at]
            if line.y0 - other.y1 <= 2 and line.x0 <= other.x1 and line.x1 >= other.x0:
                found[at] = Box(line.page, min(line.x0, other.x0), other.y0, max(line.x1, other.x1), line.y1)
                break
        else:
            found.append(line)
    return [line for line in found if line.y1 - line.y0 <= most]


def _swapped(box: Box) -> Box:
    return Box(box.page, box.y0, box.x0, box.y1, box.x1)


def _sharpness(ink: Image.Image, angle: float) -> float:
    turned = ink.rotate(angle, Image.Resampling.BILINEAR) if angle else ink
    return _roughness(turned.resize((1, turned.height), Image.Resampling.BOX))


def _roughness(profile: Image.Image) -> float:
    return float(sum((a - b) ** 2 for a, b in pairwise(profile.tobytes())))
