"""The words by which reasons for not installing are told apart.

Source of the codes: shared specification of the rollout, section 4.2.
"""

from bluezone.letters.folding import fold
from bluezone.letters.reading import nouns

KEYWORDS = {
    "no_smartphone": """
        không có điện thoại thông minh | không sử dụng điện thoại thông minh | không dùng điện thoại thông minh |
        chưa có điện thoại thông minh | không có ĐTTM | không có smartphone | không dùng smartphone | không sử dụng
        smartphone | điện thoại phổ thông | phím bấm | điện thoại đen trắng | bàn phím | điện thoại cục gạch | không
        phải điện thoại thông minh | không thông minh | không phải là điện thoại thông minh | chưa sử dụng điện
        thoại thông minh | chưa trang bị điện thoại thông minh | điện thoại thường | máy thường | không có máy thông
        minh | không sử dụng máy điện thoại thông minh | nghe gọi | nghe, gọi
    """,
    "no_phone": """
        không có điện thoại | không sử dụng điện thoại | không dùng điện thoại | chưa có điện thoại
    """,
    "no_bluetooth": """
        không có Bluetooth | không có BLE | không hỗ trợ Bluetooth | Bluetooth năng lượng thấp | không có kết nối
        Bluetooth | Bluetooth hỏng | hỏng Bluetooth | hư Bluetooth | lỗi Bluetooth
    """,
    "os_too_old": """
        hệ điều hành | phiên bản Android | phiên bản iOS | Android cũ | iOS cũ | đời cũ | đời thấp | phiên bản thấp
        | máy cũ | máy quá cũ | quá cũ
    """,
    "no_store": """
        kho ứng dụng | App Store | CH Play | Google Play | Apple ID | tài khoản Google | tài khoản iCloud
    """,
    "storage_full": """
        hết bộ nhớ | đầy bộ nhớ | bộ nhớ đầy | không đủ bộ nhớ | hết dung lượng | không đủ dung lượng | thiếu bộ nhớ
        | bộ nhớ không đủ | thiếu dung lượng | dung lượng | bộ nhớ
    """,
    "phone_broken": """
        hỏng | hư | vỡ màn hình | bể màn hình | sửa chữa | bảo hành | mất máy | mất điện thoại | bị mất
    """,
    "other_device": """
        xách tay | khóa mạng | vùng khác | khác vùng | máy nội địa | khóa vùng
    """,
    "on_leave": """
        nghỉ phép | thai sản | đi học | nghỉ ốm | ốm | đi công tác | công tác xa | biệt phái | nghỉ hưu | điều trị |
        nghỉ việc | nghỉ không lương | nằm viện | nghỉ sinh | nghỉ chế độ | đang đi học | con nhỏ | chờ hưu | nghỉ
        dưỡng | sinh con | học cao học | học thạc sĩ | đi đào tạo | chữa bệnh | học tập trung | nghỉ ở cữ
    """,
    "refused": """
        từ chối | không đồng ý | không muốn | không đồng thuận | chưa đồng ý | lo ngại | không hợp tác | riêng tư |
        lộ thông tin
    """,
    "not_reached": """
        chưa tiếp cận | vắng mặt | chưa liên hệ | không liên lạc | chưa liên lạc | đi vắng | không liên hệ | chưa
        gặp | chưa được hướng dẫn | chưa hướng dẫn | chưa về
    """,
    "incompatible_device": """
        cấu hình | không tương thích | không phù hợp | không hỗ trợ | không đáp ứng | chưa tương thích
    """,
}
"""First fit wins, so the narrower reasons stand first."""

_FOLDED = {code: tuple(fold(keyword) for keyword in nouns.phrases(keywords)) for code, keywords in KEYWORDS.items()}


def code_of(words: str) -> str | None:
    """Return the code of a reason in *words*, None where they give none of the known ones."""
    folded = f" {fold(' '.join(words.split()))} "
    return next((code for code, keywords in _FOLDED.items() if any(f" {word} " in folded for word in keywords)), None)
