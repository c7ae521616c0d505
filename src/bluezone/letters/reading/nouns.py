"""The words by which a figure is told apart: what is counted, what installing is called, what is only wanted.

Tables, not rules. All words are written as a letter writes them and compared folded.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from bluezone.letters.folding import fold, tone_key
from bluezone.letters.reading.tokens import Kind, Text

Words = tuple[str, ...]


def phrases(written: str) -> tuple[str, ...]:
    """Return the phrases of a table, written with bars between them."""
    return tuple(" ".join(phrase.split()) for phrase in written.split("|"))


COUNTED = phrases("""
    máy điện thoại thông minh | máy điện thoại | máy | điện thoại thông minh | điện thoại di động thông minh | điện
    thoại di động | điện thoại cá nhân | điện thoại | thiết bị di động | thiết bị thông minh | thiết bị | smartphone
    | chiếc điện thoại | thuê bao di động | thuê bao | tài khoản | người dùng | người dân | người lao động | người
    sử dụng | người | nhân dân | dân | dân số | nhân khẩu | khẩu | công dân | cư dân | cán bộ | công chức | viên
    chức | CBCCVC | CBCCV | CCVC | CBCC | CBCNV | CBCNVC | CNVCLĐ | CNVC | CBNV | CBVC | NLĐ | HĐLĐ | CBGVNV | CBGV
    | GVNV | CNLĐ | HSSV | ĐVTN | CBĐV | CB | CC | VC | GV | HS | SV | đ / c | lao động | công nhân | nhân viên |
    đoàn viên | hội viên | đảng viên | sinh viên | học sinh | học viên | giáo viên | giảng viên | phụ huynh | thanh
    niên | phụ nữ | em | cháu | chiến sĩ | bác sĩ | đồng chí | tiểu thương | trường hợp | lượt cài đặt | lượt tải |
    hộ gia đình | hộ | công đoàn viên | cán bộ đoàn | nhân sự | thành viên | chữ ký số | chứng thư số | hồ sơ sức
    khỏe điện tử | sổ sức khỏe điện tử | tài khoản định danh điện tử | hộ dân | gia đình | bệnh nhân | y sĩ | điều
    dưỡng | hộ kinh doanh | chủ hộ | xã viên | ngư dân | nông dân | bà con | tu sĩ | quân nhân | sĩ quan | cựu chiến
    binh
""")
"""People, phones, accounts: what an app's rollout counts."""

PHONES = phrases("máy điện thoại | điện thoại | thuê bao | smartphone | tài khoản | thiết bị")
"""What can hardly be counted for another reason than the app."""

NOT_COUNTED = phrases("""
    hồ sơ | khẩu trang | máy tính | máy thở | máy đo thân nhiệt | máy đo huyết áp | máy móc | hộ chiếu | hộ khẩu |
    hộ nghèo | dân tộc | dân phòng | máy chủ | người thân | thành viên tổ | máy in | tài khoản ngân hàng | tài khoản
    thanh toán | tài khoản tiền gửi | tài khoản kho bạc | máy bay | máy phát | máy lọc
""")
"""Things whose names only begin like those."""

HAVING = phrases("""
    cài đặt | cài | kích hoạt | tải ứng dụng | tải phần mềm | tải app | tải về | đã tải | tải được | đăng ký tài
    khoản | sử dụng ứng dụng | dùng ứng dụng | sử dụng phần mềm | đã cấp | được cấp | khởi tạo | tạo lập | tích hợp
    | đăng ký
""")
"""What people and phones do with an app: the verbs among INSTALLING."""

INSTALLING = phrases("""
    cài đặt | cài | kích hoạt | người dùng | tải ứng dụng | tải phần mềm | tải app | tải về | đã tải | tải được |
    lượt tải | đăng ký tài khoản | sử dụng ứng dụng | dùng ứng dụng | sử dụng phần mềm | tài khoản định danh | tài
    khoản VNeID | tài khoản VssID |
    tài khoản dịch vụ công | tài khoản điện tử | chữ ký số | chứng thư số | sổ sức khỏe điện tử | hồ
    sơ sức khỏe điện tử
""")
"""What is said of a phone that has the app."""

WANTED = phrases("""
    phấn đấu | đảm bảo | bảo đảm | chỉ tiêu | mục tiêu | yêu cầu | phải | tối thiểu | đề ra | dự kiến | đề nghị |
    cần | sẽ | ít nhất | nhằm đạt | hướng tới | để đạt | chỉ đạo | vận động để | giao | mỗi | nếu | giả sử | để có |
    ví dụ | thí dụ | chẳng hạn | kế hoạch | thi đua
""")
"""Before a figure: it is a goal, not a result."""

