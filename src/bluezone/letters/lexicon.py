"""The words of the house: what letters about such campaigns are made of, and how organs write themselves.

Only data. A word that is missing here is never a fault; one that is near to a word here, beside the word it belongs
with, may be a slip. Adding a phrase makes the checks see more.
"""

_PHRASES = """
an ninh; an toàn; ba mươi; ban hành; biên bản; biện pháp; biện pháp phòng; bàn giao; báo chí; báo cáo; bên cạnh đó;
bình quân; bưu chính; bảo vệ; bảo đảm; bất cập; bắt buộc; bệnh nhân; bệnh viện; bố trí; bổ sung; bộ phận;
bộ phận một cửa; cao điểm; chi tiết; chuyên môn; chuyên viên; chuyên đề; chuyển đổi số; chính phủ; chính quyền;
chính quyền địa phương; chính trị; chấp hành; chất lượng; chậm nhất; chỉ thị; chỉ tiêu; chỉ đạo; chủ quan; chủ trì;
chủ trương; chủ tịch; chủ động; chức danh; chức năng; chứng nhận; cung cấp; cuối cùng; cuộc họp; cài đặt; cá nhân;
các cấp; các ngành; cách ly; cán bộ; công an; công bố; công chức; công dân; công nghiệp; công nghệ;
công nghệ thông tin; công nhân; công sở; công thương; công trình; công ty; công tác; công văn; công điện;
công đoàn; căn cứ; cơ cấu; cơ quan; cơ quan chức năng; cơ sở; cư trú; cải thiện; cảnh báo; cấp bách; cấu hình;
cập nhật; cộng đồng; cụ thể; cụm công nghiệp; danh mục; danh sách; doanh nghiệp; du lịch; dân số; dân tộc;
dịch bệnh; dịch tễ; dịch vụ; dữ liệu; dự kiến; dự thảo; dự án; gia đình; giai đoạn; giao dịch; giao thông vận tải;
giám sát; giám đốc; giáo dục; giáo viên; giới thiệu; giữ gìn; gương mẫu; gửi kèm; hiệu lực; hiệu quả; hiệu trưởng;
hoàn thành; hoạt động; huy động; huyện ủy; hàng ngày; hành chính; hành khách; hình thức; hòm thư; hướng dẫn;
hưởng ứng; hạ tầng; hạn chế; hằng ngày; hệ thống; hệ điều hành; học sinh; học viên; hỗ trợ; hộ chiếu; hộ gia đình;
hội nghị; hội viên; hợp tác; hợp tác xã; hợp đồng; khai báo; khai báo y tế; khai thác; khen thưởng; khoa học;
khu công nghiệp; khu dân cư; khu kinh tế; khu vực; khuyến cáo; khuyến công; khách hàng; khó khăn; khả năng;
khảo sát; khẩn cấp; khẩn trương; khẩu trang; khắc phục; khởi động; kinh doanh; kinh phí; kinh tế; kiến nghị;
kiểm soát; kiểm tra; kèm theo; kích hoạt; kính gửi; kế hoạch; kết luận; kết nối; kết quả; kết thúc; kịp thời;
kỷ luật; kỹ thuật; lao động; liên hệ; liên quan; liên tục; liên đoàn; liệt kê; lo ngại; loa truyền thanh;
luân phiên; lây lan; lây nhiễm; lãnh đạo; lắp đặt; lực lượng; lực lượng vũ trang; máy điện thoại; mã số;
môi trường; mạng xã hội; mặt trận; mục tiêu; mục đích; nghiêm ngặt; nghiêm túc; nghiên cứu; nghiệp vụ; nghị quyết;
nghị định; nguy cơ; nguyên nhân; ngành nghề; ngày làm việc; ngăn chặn; người dân; người lao động; người thân;
nhanh chóng; nhiễm bệnh; nhiệm vụ; nhu cầu; nhà trường; nhà đầu tư; nhân dân; nhân viên; nhắc nhở; nông nghiệp;
nông thôn; năng lượng; nơi nhận; nội bộ; nội dung; nội vụ; phát hiện; phát huy; phát thanh; phát triển; phát động;
phân công; phê bình; phòng ban; phòng chống; phòng dịch; phó chủ tịch; phó giám đốc; phù hợp; phương châm;
phương tiện; phương án; phường xã; phấn đấu; phần mềm; phối hợp; phổ biến; phụ lục; phụ nữ; phụ trách; quan trọng;
quan tâm; quy chế; quy định; quyết liệt; quyết định; quyền lợi; quán triệt; quét mã; quản lý; quảng bá; quốc gia;
quốc hội; rà soát; rộng rãi; rửa tay; sao gửi; sinh hoạt; sinh viên; sát khuẩn; sản xuất; số liệu; số lượng;
sử dụng; tham gia; tham mưu; thanh niên; thanh tra; thay mặt; theo dõi; theo quy định; thi đua; thiết bị;
thiết bị di động; thiết thực; thuyết phục; thuê bao; thuận lợi; thành lập; thành phần; thành phố; thành tích;
thành tựu; thành viên; thân nhiệt; thông báo; thông minh; thông qua; thông tin; thông tư; thư điện tử; thương binh;
thương mại; thường trực; thường xuyên; thẩm quyền; thị trường; thị trấn; thị xã; thống kê; thống nhất; thời gian;
thời hạn; thời điểm; thủ trưởng; thủ tướng; thừa lệnh; thực hiện; thực trạng; tiêm chủng; tiến độ; tiếp cận;
tiếp nhận; tiếp tục; tiếp xúc; tiếp xúc gần; tiện ích; toàn bộ; toàn dân; toàn quốc; toàn thể; toàn tỉnh; trang bị;
trang thông tin điện tử; triển khai; triệt để; trung tâm; trung ương; truy vết; truyền thanh; truyền thông;
trách nhiệm; trân trọng; trường học; trường hợp; trưởng ban; trưởng phòng; trực thuộc; trực tiếp; tuyên truyền;
tuân thủ; tài chính; tài khoản; tài liệu; tài nguyên; tìm kiếm; tình hình; tăng cường; tương thích; tầm quan trọng;
tập huấn; tập trung; tỉnh ủy; tối thiểu; tối đa; tổ chức; tổ dân phố; tổng cộng; tổng hợp; tổng số; từ chối; tỷ lệ;
vi phạm; vi rút; viêm đường hô hấp; viên chức; viễn thông; ví dụ; văn bản; văn hóa; văn phòng; văn thư; vướng mắc;
vấn đề; vận hành; vận động; vắc xin; xung quanh; xác minh; xác nhận; xây dựng; xã hội; xét nghiệm; xử lý; y tế;
yêu cầu; áp dụng; ý kiến; ý thức; đa khoa; điều chỉnh; điều hành; điều kiện; điều tra; điện thoại;
điện thoại di động; điện thoại thông minh; điện tử; đo thân nhiệt; đoàn thể; đoàn viên; đào tạo; đáp ứng; đính kèm;
đôn đốc; đăng ký; đơn vị; đơn vị trực thuộc; đường dây nóng; đường phố; đại biểu; đại diện; đại học; đảm bảo;
đảng viên; đầu mối; đẩy mạnh; đến nay; đề nghị; đề xuất; đề án; địa bàn; địa chỉ; địa phương; địa điểm; định danh;
định kỳ; đồng bộ; đồng chí; đồng thời; đột phá; đột xuất; ủy ban; ủy ban nhân dân; ủy quyền; ứng dụng
"""

