"""The package around a letter in DOCX: which parts there are, what types they have, how they name each other.

It says nothing of when, where and with what it was made: the same parts give the same bytes.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

from bluezone.documents.docx_markup import NAMESPACES
from bluezone.documents.errors import DocumentError

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself: the title, the office that issues it, the day of the letter."""

    title: str
    office: str = ""
    dated: date | None = None


def packed(body: str, stories: Mapping[str, str], styles: bytes, properties: Properties) -> bytes:
    """Return the DOCX file of a letter.

    Args:
        body: the content of w:body.
        stories: the roots of heads and feet, by the names that the body's sections call them: header1, footer2.
        styles: the part styles.xml.

    Raises:
        DocumentError: a text holds a control character, which no DOCX can.
    """
    parts = {
        **_frame(list(stories), properties),
        "word/document.xml": f"{_XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/settings.xml": _SETTINGS,
        **{f"word/{name}.xml": f"{_XML}{story}" for name, story in stories.items()},
    }
    for markup in parts.values():
        found = _UNWRITABLE.search(markup)
        if found:
            raise DocumentError(
                f"Letter as DOCX: found the control character U+{ord(found[0]):04X} in a text, expected letters, "
                "figures and signs. Delete it; nothing was written."
            )
    return _zipped({**parts, "word/styles.xml": styles})


def _frame(stories: list[str], properties: Properties) -> dict[str, str]:
    """Return the parts that tell what the others are."""
    kinds = {name: name.rstrip("0123456789") for name in ("styles", "settings", *stories)}
    return {
        "[Content_Types].xml": _content_types(
            {"document": "document.main", **kinds},
        ),
        "_rels/.rels": _relations({"document": ("officeDocument", "word/document.xml")}, core="docProps/core.xml"),
        "docProps/core.xml": _core(properties),
        "word/_rels/document.xml.rels": _relations({name: (kind, f"{name}.xml") for name, kind in kinds.items()}),
    }


def _zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return *parts* as an archive that says nothing of when and where it was made."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _ZIP_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content)
    return file.getvalue()


def _content_types(kinds: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(targets: dict[str, tuple[str, str]], core: str | None = None) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    if core:
        type_ = f"{_PACKAGE}/relationships/metadata/core-properties"
        entries += f'<Relationship Id="core" Type="{type_}" Target="{core}"/>'
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _core(properties: Properties) -> str:
    """Return what the file says of itself: no person, no program, no clock."""
    day = f"{properties.dated.isoformat()}T00:00:00Z" if properties.dated else ""
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified") if day
    )
    office = f"<dc:creator>{escape(properties.office)}</dc:creator>" if properties.office else ""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title>{office}<dc:language>vi-VN</dc:language>{days}"
        "</cp:coreProperties>"
    )


_SETTINGS = (
    f'{_XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
