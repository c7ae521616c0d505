"""A DOCX as a package: its parts found by their relations and parsed, everything else refused with its own sentence.

Nothing is executed and nothing is fetched: no macro, no outside entity, no linked template, no embedded program.
"""

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from bluezone.documents import archive
from bluezone.documents.archive import Archive
from bluezone.documents.errors import DocumentError, DocumentLockedError, DocumentTooLargeError, DocumentTypeError

MOST_TAGS: Final = 1_500_000
"""A page of Word's text has about 1,000, one of tables 4,000; a tree of so many takes some 250 MB."""

_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP: Final = b"PK"
_OTHER_KINDS: Final = (
    (b"%PDF-", "a PDF", "Give it the ending .pdf"),
    (b"{\\rtf", "RTF", "Open it in Word and save it as .docx"),
    (b"<!doctype html", "a web page", "Open it in Word and save it as .docx"),
    (b"<html", "a web page", "Open it in Word and save it as .docx"),
    (b"<?xml", "XML", "Open it in Word and save it as .docx"),
    (b"\x89png", "a picture", "Give it the ending of a picture"),
    (b"\xff\xd8\xff", "a picture", "Give it the ending of a picture"),
)
_OTHER_MAIN_PARTS: Final = {
    "xl/workbook.xml": "a workbook of Excel",
    "ppt/presentation.xml": "a presentation",
    "content.xml": "an OpenDocument file",
}
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_MACROS: Final = "vbaproject.bin"


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part names under an id: `kind` is the last word of its type; `part` is None where it lies outside."""

    kind: str
    part: str | None


@dataclass(frozen=True, slots=True)
class Package:
    """A package of Word whose main part was found.

    Attributes:
        document: the root of the part that holds the text.
        relations: what that part names, by id.
    """

    archive: Archive
    document: etree._Element
    relations: dict[str, Relation]

    def tree(self, part: str) -> etree._Element:
        """Return the root of the XML in *part*.

        Raises:
            DocumentTooLargeError: it is beyond the bounds.
        DocumentError: it is missing, damaged, no XML, or XML with a document type of its own.
        """
        return _parsed(self.archive.read(part), part)

    def related(self, kind: str) -> etree._Element | None:
        """Return the root of the first part that the main part names as *kind* ("numbering"), or None."""
        for key, relation in self.relations.items():
            if relation.kind == kind:
                return self.named(key)
        return None

    def named(self, key: str) -> etree._Element | None:
        """Return the root of the part that the main part names by the id *key*, or None."""
        relation = self.relations.get(key)
        if relation is None or relation.part is None or relation.part not in self.archive:
            return None
        return self.tree(relation.part)

    @property
    def has_macros(self) -> bool:
        """Whether a program lies in the package; nobody here runs it."""
        return any(posixpath.basename(name) == _MACROS for name in self.archive.names)


def opened(data: bytes) -> Package:
    """Return the package that *data*, the bytes of a DOCX, is.

    Raises:
        DocumentTooLargeError: it is beyond the bounds of `bluezone.documents.archive`.
        DocumentLockedError: a password protects it.
        DocumentTypeError: it is of another kind, an old .doc for instance.
        DocumentError: it is damaged.
    """
    _refuse_other_kinds(data)
    parts = archive.opened(data)
    main = _main_part(parts)
    document = _parsed(parts.read(main), main) if main else None
    if main is None or document is None or local(document.tag) != "document":
        for name, kind in _OTHER_MAIN_PARTS.items():
            if name in parts:
                raise DocumentTypeError(f"The file is {kind}, not a letter of Word. Save it as .docx.")
        raise DocumentTypeError("The file is a zip archive without a letter of Word in it. Save the letter as .docx.")
    return Package(parts, document, _relations(parts, main))


@lru_cache(maxsize=4096)
def local(tag: object) -> str:
    """Return the name of *tag* without its namespace: Word's strict files differ only in that."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child of the name, then its first child of the next, and so on; None where there is none."""
    for name in path:
        if element is None:
            return None
        for below in element:
            if local(below.tag) == name:
                element = below
                break
        else:
            return None
    return element


def children(element: etree._Element | None) -> dict[str, etree._Element]:
    """Return the children by name, the first of each: for whoever asks for several."""
    found: dict[str, etree._Element] = {}
    for below in element if element is not None else ():
        found.setdefault(local(below.tag), below)
    return found


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return the attribute *name* in whatever namespace, None where it or the element is missing."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if local(key) == name), None)


def number(text: str | None) -> int | None:
    """Return the whole number that *text* is; None if it is none, or one with more digits than any of Word's."""
    if text is None or len(text) > 9 or not text.lstrip("-").isdecimal():
        return None
    return int(text)


def is_on(element: etree._Element | None, *path: str) -> bool:
    """Return whether the switch under *path* is there and not turned off."""
    switch = child(element, *path)
    return switch is not None and is_set(switch)


def is_set(switch: etree._Element) -> bool:
    """Return whether *switch*, an element that turns something on by being there, does not turn it off."""
    return (attribute(switch, "val") or "1").lower() not in ("0", "false", "off")


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(_OLE):
        _refuse_ole(data)
    if data.startswith(_ZIP):
        return
    if not data:
        raise DocumentError("The file is empty. Ask the sender for the file again.")
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, kind, advice in _OTHER_KINDS:
        if start.startswith(magic.lower()):
            raise DocumentTypeError(f"The file is {kind}, not a .docx. {advice}.")
    raise DocumentTypeError("The file is no .docx. Open it in the program that made it and save it as .docx or PDF.")


def _refuse_ole(data: bytes) -> None:
    """Refuse what Office wrote until 2003, and what it writes still where it encrypts."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentLockedError("A password protects the file. Ask the sender for a copy without a password.")
    if "WordDocument".encode("utf-16-le") in data:
        raise DocumentTypeError("The file is an old .doc. Open it in Word or LibreOffice and save it as .docx or PDF.")
    raise DocumentTypeError("The file is of an old kind of Office. Open it and save it as .docx or PDF.")


def _main_part(parts: Archive) -> str | None:
    """Return the name of the part that the package calls its document; None if there is none."""
    for relation in _relations(parts, "").values():
        if relation.kind == "officeDocument" and relation.part is not None and relation.part in parts:
            return relation.part
    return "word/document.xml" if "word/document.xml" in parts else None


def _relations(parts: Archive, owner: str) -> dict[str, Relation]:
    folder, name = posixpath.split(owner)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in parts:
        return {}
    found: dict[str, Relation] = {}
    for entry in _parsed(parts.read(listing), listing):
        target = entry.get("Target", "")
        is_outside = entry.get("TargetMode") == "External"
        part = None if is_outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[entry.get("Id", "")] = Relation(entry.get("Type", "").rpartition("/")[2], part)
    return found


def _parsed(data: bytes, part: str) -> etree._Element:
    if any(doctype in data for doctype in _DOCTYPES):
        raise _entities(part)
    if data.count(b"<") > MOST_TAGS:
        raise DocumentTooLargeError(f"Part {part!r} has more than {MOST_TAGS:,} tags. Send the letter alone.")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(f"Part {part!r} is damaged XML. Open the file in Word, repair it and save it.") from error
    if root.getroottree().docinfo.internalDTD is not None:  # written in an encoding that the search above cannot know
        raise _entities(part)
    return root


def _entities(part: str) -> DocumentError:
    return DocumentError(f"Part {part!r} defines entities of its own, which no letter does; nothing of it was read.")
