"""The order in which the children of an element must stand, as the schema of WordprocessingML (ECMA-376) has it."""

from collections.abc import Iterator

from lxml import etree

_ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl "
        "cs em lang"
    ),
    "pBdr": "top left bottom right between bar",
    "tbl": "tblPr tblGrid tr",
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook"
    ),
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tr": "tblPrEx trPr tc",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    ),
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
        "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "settings": (
        "zoom mirrorMargins proofState defaultTabStop autoHyphenation characterSpacingControl footnotePr endnotePr "
        "compat rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator"
    ),
}
_ENDS_IN_PARAGRAPH = frozenset({"tc", "hdr", "ftr"})


def disorder(root: etree._Element) -> Iterator[str]:
    """Yield what Word would call damage: a child out of order or unknown, a cell that does not end in a paragraph."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        children = [etree.QName(child).localname for child in element]
        order = _ORDERS.get(name, "").split()
        if order and element.tag.startswith("{http://schemas.openxmlformats.org/wordprocessingml/"):
            if unknown := set(children) - set(order):
                yield f"{name}: unknown {sorted(unknown)}"
            elif children != sorted(children, key=order.index):
                yield f"{name}: {children}"
        if name in _ENDS_IN_PARAGRAPH and children[-1:] != ["p"]:
            yield f"{name}: ends in {children[-1:]}"
        if name in ("pPr", "rPr", "tcPr", "tblPr", "trPr") and len(set(children)) < len(children):
            yield f"{name}: twice in {children}"
