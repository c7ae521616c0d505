"""Checks of the first page's head: title, motto, organ, number, place and date, abstract, addressees, stamps."""

import re
from collections.abc import Iterator

from bluezone.letters import kinds, sheet, written
from bluezone.letters.checks.finding import Case, Found
from bluezone.letters.checks.paper import LONGEST_ENTRY, Entry, Paper
from bluezone.letters.folding import fold, tone_key
from bluezone.letters.letter import Letter

URGENCY = ("HỎA TỐC", "HỎA TỐC HẸN GIỜ", "THƯỢNG KHẨN", "KHẨN")
SECRECY = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")

_TITLE = re.compile(r"\bcong\s+hoa\b[\s\w]{0,40}?\bviet\s+nam\b")
_MOTTO = re.compile(r"\bdoc\s+lap\b.{0,10}?\btu\s+do\b.{0,10}?\bhanh\s+phuc\b")
_OTHER_TITLE = re.compile(r"\bdang\s+cong\s+san\s+viet\s+nam\b|\bdoan\s+tncs\s+ho\s+chi\s+minh\b")
"""What stands in its place on papers of the Party and of its youth, which have rules of their own."""

_NUMBER = re.compile(
    r"\bSố(?P<colon>\s?:)?[ \t\u00a0]{0,20}"
    r"(?P<number>[^\s/:…._]{0,40})(?P<left>[ \t\u00a0]{0,20})/(?P<right>[ \t\u00a0]{0,20})"
    r"(?P<symbol>[^\W\d_][^\s,;]{0,60}(?P<dash>[ \t]+[-–—][ \t]*[A-ZĐ]|[ \t]*[-–—][ \t]+[A-ZĐ])?)"
)
_PLACE_DATE = re.compile(
    r"(?P<place>[^\n\t,;:.()\d]{2,40}?)(?P<comma>\s*,)?\s+ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s"
)
_LONG_DATE = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
_CAPITALS = re.compile(r"(?<![A-ZÀ-ỸĐ,-])[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ,-]+(?:[ \t]+(?:[A-ZÀ-ỸĐ&-][A-ZÀ-ỸĐ,-]*))+")
_NOT_ORGANS = (
    "CỘNG HÒA",
    "CỘNG HOÀ",
    "ĐỘC LẬP",
    "DỰ THẢO",
    "HỎA TỐC",
    "THƯỢNG KHẨN",
    "LƯU HÀNH",
    "TỐI MẬT",
    "TUYỆT MẬT",
)
_INNER_ORGAN = ("sở", "chi cục", "phòng", "trung tâm", "ban quản lý")


def of_text(paper: Paper, case: Case) -> Iterator[Found]:
    """Yield what is wrong in the head of *paper*, which is a letter."""
    if not _OTHER_TITLE.search(paper.level, 0, paper.head.end):
        yield from _title(paper)
        yield from _motto(paper)
    if not paper.is_form:
        yield from _organ(paper, case.letter)
    yield from _number(paper)
    yield from _place_date(paper)
    yield from _subject(paper)
    yield from _addressees(paper)


def in_text(paper: Paper, letter: Letter) -> Iterator[Found]:
    """Yield where number and day on paper are others than the value's."""
    number = _NUMBER.search(paper.text, 0, paper.head.end)
    stands = f"{number['number']}/{number['symbol']}" if number else None
    wanted = sheet.number_symbol(letter)
    if number and stands and letter.number_symbol and not number["dash"] and _squeezed(stands) != _squeezed(wanted):
        yield Found(
            "number_contradicts",
            f"Văn bản ghi số {stands}, số, ký hiệu là {wanted}.",
            f"The text has the number {stands}, the value {wanted}.",
            paper.span_of(number),
        )
    day = _LONG_DATE.search(paper.text, 0, paper.head.end)
    if day and letter.date and written.read_long_date(day[0]) not in (letter.date, None):
        yield Found(
            "date_contradicts",
            f"Văn bản ghi “{day[0]}”, ngày của văn bản là {written.short_date(letter.date)}.",
            f"The text is dated “{day[0]}”, the value {letter.date.isoformat()}.",
            paper.span_of(day),
        )


