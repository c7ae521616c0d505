"""Abbreviations of bodies and of their subjects, in symbols and in prose. Source: shared specification, section 2.3."""

ABBREVIATIONS: dict[str, str] = {
    "TT&TT": "Thông tin và Truyền thông", "TTTT": "Thông tin và Truyền thông", "KH&CN": "Khoa học và Công nghệ",
    "KHCN": "Khoa học và Công nghệ", "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "LĐTB&XH": "Lao động - Thương binh và Xã hội", "GDĐT": "Giáo dục và Đào tạo", "GD&ĐT": "Giáo dục và Đào tạo",
    "KHĐT": "Kế hoạch và Đầu tư", "KH&ĐT": "Kế hoạch và Đầu tư", "TNMT": "Tài nguyên và Môi trường",
    "TN&MT": "Tài nguyên và Môi trường", "NNMT": "Nông nghiệp và Môi trường", "NN&MT": "Nông nghiệp và Môi trường",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn", "NN&PTNT": "Nông nghiệp và Phát triển nông thôn",
    "PTNT": "Phát triển nông thôn", "NN": "Nông nghiệp và Phát triển nông thôn",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch", "VHTT&DL": "Văn hóa, Thể thao và Du lịch", "VHTT": "Văn hóa và Thể thao",
    "GTVT": "Giao thông vận tải", "YT": "Y tế", "NV": "Nội vụ", "TC": "Tài chính", "CT": "Công Thương", "TP": "Tư pháp",
    "XD": "Xây dựng", "NgV": "Ngoại vụ", "DL": "Du lịch", "QP": "Quốc phòng", "CA": "Công an",
    "DTTG": "Dân tộc và Tôn giáo",
}  # fmt: skip
"""Abbreviations of subjects, as they stand behind S (Sở) or B (Bộ) in a symbol and behind the word itself in prose."""

BODY_ABBREVIATIONS: dict[str, str] = {
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "VPCP": "Văn phòng Chính phủ", "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ", "QH": "Quốc hội", "BCĐ": "Ban Chỉ đạo", "BQL": "Ban Quản lý", "LĐLĐ": "Liên đoàn Lao động",
    "TLĐ": "Tổng Liên đoàn Lao động", "MTTQ": "Mặt trận Tổ quốc", "BHXH": "Bảo hiểm Xã hội", "KBNN": "Kho bạc Nhà nước",
    "BTV": "Ban Thường vụ", "BCH": "Ban Chấp hành", "LHPN": "Liên hiệp Phụ nữ", "TU": "Tỉnh ủy", "HU": "Huyện ủy",
    "ĐU": "Đảng ủy", "CĐVC": "Công đoàn Viên chức", "VP": "Văn phòng", "BV": "Bệnh viện", "ĐH": "Đại học",
    "CA": "Công an",
}  # fmt: skip
"""Abbreviations of whole bodies in a symbol and in prose."""

SHORT_NAMES = frozenset(
    f"{head}{subject}" for head in "SB" for subject in ABBREVIATIONS if len(subject) > 2 and "&" not in subject
)
"""Abbreviations that stand for a body in prose, on their own: STTTT, BTTTT."""
