"""DOCX packages made by hand, byte by byte where it matters: what Word, or somebody worse, may send."""

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
ROOT_RELATIONS = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def zipped(parts: dict[str, bytes | str]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(body: str, **related: str) -> bytes:
    """A DOCX whose body is *body*; *related* are further parts by the kind of their relation: numbering, header1."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{R}/{name.rstrip("123")}" Target="{name}.xml"/>' for name in related
    )
    parts: dict[str, bytes | str] = {
        "_rels/.rels": ROOT_RELATIONS,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
    }
    return zipped({**parts, **{f"word/{name}.xml": content for name, content in related.items()}})


def part(root: str, content: str) -> str:
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*texts: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(run(text) for text in texts)}</w:p>"


def table(*rows: list[str]) -> str:
    """A table; a cell that is no XML becomes a paragraph, or several where it has line ends."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    if content.startswith("<w:tc>"):
        return content
    inner = content if content.startswith("<") else "".join(map(paragraph, content.split("\n")))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