def _squeezed(number_symbol: str) -> str:
    """Return number and symbol for comparison: without blanks and leading zero, marks of letters kept."""
    return "".join(number_symbol.split()).lstrip("0")


def of_value(case: Case) -> Iterator[Found]:
    """Yield what is missing from a letter, or contradicts itself there."""
    letter = case.letter
    yield from _missing(case)
    yield from _symbol(letter)
    yield from _stamps(letter)
    if letter.parent_org is None and letter.issuer and letter.issuer.lower().startswith(_INNER_ORGAN):
        yield Found(
            "parent_missing",
            f"Trên “{letter.issuer}” không có tên cơ quan chủ quản trực tiếp, ví dụ UBND tỉnh.",
            f"The parent organ is not named above “{letter.issuer}”.",
            "doc.parent_org",
        )
    if letter.type and kinds.of_name(letter.type) is None:
        yield Found(
            "kind_unknown",
            f"“{letter.type}” không phải là tên loại văn bản hành chính.",
            f"“{letter.type}” is none of the decree's kinds of document.",
            "doc.type",
        )


# --- title and motto -------------------------------------------------------------------------------------------------


def _title(paper: Paper) -> Iterator[Found]:
    found = _TITLE.search(paper.level, 0, paper.head.end)
    if found is None:
        yield Found(
            "title_missing",
            f"Không có Quốc hiệu “{sheet.NATIONAL_TITLE}”.",
            f"The national title “{sheet.NATIONAL_TITLE}” is missing.",
        )
        return
    stands = _as_line(paper, found)
    if stands == sheet.NATIONAL_TITLE:
        return
    is_tone = stands.isupper() and list(map(tone_key, stands.split())) == list(
        map(tone_key, sheet.NATIONAL_TITLE.split())
    )
    yield Found(
        "title_tone" if is_tone else "title_wrong",
        f"Quốc hiệu ghi “{stands}”, phải là “{sheet.NATIONAL_TITLE}”.",
        f"The national title reads “{stands}”, expected “{sheet.NATIONAL_TITLE}”.",
        paper.span_of(found),
    )


def _motto(paper: Paper) -> Iterator[Found]:
    found = _MOTTO.search(paper.level, 0, paper.head.end)
    if found is None:
        yield Found("motto_missing", f"Không có Tiêu ngữ “{sheet.MOTTO}”.", f"The motto “{sheet.MOTTO}” is missing.")
        return
    stands = _as_line(paper, found)
    if stands == sheet.MOTTO:
        return
    is_dash = re.sub("[–—]", "-", stands) == sheet.MOTTO
    yield Found(
        "motto_dash" if is_dash else "motto_wrong",
        f"Tiêu ngữ ghi “{stands}”, phải là “{sheet.MOTTO}”, giữa các cụm từ có gạch nối và cách chữ.",
        f"The motto reads “{stands}”, expected “{sheet.MOTTO}”, hyphens between blanks.",
        paper.span_of(found),
    )


def _as_line(paper: Paper, found: re.Match[str]) -> str:
    return " ".join(paper.text[found.start() : found.end()].split())


def _organ(paper: Paper, letter: Letter) -> Iterator[Found]:
    """Yield a finding where the head names no organ: none in capitals, and not the one that is known to issue."""
    head = paper.text[: paper.head.end]
    runs = (run[0] for run in _CAPITALS.finditer(head))
    if any(not run.startswith(_NOT_ORGANS) and not _KIND_NAMES.match(run) and len(run) > 4 for run in runs):
        return
    if letter.issuer and fold(letter.issuer) in paper.level[: paper.head.end]:
        return
    yield Found(
        "issuer_missing",
        "Phần đầu văn bản không có tên cơ quan ban hành.",
        "The head does not name the organ that issues the letter.",
    )


_KIND_NAMES = re.compile("|".join(kind.name.upper() for kind in kinds.NAMED))


# --- number, symbol, place, date -------------------------------------------------------------------------------------


