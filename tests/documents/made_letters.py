"""Letters that nobody wrote: every box filled or empty, names and lists as hard as they come."""

from datetime import date

from hypothesis import strategies as st

from bluezone.letters.letter import Annex, Archive, Block, BlockKind, Letter, Recipient, Signer, Table

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵAĐƯƠẾỦ0123456789"
_SIGNS = "&<>\"'%/-–().,;:+=*#@!?“”…"
_NAMES = ("Nguyễn Thị Ngọc Huyền", "Đặng Ưng", "Y Êban Niê K'Đăm", "Lò Văn Ỏn", "Hà Thị  Phượng", "Trần Lê Quỳnh-Như")
_ORGANS = ("Sở Công Thương", "Ủy ban nhân dân xã Cam Thủy", "Ban Quản lý Khu kinh tế & Khu công nghiệp", "BQL <mới>")

words = st.text(st.sampled_from(_LETTERS + _SIGNS), min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=40).map(" ".join)
short_texts = st.lists(words, min_size=1, max_size=4).map(" ".join)
blanks = st.sampled_from([" ", "  ", "\t", "\n", "\u00a0", " \r\n"])
untidy = st.tuples(short_texts, blanks, short_texts, blanks).map("".join)
organs = st.one_of(st.sampled_from(_ORGANS), short_texts)
people = st.one_of(st.sampled_from(_NAMES), short_texts)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(2, 9))
    cells = st.one_of(st.just(""), st.sampled_from(["41/43", "95,3%", "02"]), untidy)
    rows = draw(st.lists(st.tuples(*[cells] * width), min_size=1, max_size=6))
    return Table(tuple(draw(untidy) for _ in range(width)), tuple(rows), draw(st.booleans()))


blocks = st.lists(
    st.one_of(
        st.builds(Block, st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.TABLE]), texts),
        st.builds(Block, st.just(BlockKind.TABLE), st.just(""), tables()),
    ),
    max_size=8,
).map(tuple)

letters = st.builds(
    Letter,
    type=st.sampled_from([None, "Công văn", "Báo cáo", "Báo cáo nhanh", "Kế hoạch"]),
    number=st.one_of(st.none(), st.integers(1, 99_999).map(str)),
    symbol=st.sampled_from([None, "SCT-VP", "BC-SCT", "UBND-KGVX"]),
    date=st.one_of(st.none(), st.dates(date(2020, 3, 5), date(2030, 12, 31))),
    place=st.one_of(st.none(), organs),
    parent_org=st.one_of(st.none(), organs),
    issuer=st.one_of(st.none(), organs, texts),
    addressees=st.one_of(st.none(), st.lists(organs, max_size=30).map(tuple)),
    abstract=st.one_of(st.none(), texts),
    urgency=st.sampled_from([None, "Hỏa tốc", "Khẩn", "Hẹn giờ"]),
    secrecy=st.sampled_from([None, "Mật"]),
    circulation=st.sampled_from([None, "Lưu hành nội bộ"]),
    recipients=st.one_of(
        st.none(), st.lists(st.builds(Recipient, organs, st.none() | short_texts), max_size=60).map(tuple)
    ),
    archive=st.none() | st.builds(Archive, st.just(("VT", "VP")), st.none() | st.integers(1, 99), st.none()),
    signer=st.none() | st.builds(Signer, *[st.none() | people] * 4),
    body=blocks,
    annexes=st.lists(st.builds(Annex, organs, blocks, st.booleans()), max_size=2).map(tuple),
    address_line=st.none() | texts,
    is_draft=st.booleans(),
)