_COMMON = """
a ai anh ba ban bao bà bài bán bé bên bản bảo bảy bắt bằng bến bệnh bị bốn bộ bởi cao chia chiếm chiều cho chung
chính chúng chưa chấm chấp chỉ chị chốt chợ chứ con cuối các cách cái cán còn có cô công cùng cũ cũng cơ cả cấm cấp
cần cục cứ cửa do dài dân dùng dưới dẫn dịch em giao giá giúp giảm giờ giữa gì gần gắn gặp gồm gửi hai hay hiện hoàn
hoặc huyện hàng hôm hơn hạn hẹn hết họ học hồ hội hợp in khi kho khoa khoảng khu khá khác khám khóm không khẩu
khối kèm kính ký kết kể kỳ liền liệu loa loại luôn là làm lên lúc lý lượt lại lần lịch lớn lực mua muốn mà máy mã
mình mười mất mắt mặt mẹ mọi mỗi một mới mở mục mức nay ngay nghe nghỉ ngoài nguồn ngành ngày người nhanh nhiều
nhiệm nhiệt nhà nhân nhóm như nhưng nhất nhận nhằm nhỏ những niêm nào này nên nêu nó nói năm nơi nước nằm nếu nữa
phiếu phát phía phòng phó phút phường phải phần qua quan quy quyền quá quét quý quận ra riêng rõ rất rồi sang sao
sau sinh suốt sáng sáu sơ sẽ số sớm sở sự tay tham thay theo thuộc thành tháng thân thêm thì thôn thông thăm thấp
thấy thế thể thứ thực tin tiếp tiền to toàn trang trao trong trân trên trình trước trường trưởng trọng trừ trực tuy
tuần tuổi tám tên tình tính tăng tại tạo tỉnh tốt tổ tổng tới tờ từ từng tự viên việc và vài vào vì vòng vùng văn
vẫn vật về với vụ vừa xe xem xin xong xuống xã xóm xấu yếu à án ông ý đa đang đi điền điểm đoàn đây đã đích đó đóng
đông đúng đưa đường được đạt đảng đầu đầy đặt đến đề đều để địa đối đồng đội đợi đợt đủ ổn ở
"""