def _number(paper: Paper) -> Iterator[Found]:
    found = _NUMBER.search(paper.text, 0, paper.head.end)
    if found is None:
        return
    stands, span = " ".join(found[0].split()), paper.span_of(found)
    if (found["number"] and found["left"]) or found["right"] or found["dash"]:
        yield Found(
            "number_blank",
            f"“{stands}”: giữa số và ký hiệu không cách chữ ở dấu gạch chéo, gạch nối.",
            f"“{stands}”: no blank stands around the slash or the hyphen.",
            span,
        )
    if not found["colon"]:
        yield Found(
            "number_colon", f"“{stands}”: sau từ “Số” có dấu hai chấm.", f"“{stands}”: a colon follows Số.", span
        )
    if len(found["number"]) == 1 and found["number"].isdecimal():
        yield Found(
            "number_zero",
            f"“{stands}”: số nhỏ hơn 10 phải ghi thêm số 0 phía trước.",
            f"“{stands}”: a number below 10 has a leading zero.",
            span,
        )


def _symbol(letter: Letter) -> Iterator[Found]:
    if letter.number and not letter.number.strip().isdecimal():
        yield Found(
            "number_form",
            f"Số “{letter.number}” không phải là số thứ tự bằng chữ số Ả Rập.",
            f"The number “{letter.number}” is not an integer.",
            "doc.number",
        )
    symbol = (letter.symbol or "").strip()
    if not symbol:
        return
    parts = re.split(r"[-/]", symbol)
    if re.search(r"\s|[–—]", symbol) or not all(parts):
        yield Found(
            "symbol_form",
            f"Ký hiệu “{symbol}”: các nhóm chữ viết tắt nối bằng gạch nối, không cách chữ.",
            f"The symbol “{symbol}”: its parts are joined by hyphens, without blanks.",
            "doc.symbol",
        )
    yield from _kind_of(letter, symbol, parts[0])


def _kind_of(letter: Letter, symbol: str, first: str) -> Iterator[Found]:
    """Compare the kind that *symbol* names with the letter's; a norm has its year first, a committee may write CV."""
    kind = kinds.of_name(letter.type) if letter.type else None
    if kind is None or first.isdecimal():
        return
    named = kinds.of_symbol(symbol)
    if kind.is_named and kind != named:
        yield Found(
            "symbol_kind",
            f"{kind.name} phải có ký hiệu bắt đầu bằng “{kind.abbreviation}-”; thấy “{symbol}”.",
            f"The symbol of a {kind.name} begins with “{kind.abbreviation}-”; found “{symbol}”.",
            "doc.symbol",
        )
    elif not kind.is_named and named.is_named and first != _organ_initials(letter.issuer):
        yield Found(
            "symbol_kind",
            f"Công văn không có chữ viết tắt tên loại; ký hiệu “{symbol}” là của {named.name}.",
            f"A công văn has no abbreviation of a kind; the symbol “{symbol}” is that of a {named.name}.",
            "doc.symbol",
        )


def _organ_initials(organ: str | None) -> str:
    return "".join(word[0] for word in (organ or "").split()).upper()


def _place_date(paper: Paper) -> Iterator[Found]:
    found = _PLACE_DATE.search(paper.text, 0, paper.head.end)
    if found and not found["comma"] and not paper.is_form:
        yield Found(
            "place_comma",
            f"Sau địa danh “{found['place'].strip(' *')}” có dấu phẩy.",
            f"A comma follows the place “{found['place'].strip(' *')}”.",
            paper.span_of(found),
        )


# --- abstract, addressees, stamps ------------------------------------------------------------------------------------


def _subject(paper: Paper) -> Iterator[Found]:
    subject = paper.subject
    if subject is None or not subject.written:
        return
    if subject.written.endswith(".") and not subject.written.endswith(("./.", "..")):
        yield Found(
            "abstract_full_stop",
            "Trích yếu “V/v ...” không có dấu chấm ở cuối.",
            "No full stop ends the abstract “V/v ...”.",
            subject.span,
        )
    if ":" in paper.text[subject.span.start : subject.span.start + 5]:
        yield Found("abstract_colon", "Sau “V/v” không có dấu hai chấm.", "No colon follows “V/v”.", subject.span)


