"""Letters as offices write them, drawn by hypothesis: every kind, hard names, long lists, drafts, annexes.

Every part is realistic by itself and all of them are combined freely; the text is what letters.wording makes of the
figures. All offices and people are invented or are kinds of office that many places have.
"""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from hypothesis import assume
from hypothesis import strategies as st

from bluezone.letters import breakdown, kinds, wording, written
from bluezone.letters.letter import (
    REASONS,
    Archive,
    Counts,
    Letter,
    Moment,
    Precision,
    Reason,
    Recipient,
    Reference,
    Signer,
    UnitCount,
)
from bluezone.letters.wording import Facts, Gate, Outreach


@dataclass(frozen=True, slots=True)
class Office:
    """One office: how it is called, where, by which letters, and who may sign for it."""

    name: str
    parent: str | None
    place: str
    symbol: str
    units: tuple[str, ...]
    signers: tuple[Signer, ...]


_DIRECTOR = (
    Signer(None, None, "GIÁM ĐỐC"),
    Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    Signer(None, "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
    Signer(None, "Q. GIÁM ĐỐC", None),
)
_COMMITTEE = (
    Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH"),
    Signer("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
)
OFFICES = (
    Office("Sở Công Thương", "UBND tỉnh Quảng Trị", "Quảng Trị", "SCT", ("VP", "QLTM"), _DIRECTOR),
    Office("Sở Giáo dục và Đào tạo", "UBND tỉnh Thừa Thiên Huế", "Thừa Thiên Huế", "SGDĐT", ("VP",), _DIRECTOR),
    Office("Sở Lao động - Thương binh và Xã hội", "UBND tỉnh Đắk Nông", "Đắk Nông", "SLĐTBXH", ("VP",), _DIRECTOR),
    Office("Sở Khoa học và Công nghệ", "UBND thành phố Hải Phòng", "Hải Phòng", "SKHCN", ("VP", "CNS"), _DIRECTOR),
    Office("Ủy ban nhân dân huyện Vĩnh Linh", None, "Vĩnh Linh", "UBND", ("VX", "VHTT"), _COMMITTEE),
    Office("Ủy ban nhân dân phường Nam Đông Hà", None, "Nam Đông Hà", "UBND", ("VHXH",), _COMMITTEE),
    Office(
        "Ban Quản lý Khu kinh tế tỉnh Quảng Ngãi",
        "UBND tỉnh Quảng Ngãi",
        "Quảng Ngãi",
        "BQLKKT",
        ("VP", "QLDN"),
        (Signer(None, None, "TRƯỞNG BAN"), Signer(None, "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
    ),
    Office(
        "Trường Trung học phổ thông Nguyễn Bỉnh Khiêm",
        "Sở Giáo dục và Đào tạo Đắk Lắk",
        "Buôn Ma Thuột",
        "THPTNBK",
        ("VP",),
        (Signer(None, None, "HIỆU TRƯỞNG"), Signer(None, "KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")),
    ),
    Office(
        "Liên đoàn Lao động tỉnh Khánh Hòa",
        "Tổng Liên đoàn Lao động Việt Nam",
        "Khánh Hòa",
        "LĐLĐ",
        ("TG", "VP"),
        (
            Signer("TM. BAN THƯỜNG VỤ", None, "CHỦ TỊCH"),
            Signer("TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
    ),
)
RECEIVERS = (
    "Sở Thông tin và Truyền thông",
    "Sở Khoa học và Công nghệ",
    "Ủy ban nhân dân tỉnh",
    "Ban Chỉ đạo phòng, chống dịch Covid-19 tỉnh",
    "Văn phòng Ủy ban nhân dân tỉnh",
    "Sở Y tế",
    "Sở Nội vụ",
)
COPIED = (
    ("UBND tỉnh", "b/c"),
    ("Thường trực Tỉnh ủy", "b/c"),
    ("BCĐ phòng, chống dịch bệnh Covid-19 tỉnh", "b/c"),
    ("Lãnh đạo Sở", None),
    ("Các phòng, đơn vị thuộc Sở", "để thực hiện"),
    ("Trung tâm Kiểm soát bệnh tật tỉnh", "p/h"),
    ("Trang Thông tin điện tử", "để đăng tin"),
    ("Liên đoàn Lao động tỉnh", "để biết"),
    ("Báo Quảng Trị, Đài Phát thanh và Truyền hình tỉnh", None),
    ("Công an tỉnh", "p/h"),
    ("Chủ tịch, các Phó Chủ tịch UBND tỉnh", "để báo cáo"),
)
APPS = ("ứng dụng Bluezone", "ứng dụng VNeID", "ứng dụng PC-Covid", "phần mềm Sổ sức khỏe điện tử")
SUBJECTS = (
    "kết quả triển khai cài đặt {app}",
    "báo cáo kết quả cài đặt {app} trên thiết bị điện thoại thông minh",
    "triển khai cài đặt {app} phục vụ công tác phòng, chống dịch Covid-19 trên địa bàn",
    "tình hình cài đặt {app} của cán bộ, công chức, viên chức và người lao động",
)
DIRECTIVES = (
    ("STTTT", "CNTT", "Sở Thông tin và Truyền thông"),
    ("UBND", "KGVX", "UBND tỉnh"),
    ("BTTTT", "THH", "Bộ Thông tin và Truyền thông"),
    ("SKHCN", "CĐS", "Sở Khoa học và Công nghệ"),
    ("CV", "BCĐ", "Ban Chỉ đạo phòng, chống dịch Covid-19 tỉnh"),
    ("SYT", "NVY", "Sở Y tế"),
)
GIVEN = (
    "Ặng", "Ưởng", "Ngoãn", "Huyền Trân", "Đỗ Quyên", "Thị Ỷ", "Y Phôn", "Văn Quyết", "Hữu Hưng", "Thuỳ Linh", "Khuyến",
    "Nghĩa", "Ánh Nguyệt", "Quốc Toản", "Thị Thanh Thuỷ", "Bá Hoà", "Xuân Phức", "H'Hen Niê",
)  # fmt: skip
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Võ", "Ngô", "Tôn Nữ", "Nguyễn Phước", "Y", "Đỗ")
UNITS = (
    "Văn phòng Sở", "Thanh tra Sở", "Phòng Kế hoạch - Tài chính", "Phòng Quản lý thương mại", "Phòng Kỹ thuật an toàn",
    "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp", "Công đoàn ngành", "Phòng Quản lý năng lượng",
    "Trung tâm Xúc tiến thương mại", "Phòng Tổ chức - Hành chính",
)  # fmt: skip
GROUPS = ("các doanh nghiệp", "cụm công nghiệp", "khu kinh tế", "trung tâm thương mại", "chợ", "các trường học")
URGENCIES = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")
DIFFICULTIES = ("một số điện thoại đã cũ, không cài đặt được", "mạng di động ở các xã vùng cao còn yếu")


def people() -> st.SearchStrategy[str]:
    """Names that are hard to keep whole."""
    return st.builds(lambda family, given: f"{family} {given}", st.sampled_from(FAMILIES), st.sampled_from(GIVEN))


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    """A letter that an office might issue, or draft."""
    office, app = draw(st.sampled_from(OFFICES)), draw(st.sampled_from(APPS))
    kind = draw(st.sampled_from(("Công văn", "Báo cáo", "Báo cáo nhanh")))
    day = draw(st.dates(date(2020, 3, 10), date(2026, 12, 31)))
    addressees = tuple(draw(st.lists(st.sampled_from(RECEIVERS), min_size=1, max_size=4, unique=True)))
    unit = draw(st.sampled_from(office.units))
    answered = tuple(draw(st.lists(_directives(day, app), max_size=3, unique_by=lambda one: one.number_symbol)))
    onward = tuple(draw(st.lists(_onward(office, day, app), max_size=1)))
    facts = Facts(
        organ=office.name,
        receiver=wording.listed(addressees),
        app=app,
        counts=draw(_counts()),
        cutoff=draw(_cutoffs(day)),
        answered=answered,
        is_told=draw(st.booleans()),
        onward=onward,
        gate=draw(st.none() | st.just(Gate())),
        outreach=draw(st.none() | st.builds(Outreach, st.lists(st.sampled_from(GROUPS), unique=True).map(tuple))),
        difficulties=tuple(draw(st.lists(st.sampled_from(DIFFICULTIES), unique=True))),
    )
    whole = Letter(
        type=kind,
        number=f"{draw(st.integers(1, 9_999)):02}",
        symbol=kinds.symbol(kinds.of_name(kind) or kinds.OFFICIAL_LETTER, office.symbol, unit),
        date=day,
        place=office.place,
        parent_org=office.parent,
        issuer=office.name,
        addressees=addressees,
        abstract=draw(st.sampled_from(SUBJECTS)).format(app=app),
        urgency=draw(st.none() | st.sampled_from(URGENCIES)),
        references=(*answered, *onward),
        cutoff=facts.cutoff,
        counts=facts.counts,
        recipients=draw(_recipients(addressees)),
        archive=draw(_archives(unit)),
        signer=replace(draw(st.sampled_from(office.signers)), name=draw(people())),
        body=wording.official_letter(facts) if kind == "Công văn" else wording.report(facts),
        annexes=(breakdown.of_units(facts.counts),) if facts.counts.by_unit else (),
        is_draft=False,
    )
    # A register gives each number once, so a document that the office cites has another than the letter.
    assume(all(reference.number_symbol != whole.number_symbol for reference in whole.references))
    return draw(_drafts(whole)) if draw(st.booleans()) else whole


def _drafts(letter: Letter) -> st.SearchStrategy[Letter]:
    """*letter* before it is issued: the number and perhaps the day come later."""
    return st.sampled_from(
        (
            replace(letter, is_draft=True),
            replace(letter, is_draft=True, number=None),
            replace(letter, is_draft=True, number=None, date=None),
        )
    )


@st.composite
def _directives(draw: st.DrawFn, before: date, app: str) -> Reference:
    organ, unit, issuer = draw(st.sampled_from(DIRECTIVES))
    return Reference(
        f"{draw(st.integers(1, 9_999)):02}/{organ}-{unit}",
        before - timedelta(draw(st.integers(0, 40))),
        issuer,
        type=draw(st.sampled_from(("Công văn", "Văn bản"))),
        abstract=draw(st.none() | st.sampled_from(SUBJECTS).map(lambda subject: subject.format(app=app))),
        role="directive_answered",
    )


@st.composite
def _onward(draw: st.DrawFn, office: Office, before: date, app: str) -> Reference:
    return Reference(
        f"{draw(st.integers(1, 9_999)):02}/{office.symbol}-{draw(st.sampled_from(office.units))}",
        before - timedelta(draw(st.integers(0, 20))),
        office.name,
        type="Công văn",
        abstract=f"cài đặt {app}",
        role="own_onward_directive",
    )


def _cutoffs(before: date) -> st.SearchStrategy[Moment]:
    days = st.integers(0, 10).map(lambda ago: before - timedelta(ago))
    hours = st.builds(time, st.integers(0, 23), st.sampled_from((0, 30, 45)))
    with_hour = st.builds(lambda day, at: Moment(day, at, Precision.MINUTE), days, hours)
    return with_hour | days.map(lambda day: Moment(day))


@st.composite
def _counts(draw: st.DrawFn) -> Counts:
    """The figures of a whole, with or without rows; reasons fill what is missing."""
    rows = draw(st.lists(_rows(), max_size=8, unique_by=lambda row: row.unit))
    if len(rows) > 1:
        total, installed = sum(row.total or 0 for row in rows), sum(row.installed or 0 for row in rows)
        reasons = draw(_reasons(total - installed))
    else:
        rows, total = [], draw(st.integers(1, 90) | st.integers(91, 1_200_000))
        reasons = draw(_reasons(draw(st.integers(0, min(total, 12)))))
        installed = total - sum(reason.count or 0 for reason in reasons)
    rate = written.rate(installed, total)
    return Counts(
        installed,
        total,
        rate,
        written.percent(rate),
        unit=draw(st.sampled_from(("máy điện thoại", "điện thoại thông minh", "người"))),
        denominator=draw(st.none() | st.just("số điện thoại cá nhân đăng ký")),
        not_installed=reasons,
        by_unit=tuple(rows) or None,
    )


@st.composite
def _rows(draw: st.DrawFn) -> UnitCount:
    total = draw(st.integers(1, 120))
    missing = draw(st.integers(0, min(total, 3)))
    reasons = (Reason("incompatible_device", missing),) if missing else ()
    return UnitCount(draw(st.sampled_from(UNITS)), total - missing, total, not_installed=reasons)


@st.composite
def _reasons(draw: st.DrawFn, missing: int) -> tuple[Reason, ...]:
    """*missing*, shared among one to three reasons."""
    codes = draw(st.lists(st.sampled_from(sorted(REASONS)), min_size=1, max_size=3, unique=True))
    if missing < len(codes):
        codes = codes[:1]
    shares = [1] * len(codes)
    shares[0] += missing - len(codes)
    return tuple(Reason(code, share) for code, share in zip(codes, shares, strict=True)) if missing else ()


@st.composite
def _recipients(draw: st.DrawFn, addressees: tuple[str, ...]) -> tuple[Recipient, ...]:
    chosen = draw(st.lists(st.sampled_from(COPIED), max_size=9, unique=True))
    others = [Recipient(name, purpose) for name, purpose in chosen]
    return (Recipient("; ".join(addressees), as_written="Như trên"), *others)


@st.composite
def _archives(draw: st.DrawFn, unit: str) -> Archive:
    copies = draw(st.none() | st.integers(1, 20))
    return Archive(("VT", unit), copies, draw(st.none() | st.sampled_from(("vt", "hth", "NTH"))))
