"""Letters: laying out and writing a page of text, on one core, and getting the text of a DOCX out again.

References of the same run: for PDF the typesetter on the same words without any layout, which no letter can do without;
for DOCX the parts of the same file packed again.
"""

import json
import random
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import typst

from bench.report import Figure, seconds, show
from bluezone.documents import docx, docx_text, fonts, pdf
from bluezone.letters import sheet
from bluezone.letters.letter import Archive, Block, BlockKind, Letter, Recipient, Signer
from bluezone.letters.sheet import Sheet

LETTERS = 100
WORDS = (
    "Thực hiện văn bản số 563/STTTT-CNTT ngày 02/8/2020 của Sở Thông tin và Truyền thông về việc triển khai cài đặt "
    "ứng dụng Bluezone trên thiết bị điện thoại thông minh; lãnh đạo Sở đã kịp thời phổ biến, chỉ đạo đến toàn thể cán "
    "bộ, công chức, viên chức và người lao động; 41/43 máy điện thoại, đạt 95,3%, còn 02 máy không tương thích."
)
BARE = b"""
#set document(title: "x", date: datetime(year: 2020, month: 1, day: 1))
#set text(font: sys.inputs.family, fallback: false, lang: "vi", size: 14pt)
#set par(justify: true, linebreaks: "simple")
#for text in json(bytes(sys.inputs.texts)) { par(text) }
"""
GOAL_PER_S = 100
STOPS = (
    "Each letter is set anew by typst, no cache carries over. A quarter of the time each: the body, the letterhead, "
    "the ending, which is measured before it is set, and writing the file with its tags and four subset fonts."
)


def _letter(number: int, chance: random.Random) -> Letter:
    words = WORDS.split()
    text = [" ".join(chance.choices(words, k=120)) for _ in range(4)]
    return Letter(
        type="Công văn",
        number=str(number),
        symbol="SCT-VP",
        date=date(2020, 8, 10),
        place="Quảng Trị",
        parent_org="UBND tỉnh Quảng Trị",
        issuer="Sở Công Thương",
        addressees=("Sở Thông tin và Truyền thông",),
        abstract="triển khai cài đặt ứng dụng Bluezone trên thiết bị điện thoại thông minh",
        recipients=(Recipient("UBND tỉnh", "b/c"), Recipient("Lãnh đạo Sở"), Recipient("Các phòng, đơn vị thuộc Sở")),
        archive=Archive(("VT", "VP")),
        signer=Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Hữu Hưng"),
        body=tuple(Block(BlockKind.PARAGRAPH, paragraph) for paragraph in text),
        is_draft=False,
    )


def _rate(work: Callable[[int], object]) -> float:
    """Return how many letters a second *work* does, each of them once in a run."""
    return LETTERS / seconds(lambda: [work(number) for number in range(LETTERS)])


def _bare(sheets: list[Sheet]) -> Callable[[int], object]:
    compiler = typst.Compiler(font_paths=fonts.loaded(fonts.typeface()))

    def work(number: int) -> object:
        texts = json.dumps(list(sheet.texts(sheets[number])))
        inputs = {"family": fonts.typeface().family, "texts": texts}
        return compiler.compile(BARE, format="pdf", pdf_standards=[*pdf.STANDARDS], sys_inputs=inputs)

    return work


def _packed(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(BytesIO(), "w", zipfile.ZIP_DEFLATED) as again:
        for name in given.namelist():
            again.writestr(name, given.read(name))


def run() -> None:
    """Measure and print."""
    chance = random.Random(7)
    letters = [_letter(number, chance) for number in range(1, LETTERS + 1)]
    sheets = [sheet.lay_out(letter) for letter in letters]
    files = [docx.write(laid_out) for laid_out in sheets]

    bare, packed = _rate(_bare(sheets)), _rate(lambda number: _packed(files[number]))
    as_pdf = _rate(lambda number: pdf.write(sheet.lay_out(letters[number])))
    as_docx = _rate(lambda number: docx.write(sheet.lay_out(letters[number])))
    text_of_docx = _rate(lambda number: docx_text.text(files[number]))

    show(
        f"Letters of a page, {sum(map(len, sheet.texts(sheets[0]))):,} signs; the goal is {GOAL_PER_S} a second",
        [
            Figure("same words by typst without layout", bare, "letters/s"),
            Figure("PDF", as_pdf, "letters/s", bare, "bare typst", "" if as_pdf >= GOAL_PER_S else STOPS),
            Figure("parts of the DOCX packed again", packed, "letters/s"),
            Figure("DOCX", as_docx, "letters/s", packed, "packing"),
            Figure("text out of the DOCX", text_of_docx, "letters/s", packed, "packing"),
        ],
    )