def _addressees(paper: Paper) -> Iterator[Found]:
    entries = paper.addressees
    if not entries:
        return
    after = paper.text[paper.head.end : entries[0].span.end][8:]
    if not after.lstrip("* \t\n\u00a0").startswith(":"):
        yield Found(
            "addressee_colon", "Sau “Kính gửi” có dấu hai chấm.", "A colon follows “Kính gửi”.", entries[0].span
        )
    if len(entries) > 1:
        yield from list_marks(entries, "addressee_marks", "“Kính gửi”")


def list_marks(entries: tuple[Entry, ...], code: str, name: str) -> Iterator[Found]:
    """Yield the first entry of a list that lacks its dash or its final mark: ; behind each and . behind the last.

    Where a list runs into what follows it, its lines are lost and nothing can be said of them.
    """
    if any(len(entry.written) > LONGEST_ENTRY or "; - " in entry.written for entry in entries):
        return
    for number, entry in enumerate(entries, 1):
        mark = "." if number == len(entries) else ";"
        if not entry.is_dashed or not entry.written.endswith(mark):
            yield _marks(code, name, entry)
            return


def _marks(code: str, name: str, entry: Entry) -> Found:
    return Found(
        code,
        f"{name}, dòng “{entry.written}”: mỗi nơi một dòng, đầu dòng có gạch nối, cuối dòng có dấu chấm phẩy, "
        "dòng cuối có dấu chấm.",
        f"{name}, line “{entry.written}”: a line each with a hyphen before it and ; behind it, . behind the last.",
        entry.span,
    )


def _stamps(letter: Letter) -> Iterator[Found]:
    for text, known, path in ((letter.urgency, URGENCY, "doc.urgency"), (letter.secrecy, SECRECY, "doc.secrecy")):
        if text and tuple(map(tone_key, text.split())) not in {tuple(map(tone_key, words.split())) for words in known}:
            yield Found(
                "stamp_unknown",
                f"Dấu “{text}” không phải là một trong: {', '.join(known)}.",
                f"The stamp “{text}” is none of: {', '.join(known)}.",
                path,
            )


# --- what is missing -------------------------------------------------------------------------------------------------


def _missing(case: Case) -> Iterator[Found]:
    """Yield the parts that a letter must have; number and date come to a draft when it is issued."""
    letter = case.letter
    wanted: list[tuple[str, object, str, str, str]] = [
        ("symbol_missing", letter.symbol, "Không có ký hiệu văn bản.", "The symbol is missing.", "doc.symbol"),
        ("place_missing", letter.place, "Không có địa danh.", "The place is missing.", "doc.place"),
        ("abstract_missing", letter.abstract, "Không có trích yếu.", "The abstract is missing.", "doc.abstract"),
    ]
    if not (case.is_outgoing and letter.is_draft):
        wanted += [
            ("number_missing", letter.number, "Không có số văn bản.", "The number is missing.", "doc.number"),
            ("date_missing", letter.date, "Không có ngày ban hành.", "The date is missing.", "doc.date"),
        ]
    kind = kinds.of_name(letter.type) if letter.type else kinds.of_symbol(letter.symbol or "")
    if kind == kinds.OFFICIAL_LETTER:
        sentence = "Công văn không có “Kính gửi”.", "A công văn names no addressee."
        wanted.append(("addressee_missing", letter.addressees, *sentence, "doc.addressees"))
    if case.is_outgoing:
        sentence = "Không có tên cơ quan ban hành.", "The issuing organ is missing."
        wanted.append(("issuer_missing", letter.issuer, *sentence, "doc.issuer"))
    for code, value, vi, en, path in wanted:
        if not value:
            yield Found(code, vi, en, path)
    yield from _contradicting_date(letter)


def _contradicting_date(letter: Letter) -> Iterator[Found]:
    as_written = letter.date_text and (written.read_long_date(letter.date_text) or _short(letter.date_text))
    if as_written and letter.date and as_written != letter.date:
        yield Found(
            "date_contradicts",
            f"Ngày ghi “{letter.date_text}” khác ngày của văn bản, {written.short_date(letter.date)}.",
            f"The date reads “{letter.date_text}”, the letter's is {letter.date.isoformat()}.",
            "doc.date_text",
        )


def _short(text: str) -> object:
    return written.read_short_date(re.sub(r"(?i)^\s*ngày\s+", "", text))