FOREIGN = frozenset(
    {
        "virus", "corona", "covid", "smartphone", "smartphones", "bluetooth", "internet", "online", "website", "email",
        "facebook", "android", "iphone", "fanpage", "marketing", "google", "store", "zalo", "wifi", "excel",
    }
)  # fmt: skip
"""Words that are no Vietnamese syllable and stand in such letters all the same, in lower case."""

FIELDS = (
    "Công Thương", "Thông tin và Truyền thông", "Khoa học và Công nghệ", "Kế hoạch và Đầu tư", "Tài chính", "Nội vụ",
    "Y tế", "Giáo dục và Đào tạo", "Giao thông vận tải", "Xây dựng", "Tư pháp", "Ngoại vụ", "Du lịch",
    "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao", "Lao động - Thương binh và Xã hội", "Dân tộc và Tôn giáo",
    "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường", "Tài nguyên và Môi trường",
    "Quy hoạch - Kiến trúc",
)  # fmt: skip
"""What a Sở or a Bộ is for, with the capitals of Phụ lục II."""

ORGANS = (
    *(f"{kind} {field}" for kind in ("Sở", "Bộ") for field in FIELDS),
    "Ban Chỉ đạo", "Ủy ban nhân dân", "Hội đồng nhân dân", "Văn phòng Chính phủ", "Thủ tướng Chính phủ",
    "Mặt trận Tổ quốc", "Liên đoàn Lao động", "Hội Liên hiệp Phụ nữ", "Ủy ban Mặt trận Tổ quốc",
)  # fmt: skip
"""Names of organs with the capitals of Phụ lục II."""

ABBREVIATIONS = frozenset(
    {
        "UBND", "HĐND", "MTTQ", "LĐLĐ", "CĐCS", "BCĐ", "BQL", "BCH", "BTV", "CBCCVC", "CBCC", "CCVC", "CBVC", "CNVC",
        "CBNV", "CBCNV", "CBGV", "NLĐ", "CNLĐ", "HĐLĐ", "ĐTTM", "BTTTT", "STTTT", "SKHCN", "BKHCN", "SCT", "SYT",
        "BYT", "SNV", "STC", "BNV", "BCT", "SGTVT", "SKHĐT", "SGDĐT", "SLĐTBXH", "SNNPTNT", "STNMT", "VPCP", "TNCS",
        "PCD", "PCCC", "KCN", "KKT", "CCN", "TTTM", "CNTT", "BCVT", "KGVX", "TTBCXB", "QLTM", "HTX", "DNNN", "DNTN",
        "TNHH", "TTĐT", "CNXH", "XHCN", "LLVT", "ANTT", "ATTP", "VSATTP", "GDĐT", "LĐTBXH", "TDTT", "PTNT", "CSDL",
        "TTHC", "CCHC", "KHCN", "QLNN", "QLTT", "VHTT", "BHXH", "BHYT", "GTVT", "TNMT", "BVHTTDL", "CVNC", "LĐVP",
        "PCVP", "CVTH", "UVBTV", "TTUBMTTQ", "BHXHVN", "CVCC", "CVC",
    }
)  # fmt: skip
"""Abbreviations that need no explanation in such letters."""

PHRASES = tuple(phrase.strip() for phrase in _PHRASES.split(";"))
"""Words of two and more syllables, in lower case."""

SYLLABLES = frozenset(word for phrase in PHRASES for word in phrase.split()) | frozenset(_COMMON.split())
"""Every syllable that is certainly one, in lower case."""