AIDING = phrases("""
    hướng dẫn | hỗ trợ | tuyên truyền | tập huấn | phổ biến | phát tờ rơi | tư vấn | phân công | cử | thành lập |
    vận động | nhắc | nhắc nhở | yêu cầu | mua | kiểm tra | giám sát | tham dự
""")
"""Between a figure and the app: it counts who helps or is helped, hardly phones that have it."""

ABOUT = phrases("về")
"""Between a figure and the app: "tập huấn cho 120 cán bộ về cài đặt"."""

ARRANGING = phrases("bố trí | cử | phân công | huy động | thành lập | mua | trang bị | cách ly | ghi nhận | tổ chức")
"""Right before a figure: it counts means, not results."""

CARRIERS = phrases("Viettel | VinaPhone | MobiFone | Vietnamobile | nhà mạng")
"""In the clause of a share: it is of one carrier's own subscribers."""

OTHER_DEEDS = phrases("""
    khai báo | tiêm | vắc xin | vaccine | thân nhiệt | xét nghiệm | cách ly | khẩu trang | quét mã | nghèo | hồ sơ |
    thủ tục | tập huấn | tham dự | tham gia | gửi báo cáo | có báo cáo | tờ rơi | hội nghị | ký cam kết | giao ước |
    phát động | giải ngân | khen thưởng | chưa có | hướng dẫn | tuyên truyền
""")
"""In a sentence that does not name the app: it tells of something else."""

SUMS = phrases("tổng cộng | tính chung | cộng chung | toàn ngành | toàn đơn vị | toàn cơ quan | toàn trường")
"""Right before a figure: it is of all together."""

SUM = phrases("cộng | tổng")
"""The same, with the figure right behind it."""

GROUPS = phrases("khối | nhóm | bộ phận | ngành | chi bộ")
"""With this a clause begins whose figure is of one group among others."""

PARTS = phrases("trong đó | bao gồm | gồm")
"""Right before a figure: it is of a part of what was counted before."""

EARLIER = phrases("""
    kỳ trước | kì trước | tuần trước | tháng trước | đợt trước | lần trước | báo cáo trước | hôm trước | ngày trước
    | năm trước | trước đó | trước đây | cùng kỳ | ban đầu | đã ghi | đã nêu
""")
"""Around a figure: it counted before, and another one counts now."""

NOW = phrases("""
    kỳ này | kì này | tuần này | tháng này | đợt này | đến nay | hiện nay | hiện có | hiện tại | nâng tổng số | nay
    sửa | sửa lại
""")
"""Around a figure: it counts now, whatever was said before."""

HIGHER = phrases("cả nước | toàn quốc | cả tỉnh | các nước | thế giới")
"""Before a figure: it is of a level above the one that writes."""

NOBODY = phrases("""
    không có trường hợp nào chưa | không có trường hợp chưa | không còn trường hợp nào chưa | không còn trường hợp
    chưa | không còn ai chưa | không có ai chưa | không còn máy nào chưa | không còn máy chưa | không có người chưa
    | không còn người chưa
""")
"""Nobody is left without the app."""

USING = phrases("có | dùng | bật | mở | xài | số | lượng | tỷ lệ | tỉ lệ")
"""Right before an app's name: somebody has it."""

APPS = phrases("Bluezone | NCOVI | VNeID | VssID | PC - Covid | PCCovid")
"""Apps that a letter may name without saying that they are apps."""

GOALS = phrases("mục tiêu | chỉ tiêu | phương hướng | nhiệm vụ tháng | nhiệm vụ trọng tâm | kế hoạch tháng")
"""In the title of a part: what follows is wanted, not reached."""

NOT_WANTED = phrases("""
    giao thông | giao ban | giao dịch | giao tiếp | giao lưu | theo yêu cầu | thực hiện yêu cầu | đáp ứng yêu cầu |
    theo chỉ đạo | thực hiện chỉ đạo | sự chỉ đạo | công tác chỉ đạo | ban chỉ đạo | kế hoạch số | theo kế hoạch |
    thực hiện kế hoạch | kế hoạch và đầu tư | cần thiết | phát động thi đua | phong trào thi đua | thi đua khen
    thưởng
""")
"""Holds such a word, but wants nothing of the figure behind it."""

REACHED = phrases("""
    đã | mới có | mới đạt | kết quả | tính đến | tính tới | đến thời điểm | đến nay | hiện có | hiện nay | chỉ có |
    được | mới chỉ | mới được | lũy kế | lũy tiến | cộng dồn | hiện đã | hiện mới
""")
"""Before a figure: it is a result."""

