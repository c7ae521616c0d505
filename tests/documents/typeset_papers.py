"""Papers to open: PDFs typeset from a few lines, PDFs written by hand, and scans of them."""

import io
import zlib

import typst
from PIL import Image

from bluezone.documents import fonts, pdf_process

HEAD = """
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(font: "FAMILY", size: 14pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 10mm, all: true), spacing: 12pt, leading: 7pt)
"""

LETTERHEAD = """
#grid(columns: (2fr, 3fr), align: center, row-gutter: 5pt,
  text(12pt)[UBND TỈNH QUẢNG TRỊ], text(12pt, weight: "bold")[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM],
  text(12pt, weight: "bold")[SỞ CÔNG THƯƠNG], text(13pt, weight: "bold")[Độc lập - Tự do - Hạnh phúc],
  line(length: 20mm), line(length: 60mm),
  text(13pt)[Số: 1169/SCT-VP], text(13pt, style: "italic")[Quảng Trị, ngày 10 tháng 8 năm 2020],
  text(12pt)[V/v triển khai cài đặt ứng dụng Bluezone trên thiết bị điện thoại thông minh], [])
#v(6mm)
#align(center)[Kính gửi: Sở Thông tin và Truyền thông]
"""

BODY = """
Kết quả, đến thời điểm 8h00 ngày 09/8/2020 Sở Công Thương đã thực hiện cài đặt ứng dụng Bluezone 41/43 máy điện thoại;
đạt 95,3% số máy điện thoại cài đặt so với số điện thoại cá nhân đăng ký.

#text(12pt, table(columns: (auto, 1fr, auto, auto), align: center,
  [STT], [Phòng, đơn vị], [Tổng], [Đã cài], [1], [Văn phòng Sở], [23], [23], [2], [Công đoàn ngành], [20], [18]))
"""

FOOT = """
#v(4mm)
#grid(columns: (1fr, 1fr),
  [#set par(first-line-indent: 0pt, leading: 4pt); #text(12pt, weight: "bold", style: "italic")[Nơi nhận:] \\
   #text(11pt)[\\- Như trên; \\ \\- Lưu: VT, VP.]],
  align(center)[#set par(first-line-indent: 0pt, leading: 4pt)
   #text(weight: "bold")[KT. GIÁM ĐỐC \\ PHÓ GIÁM ĐỐC] #v(22mm) #text(weight: "bold")[Nguyễn Hữu Hưng]])
"""

LETTER = LETTERHEAD + BODY + FOOT
LETTER_LINES = [
    "UBND TỈNH QUẢNG TRỊ",
    "SỞ CÔNG THƯƠNG",
    "Số: 1169/SCT-VP",
    "V/v triển khai cài đặt ứng dụng Bluezone trên thiết bị điện thoại thông minh",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Quảng Trị, ngày 10 tháng 8 năm 2020",
    "Kính gửi: Sở Thông tin và Truyền thông",
    "Kết quả, đến thời điểm 8h00 ngày 09/8/2020 Sở Công Thương đã thực hiện cài đặt ứng dụng Bluezone 41/43 máy điện "
    "thoại; đạt 95,3% số máy điện thoại cài đặt so với số điện thoại cá nhân đăng ký.",
    "STT\tPhòng, đơn vị\tTổng\tĐã cài",
    "1\tVăn phòng Sở\t23\t23",
    "2\tCông đoàn ngành\t20\t18",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT, VP.",
    "KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "Nguyễn Hữu Hưng",
]


def typeset(source: str) -> bytes:
    """Return *source*, in typst, as a PDF in the layout of a letter."""
    face = fonts.typeface()
    compiler = typst.Compiler((HEAD.replace("FAMILY", face.family) + source).encode(), font_paths=fonts.loaded(face))
    made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def drawn(pdf: bytes, dpi: float = 200, number: int = 1) -> Image.Image:
    """Return page *number* of *pdf* as a scanner would see it: grey."""
    with pdf_process.opened(pdf, 60) as opened:
        width, height, grey = opened.picture(number, 50_000_000, dpi)
    return Image.frombytes("L", (width, height), grey)


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return *picture* as a file."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def written(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF of *objects*, numbered from 1; the first is its catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, trailer, len(out))
    )


def of_pages(*contents: bytes, filters: bytes = b"", trailer: bytes = b"", font: bytes = b"Helvetica") -> bytes:
    """Return a PDF with a page for each of *contents*, the drawing instructions as they stand in the file."""
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        b"<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/%s>>" % font,
    ]
    for at, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % (first + 2 * at + 1)
        )
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content))
    return written(*objects, trailer=trailer)


def packed(content: bytes) -> bytes:
    """Return *content* as small as it gets."""
    return zlib.compress(content, 9)


LOCKED = of_pages(
    b"BT /F1 12 Tf 72 700 Td (secret) Tj ET",
    trailer=b"/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]"
    b"/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32),
)
"""A PDF whose password nobody knows: the check value that the empty password must give is made up."""
