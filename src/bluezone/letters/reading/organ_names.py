"""Words of which the names of Vietnamese public bodies are made: data for organs.py, extended by adding a row.

Source: shared specification of the rollout, sections 1 and 9; the ministries and departments since 2011.
"""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How high a body stands: a name ends before a body that does not stand above it."""

    PART = 1  # of an office
    UNIT = 2  # with its own seal
    OFFICE = 3  # of a province or district
    COMMITTEE = 4  # over the offices
    CENTRAL = 5


@dataclass(frozen=True, slots=True)
class Head:
    """The words an organ's name begins with.

    Attributes:
        words: in the notation of phrases.
        level: how high the body stands.
        stands_alone: whether it is a name without anything behind it, as UBND and unlike Sở.
    """

    words: str
    level: Level
    stands_alone: bool = False


def listed(text: str) -> tuple[str, ...]:
    """Return the items of *text*, which semicolons separate."""
    return tuple(" ".join(item.split()) for item in text.split(";"))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


HEADS = (
    Head("Văn phòng Chính phủ", Level.CENTRAL, True),
    Head("Văn phòng Quốc hội", Level.CENTRAL, True),
    Head("Văn phòng Chủ tịch nước", Level.CENTRAL, True),
    Head("Văn phòng Trung ương Đảng", Level.CENTRAL, True),
    Head("Thủ tướng Chính phủ", Level.CENTRAL, True),
    Head("Chính phủ", Level.CENTRAL, True),
    Head("Quốc hội", Level.CENTRAL, True),
    Head("Ủy ban Thường vụ Quốc hội", Level.CENTRAL, True),
    Head("Bộ Chính trị", Level.CENTRAL, True),
    Head("Ban Bí thư", Level.CENTRAL, True),
    Head("Ban Chấp hành Trung ương [Đảng]", Level.CENTRAL, True),
    Head("VPCP", Level.CENTRAL, True),
    Head("Bộ (Chỉ huy | CH | Tư lệnh) [Quân sự | Bộ đội Biên phòng]", Level.OFFICE, True),
    Head("Bộ CHQS", Level.OFFICE, True),
    Head("Quân khu", Level.CENTRAL),
    Head("Bộ", Level.CENTRAL),
    Head("Tổng Liên đoàn Lao động", Level.CENTRAL, True),
    Head("Ngân hàng Nhà nước", Level.CENTRAL, True),
    Head("Bảo hiểm Xã hội", Level.OFFICE, True),
    Head("BHXH", Level.OFFICE, True),
    Head("Kho bạc Nhà nước", Level.OFFICE, True),
    Head("KBNN", Level.OFFICE, True),
    Head("Ủy ban nhân dân", Level.COMMITTEE, True),
    Head("UBND", Level.COMMITTEE, True),
    Head("Hội đồng nhân dân", Level.COMMITTEE, True),
    Head("HĐND", Level.COMMITTEE, True),
    Head("Ủy ban Mặt trận Tổ quốc", Level.COMMITTEE, True),
    Head("Ủy ban MTTQ", Level.COMMITTEE, True),
    Head("Mặt trận Tổ quốc", Level.COMMITTEE, True),
    Head("MTTQ", Level.COMMITTEE, True),
    Head("Ủy ban", Level.COMMITTEE),
    Head("Tỉnh ủy", Level.COMMITTEE, True),
    Head("Thành ủy", Level.COMMITTEE, True),
    Head("Huyện ủy", Level.COMMITTEE, True),
    Head("Quận ủy", Level.COMMITTEE, True),
    Head("Thị ủy", Level.COMMITTEE, True),
    Head("Đảng ủy", Level.PART, True),
    Head("Chi bộ", Level.PART, True),
    Head("Đảng bộ", Level.COMMITTEE, True),
    Head("Thường trực", Level.PART),
    Head("Ban Thường vụ", Level.PART, True),
    Head("Ban Chấp hành", Level.PART, True),
    Head("BCH", Level.PART, True),
    Head("BTV", Level.PART, True),
    Head("Ban Chỉ đạo", Level.PART, True),
    Head("BCĐ", Level.PART, True),
    Head("BCD", Level.PART, True),  # a slip so frequent that it is a word
    Head("Trung tâm Chỉ huy", Level.PART, True),
    Head("Ban Chỉ huy", Level.PART, True),
    Head("Ban Quản lý", Level.UNIT, True),
    Head("BQL", Level.UNIT, True),
    Head("Ban Giám đốc", Level.PART, True),
    Head("Ban Giám hiệu", Level.PART, True),
    Head("Ban", Level.PART),
    Head("Tổng cục", Level.OFFICE),
    Head("Chi cục", Level.UNIT),
    Head("Cục", Level.OFFICE),
    Head("Vụ", Level.PART),
    Head("Sở", Level.OFFICE),
    Head("Thanh tra", Level.PART),
    Head("Văn phòng", Level.PART, True),
    Head("VP", Level.PART),
    Head("Phòng", Level.PART),
    Head("Khoa", Level.PART),
    Head("Trung tâm", Level.UNIT),
    Head("TTYT", Level.UNIT, True),
    Head("Trạm", Level.UNIT),
    Head("Bệnh viện", Level.UNIT),
    Head(
        "Trường (Đại học | Cao đẳng | Trung cấp | Trung học phổ thông | Trung học cơ sở | Tiểu học | Mầm non)",
        Level.UNIT,
    ),
    Head("Trường (ĐH | CĐ | THPT | THCS | TH)", Level.UNIT),
    Head("Trường", Level.UNIT),
    Head("Đại học", Level.UNIT),
    Head("Học viện", Level.UNIT),
    Head("Viện Kiểm sát nhân dân", Level.OFFICE, True),
    Head("VKSND", Level.OFFICE, True),
    Head("Viện", Level.UNIT),
    Head("Tòa án nhân dân", Level.OFFICE, True),
    Head("TAND", Level.OFFICE, True),
    Head("Công an", Level.OFFICE, True),
    Head("Đồn Biên phòng", Level.UNIT),
    Head("Hạt Kiểm lâm", Level.UNIT),
    Head("Công đoàn (viên chức | ngành | cơ sở | cơ quan)", Level.UNIT, True),
    Head("Công đoàn", Level.UNIT, True),
    Head("Liên đoàn Lao động", Level.OFFICE, True),
    Head("LĐLĐ", Level.OFFICE, True),
    Head("Liên minh Hợp tác xã", Level.OFFICE, True),
    Head("Liên hiệp", Level.OFFICE),
    Head("Hội Liên hiệp Phụ nữ", Level.OFFICE, True),
    Head("Hội LHPN", Level.OFFICE, True),
    Head("Hội Nông dân", Level.OFFICE, True),
    Head("Hội Cựu chiến binh", Level.OFFICE, True),
    Head("Hội Phụ nữ", Level.OFFICE, True),
    Head("Hội đồng", Level.PART),
    Head("Hội", Level.OFFICE),
    Head("Tỉnh đoàn", Level.OFFICE, True),
    Head("Thành đoàn", Level.OFFICE, True),
    Head("Huyện đoàn", Level.OFFICE, True),
    Head("Quận đoàn", Level.OFFICE, True),
    Head("Đoàn Thanh niên", Level.UNIT, True),
    Head("Đoàn TNCS Hồ Chí Minh", Level.UNIT, True),
    Head("Đoàn", Level.UNIT),
    Head("Tổng công ty", Level.UNIT),
    Head("Công ty (cổ phần | CP | TNHH | trách nhiệm hữu hạn) [MTV | một thành viên]", Level.UNIT),
    Head("Công ty", Level.UNIT),
    Head("Cty", Level.UNIT),
    Head("Tập đoàn", Level.UNIT),
    Head("Doanh nghiệp tư nhân", Level.UNIT),
    Head("Ngân hàng", Level.UNIT),
    Head("Hợp tác xã", Level.UNIT),
    Head("HTX", Level.UNIT),
    Head("Đài Phát thanh", Level.UNIT, True),
    Head("Đài Truyền hình", Level.UNIT, True),
    Head("Đài Truyền thanh", Level.UNIT, True),
    Head("Báo", Level.UNIT),
    Head("Bưu điện", Level.UNIT, True),
    Head("Quỹ", Level.UNIT),
    Head("Chi nhánh", Level.UNIT),
    Head("Viễn thông", Level.UNIT),
    Head("Điện lực", Level.UNIT),
    Head("VNPT", Level.UNIT),
    Head("Viettel", Level.UNIT),
    Head("Nhà máy", Level.UNIT),
    Head("Xí nghiệp", Level.UNIT),
    Head("Nhà (Văn hóa | Thiếu nhi)", Level.UNIT),
    Head("Thư viện", Level.UNIT),
    Head("Bảo tàng", Level.UNIT),
    Head("Hiệp hội", Level.UNIT),
    Head("Vườn quốc gia", Level.UNIT),
    Head("Tổ công tác", Level.PART, True),
    Head("Tổ", Level.PART),
)
"""Longer heads before the shorter ones they begin with."""

SUBJECTS = listed(
    """Thông tin (và | -) Truyền thông; Thông tin Truyền thông; Khoa học [và] Công nghệ;
    Khoa học , Công nghệ và Môi trường; Lao động (- | ,) Thương binh và Xã hội; Giáo dục (và | -) Đào tạo;
    Kế hoạch và Đầu tư; Tài nguyên và Môi trường;
    Nông nghiệp và Môi trường; Nông nghiệp và Phát triển nông thôn; Nông nghiệp và PTNT;
    Văn hóa , Thể thao và Du lịch; Văn hóa và Thể thao; Văn hóa (và | -) Thông tin; Văn hóa , Khoa học và Thông tin;
    Văn hóa - Xã hội; Giao thông [-] vận tải; Y tế; Nội vụ; Tài chính (- | và) Kế hoạch; Tài chính; Công Thương;
    Tư pháp; Xây dựng; Ngoại vụ; Ngoại giao; Du lịch; Dân tộc và Tôn giáo; Dân tộc; Quốc phòng; Công an; Nội chính;
    Quy hoạch (- | và) Kiến trúc; Kinh tế (và | -) Hạ tầng; Kinh tế; Quản lý đô thị; Tổ chức (- | và) Cán bộ;
    Tổ chức (- | và) Hành chính; Hành chính (- | và) Tổng hợp; Hành chính (- | và) Quản trị; Tổ chức; Tổng hợp;
    Dân vận; Tuyên giáo [và Dân vận]; Kiểm tra; Bảo vệ , chăm sóc sức khỏe cán bộ; Thi đua (- | và) Khen thưởng;
    Tôn giáo Chính phủ; Tôn giáo; Văn thư (- | và) Lưu trữ; Khuyến công và Tư vấn phát triển công nghiệp;
    Kiểm soát bệnh tật; Y tế dự phòng; Tin học hóa; Chuyển đổi số; các khu công nghiệp;
    các khu công nghiệp và chế xuất; khu kinh tế; các khu kinh tế; khu công nghệ cao; dự án; Công nghệ thông tin;
    Bưu chính , Viễn thông; quốc gia; Trung ương; Ngành;
    [quốc gia | cấp tỉnh] [về | công tác] phòng [,] chống [đại] dịch [bệnh] [viêm đường hô hấp cấp]
    [do chủng mới của vi rút Corona] [COVID] [- 19];
    (quốc gia | về) [về] Chuyển đổi số; Liên hiệp Phụ nữ"""
)
"""What a department, ministry, section or board deals with, in the notation of phrases."""

PLACE_KINDS = listed(
    """tỉnh; thành phố; TP; Tp; huyện; quận; thị xã; thị trấn; phường; xã; đặc khu; thôn; khu vực; Thủ đô; cấp tỉnh;
    cấp huyện; cấp xã; Trung ương; quốc gia; Nhà nước; trên địa bàn tỉnh"""
)
"""What stands before the name of a place, or alone for the place everyone knows: "UBND tỉnh"."""

OFFICERS = listed(
    """[Quyền | Nguyên] Chủ tịch; Phó Chủ tịch [Thường trực]; [Quyền] Bộ trưởng; Thứ trưởng;
    Phó Thủ tướng [Thường trực]; Thủ tướng; [Quyền] Giám đốc; Phó Giám đốc; Cục trưởng; Phó Cục trưởng;
    Chi cục trưởng; Tổng cục trưởng; Vụ trưởng; Trưởng ban; Phó Trưởng ban; Trưởng phòng; Chánh Văn phòng;
    Chánh Thanh tra; Bí thư; Phó Bí thư; Hiệu trưởng; Viện trưởng; Tổng Giám đốc; Thủ trưởng; Lãnh đạo; Tổng Bí thư;
    Chủ nhiệm"""
)
"""Titles before the name of the body that an office-holder speaks for."""

NO_HEADS = frozenset(
    listed(
        """bao cao; bao ve; bao dam; to chuc; to trinh; doan vien; doan ket; doan the; doan kiem; hoi vien;
    hoi nghi;
    hoi thao; truong hop; truong phong; truong ban; khoa hoc; bo phan; bo truong; bo sung; bo tri; bo luat;
    ban hanh; ban than; ban sao; ban ngay; ban nganh; phong chong; phong benh; vu viec; vien chuc; cuc truong;
    so hieu; so luong; so lieu; so dien; so may; so ky; quy che; quy dinh; vien tro; vp hanh; tram thu;
    hoi dong khoa"""
    )
)
"""Folded pairs of words of which the first is no head, though it looks like one in capitals or without diacritics."""

NO_HEADS_BEHIND = frozenset(
    listed(
        """
    da khoa; y khoa; nha khoa; chuyen khoa; bach khoa; giao khoa; can bo; co so; tru so; noi bo; toan bo; tien bo;
    mot so; chi so; he so; chu so; ca so; ho so; dan so; can so; thuong vu; dich vu; phuc vu;
    nhiem vu; nghiep vu; noi vu;
    ngoai vu; xa hoi; co hoi; thong bao; dam bao; bao bao; quan doan; tap doan; thu vien; cong vien; thanh vien;
    hoi vien; dai bieu doan; tham doan; tien doan"""
    )
)
"""Folded pairs of words of which the second is no head."""

NO_NAMES = frozenset(
    listed(
        """cong van; van ban; quyet dinh; thong bao; chi thi; bao cao; nghi quyet; nghi dinh; thong tu; to trinh;
    ke hoach so; cong dien; huong dan; giay moi; cong hoa; doc lap; kinh gui; noi nhan; can cu; thuc hien; ve viec;
    v v; ngay; luu; nhu tren; ky boi; trich yeu; ho ten; trang thong; tran trong; quyet nghi; du thao; hoa toc;
    thuong khan; toi mat; cu the; de nghi; yeu cau; phu luc; chu tich; pho chu; pho bi; pho truong; pho chanh;
    pho tong; pho cuc; pho hieu; pho vien; pho vu;
    giam doc; pho giam; bi thu; kt; tm; tl; tuq"""
    )
)
"""Folded words or pairs with capitals that begin something else than the rest of a name."""

PROVINCES = listed(
    """An Giang; Bà Rịa - Vũng Tàu; Bắc Giang; Bắc Kạn; Bạc Liêu; Bắc Ninh; Bến Tre; Bình Định; Bình Dương; Bình Phước;
    Bình Thuận; Cà Mau; Cần Thơ; Cao Bằng; Đà Nẵng; Đắk Lắk; Đăk Lăk; Đắk Nông; Đăk Nông; Điện Biên; Đồng Nai;
    Đồng Tháp; Gia Lai; Hà Giang; Hà Nam; Hà Nội; Hà Tĩnh; Hải Dương; Hải Phòng; Hậu Giang; Hòa Bình; Hồ Chí Minh;
    Hưng Yên; Khánh Hòa; Kiên Giang; Kon Tum; Lai Châu; Lâm Đồng; Lạng Sơn; Lào Cai; Long An; Nam Định; Nghệ An;
    Ninh Bình; Ninh Thuận; Phú Thọ; Phú Yên; Quảng Bình; Quảng Nam; Quảng Ngãi; Quảng Ninh; Quảng Trị; Sóc Trăng;
    Sơn La; Tây Ninh; Thái Bình; Thái Nguyên; Thanh Hóa; Thừa Thiên Huế; Thừa Thiên - Huế; Huế; Tiền Giang;
    Trà Vinh; Tuyên Quang; Vĩnh Long; Vĩnh Phúc; Yên Bái; Việt Nam"""
)
"""The provinces and cities before and since 2025: where capitals do not show that a name goes on."""

NAME_WORDS = frozenset(
    _words(
        """phát triển công nghiệp nông thôn vận tải khu kinh tế hạ tầng chất lượng sản cổ phần trách nhiệm hữu hạn một
    thành viên thương mại dịch vụ kỹ thuật cơ sở các đa khoa chuyên nghề phổ thông trung học dân tộc nội trú hóa lý
    trị giáo cao đầu tư tin chức khuyến nghệ hành chính tổng hợp đoàn niên hiệp nữ động tướng nhân sự lập bảo vệ
    rừng môi trường thủy lợi đường bộ việc làm xuất nhập khẩu chế biến điện lực nước sạch truyền thanh hình dục tạo
    pháp luật quân khám chữa bệnh vấn trợ giúp khoáng chăn nuôi thú lương"""
    )
)
"""Small words, as written, that go on within a name: "Công ty Phát triển hạ tầng khu công nghiệp"."""

NAME_ENDS = frozenset(
    _words(
        """đã đang sẽ sẻ báo về tại để theo có là được bị phải cần phối triển thực yêu đề chỉ ban thông giao trực tổ
    ngày số từ đến trong ngoài trên dưới cho với như khi nếu mà thì do bởi của cùng và hoặc hay này đó trước sau xin
    kính gửi không chưa còn vẫn cũng đều mới nhận căn hướng trình ký chủ vào ra qua nhằm thuộc các"""
    )
)
"""Small words, as written, with which a name is over."""

FAMILY_NAMES = frozenset(
    listed(
        """nguyen; tran; le; pham; hoang; huynh; phan; vu; vo; dang; bui; do; ho; ngo; duong; ly; dinh; doan; truong;
        lam; mai; trinh; dao; luong; cao; ha; luu; to; ta; chau; thai; quach; phung; trieu; kieu; nghiem; tong; son;
        thach; danh; kim; lo; vi; ma; nong; giang; vang; be; chu; dam; hua; khuc; la; lai; luc; mac; nhu; ninh; on;
        quan; tang; than; thieu; tieu; ton; tu; ung; vuong; dong; dau; khong"""
    )
)
"""Folded; they tell a name in capitals from a title that goes on."""