MISSING = phrases("""
    chưa cài | chưa tích hợp | chưa được tích hợp | chưa cấp |
    không cài | chưa kích hoạt | không kích hoạt | chưa thực hiện | chưa thể cài | không thể cài | chưa
    tải | không tải | chưa có | chưa đăng ký | chưa được cài | chưa được cấp | không thực hiện được | nguyên nhân |
    lý do | lí do | trường hợp chưa | còn lại
""")
"""Around a figure: it counts those without the app."""

WITHOUT = phrases("chưa | không | chẳng")
"""Right before the word for having the app: they do not have it."""

ASIDE = phrases("riêng")
"""Before a figure: it is an exception."""


@cache
def _by_first_word(table: tuple[str, ...]) -> dict[str, list[tuple[Words, Words]]]:
    """Return folded first word -> the phrases that start so, each as keys and folded, longest first."""
    by_word: dict[str, list[tuple[Words, Words]]] = {}
    for words in sorted((phrase.split() for phrase in table), key=lambda words: -len(words)):
        folded = tuple(map(fold, words))
        by_word.setdefault(folded[0], []).append((tuple(map(tone_key, words)), folded))
    return by_word


MEAN_MORE = {
    "can": frozenset({"bo", "cu", "cuoc"}),
    "cai": frozenset({"cach", "thien", "tien", "nay"}),
    "giao": frozenset({"thong", "ban", "dich", "vien", "tiep"}),
    "moi": frozenset({"dat", "co", "chi", "duoc"}),
    "cong": frozenset({"chuc", "nhan", "an", "doan", "ty", "dan", "viec", "tac", "thuong", "nghe", "vien", "van"}),
}
"""Without diacritics a word of a table is another one before these: "cần" is not "cán bộ"."""


def _means_more(text: Text, index: int) -> bool:
    after = text[index + 1].folded if index + 1 < len(text) else ""
    return not text.has_diacritics and after in MEAN_MORE.get(text[index].folded, ())


def length_at(text: Text, index: int, table: tuple[str, ...]) -> int:
    """Return how many tokens the longest phrase of *table* takes at *index*; 0: none stands there.

    A phrase of several words is also known without its diacritics; a single word would be too many others.
    """
    if index >= len(text):
        return 0
    for keys, folded in _by_first_word(table).get(text[index].folded, ()):
        if len(keys) == 1 and _means_more(text, index):
            continue
        there = text.tokens[index : index + len(keys)]
        if tuple(token.key for token in there) == keys:
            return len(keys)
        if (len(keys) > 1 or not text.has_diacritics) and tuple(token.folded for token in there) == folded:
            return len(keys)
    return 0


def places(text: Text, first: int, last: int, table: tuple[str, ...]) -> list[int]:
    """Return the indices between two tokens where a phrase of *table* stands, in order."""
    everywhere = text.noted.get(table)
    if everywhere is None:
        openings = (index for word in _by_first_word(table) for index in text.places.get(word, ()))
        everywhere = text.noted[table] = sorted(index for index in openings if length_at(text, index, table))
    return everywhere[bisect_left(everywhere, first) : bisect_left(everywhere, last)]


def has(text: Text, first: int, last: int, table: tuple[str, ...]) -> bool:
    """Return whether a phrase of *table* stands between two tokens."""
    return bool(places(text, first, last, table))


def counted(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield the counted things named at *index*, joined: "công chức, viên chức và người lao động"."""
    size = length_at(text, index, COUNTED)
    if not size or length_at(text, index, NOT_COUNTED) > size:
        return
    if text[index + size - 1].folded == "dung" and length_at(text, index + size, COUNTED):
        size = 1  # "người dùng máy cũ" says what somebody uses
    ends = [index + size]
    while (after := _joined(text, ends[-1])) and (size := length_at(text, after, COUNTED)):
        ends.append(after + size)
    yield from ((end, text.slice(index, end)) for end in reversed(ends))


def _joined(text: Text, index: int) -> int | None:
    """Return where the next thing of an enumeration would start."""
    if index >= len(text):
        return None
    if text[index].written in ",/" or text[index].folded in {"va", "hoac"}:
        return index + 1
    return None


def person_name(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield a person's name: two to five words with capitals."""
    end = index
    while end < len(text) and end - index < 5 and text[end].is_capital:
        end += 1
    if end - index > 1:
        yield end, text.slice(index, end)


def ends_phrase(text: Text, index: int) -> bool:
    """Return whether nothing more is said of a figure at *index*: a mark, a line's end, or the end of the text."""
    return index >= len(text) or text[index].kind in {Kind.MARK, Kind.BLANK} or text[index].breaks > 0
