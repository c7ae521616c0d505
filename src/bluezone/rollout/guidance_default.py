"""Guidance to start from: complete texts in both languages for any app, which the office then edits.

Nothing is promised that the office cannot know: what an app does with data, its store and its publisher must say.

Source: shared specification of the rollout, sections 4.2, 5.1 and 6.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from bluezone.rollout import guidance_words as words
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import Campaign
from bluezone.rollout.guidance import MOST_SYSTEMS, Guidance, HelpDesk, Installation, Question
from bluezone.rollout.handset import System
from bluezone.rollout.requirement import BLUETOOTH_LE, Requirement, SystemNeed


class Purpose(StrEnum):
    """What an app is for, as far as its guidance differs."""

    TRACING = "tracing"
    OTHER = "other"


def default(
    campaign: Campaign, requirement: Requirement, desk: HelpDesk, changed: date, purpose: Purpose | None = None
) -> Guidance:
    """Return complete guidance for the app of *campaign*.

    Args:
        changed: the day from which it stands so.
        purpose: None to go by the phone the app needs: who needs Bluetooth Low Energy wants to notice other phones.

    Raises:
        GuidanceError: a name or an address is longer than leaflets hold, or a store's address is not safe.
    """
    needs_bluetooth = any(feature.code == BLUETOOTH_LE.code for feature in requirement.features)
    purpose = purpose or (Purpose.TRACING if needs_bluetooth else Purpose.OTHER)
    is_tracing = purpose is Purpose.TRACING
    return Guidance(
        desk=desk,
        app=campaign.app,
        does=_does(campaign.app, is_tracing=is_tracing),
        needs=words.needs(requirement),
        installations=tuple(_installation(need, is_tracing=is_tracing) for need in requirement.systems[:MOST_SYSTEMS]),
        poster_steps=_poster_steps(is_tracing=is_tracing),
        questions=_questions(campaign.app, requirement, is_tracing=is_tracing),
        changed=changed,
    )


def renewed(guidance: Guidance, requirement: Requirement, changed: date) -> Guidance:
    """Return *guidance* with phones and stores as *requirement* now has them; everything else stays as edited.

    A system that stays keeps its steps; name and publisher only while the address is the same.
    """
    before = {each.system: each for each in guidance.installations}
    is_tracing = any(feature.code == BLUETOOTH_LE.code for feature in requirement.features)
    after = []
    for need in requirement.systems[:MOST_SYSTEMS]:
        fresh = _installation(need, is_tracing=is_tracing)
        old = before.get(need.system, fresh)
        after.append(old if old.store == need.store else replace(fresh, steps=old.steps))
    found = replace(guidance, needs=words.needs(requirement), installations=tuple(after))
    return guidance if found == guidance else replace(found, changed=changed)


# --- texts -----------------------------------------------------------------------------------------------------------


def _does(app: Bilingual, *, is_tracing: bool) -> tuple[Bilingual, ...]:
    vi, en = words.capital(app.vi), words.capital(app.en)
    if not is_tracing:
        return (
            Bilingual(
                f"{vi} được triển khai theo chỉ đạo của cơ quan có thẩm quyền. Công dụng và cách dùng được nhà phát "
                "hành mô tả trong cửa hàng ứng dụng.",
                f"{en} is being rolled out by order of the authorities. Its publisher describes in the store what it "
                "does and how to use it.",
            ),
        )
    return (
        Bilingual(
            f"{vi} dùng Bluetooth để ghi nhận những điện thoại đã ở gần nhau.",
            f"{en} uses Bluetooth to note which phones have been near each other.",
        ),
        Bilingual(
            "Khi có người được xác nhận mắc bệnh, người đã tiếp xúc gần được cảnh báo sớm để tự theo dõi sức khỏe và "
            "liên hệ cơ quan y tế. Càng nhiều người cài, cảnh báo càng có ích.",
            "When somebody is confirmed to be ill, those who were close are warned early, so that they can watch their "
            "health and call the health service. The more people install it, the more a warning helps.",
        ),
    )


def _poster_steps(*, is_tracing: bool) -> tuple[Bilingual, ...]:
    last = (
        Bilingual(
            "Mở ứng dụng, bật Bluetooth và làm theo hướng dẫn.", "Open the app, turn on Bluetooth and follow its steps."
        )
        if is_tracing
        else Bilingual("Mở ứng dụng và làm theo hướng dẫn.", "Open the app and follow what it says.")
    )
    return (
        Bilingual("Quét mã QR dành cho máy của bạn.", "Scan the QR code for your phone."),
        Bilingual("Xem đúng tên nhà phát hành rồi cài đặt.", "Check the publisher's name, then install."),
        last,
    )


def _installation(need: SystemNeed, *, is_tracing: bool) -> Installation:
    is_apple, store = need.system is System.IOS, words.store_name(need.store)
    name = words.system_name(need.system)
    button = Bilingual("Nhận", "Get") if is_apple else Bilingual("Cài đặt", "Install")
    steps = [
        Bilingual(
            f"Mở ứng dụng trong {store}: quét mã QR dành cho {name.vi}, hoặc bấm đường dẫn nếu đọc trên điện thoại.",
            f"Open the app in {store}: scan the QR code for {name.en}, or tap the link if you read this on the phone.",
        ),
        Bilingual(
            f"So tên ứng dụng và nhà phát hành trong cửa hàng với thông tin ghi ở đây; nếu đúng, bấm “{button.vi}”.",
            f"Compare the names of app and publisher in the store with those given here; if right, tap “{button.en}”.",
        ),
        Bilingual(
            "Khởi động ứng dụng, đọc điều khoản và làm theo hướng dẫn trên màn hình.",
            "Start the app, read its terms and follow what it says.",
        ),
    ]
    if is_tracing:
        steps += _tracing_steps(need.system)
    return Installation(need.system, need.store, tuple(steps))


def _tracing_steps(system: System) -> tuple[Bilingual, ...]:
    if system is System.IOS:
        return (
            Bilingual(
                "Bật Bluetooth; bấm “OK” hoặc “Cho phép” khi ứng dụng hỏi về Bluetooth và thông báo.",
                "Turn on Bluetooth; tap “OK” or “Allow” when the app asks for Bluetooth and notifications.",
            ),
            Bilingual(
                "Giữ Bluetooth luôn bật và không vuốt để tắt ứng dụng.",
                "Leave Bluetooth on and do not swipe the app away.",
            ),
        )
    return (
        Bilingual(
            "Bật Bluetooth; bấm “Cho phép” khi máy hỏi về Bluetooth (thiết bị ở gần), thông báo và vị trí.",
            "Turn on Bluetooth; tap “Allow” when asked for Bluetooth (nearby devices), notifications and location.",
        ),
        Bilingual(
            "Cho phép ứng dụng chạy nền và không bị tối ưu hóa pin, để máy không tự tắt ứng dụng.",
            "Let the app run in the background without battery optimisation, so that the phone does not stop it.",
        ),
    )


def _questions(app: Bilingual, requirement: Requirement, *, is_tracing: bool) -> tuple[Question, ...]:
    found = [_FAKE, _data(app), _VERSION, _OLD_PHONE, _REMOVE]
    if is_tracing:
        location = [_LOCATION] if requirement.need(System.ANDROID) else []
        found[2:2] = [*location, _BATTERY]
    return tuple(found)


def _data(app: Bilingual) -> Question:
    return Question(
        Bilingual("Ứng dụng thu thập dữ liệu gì của tôi?", "What data of mine does the app collect?"),
        Bilingual(
            f"Xem mục “An toàn dữ liệu” (Google Play) hoặc “Quyền riêng tư” (App Store) và chính sách của {app.vi}. "
            "Người hỗ trợ chỉ ghi máy đã cài hay chưa, không đọc dữ liệu trong ứng dụng.",
            f"See “Data safety” (Google Play) or “App Privacy” (App Store) and the policy of {app.en or app.vi}. "
            "Helpers note only whether a phone has the app; they do not read what is in it.",
        ),
    )


_FAKE = Question(
    Bilingual("Có người gửi cho tôi tệp hoặc đường dẫn cài đặt?", "Somebody sent me a file or link to install?"),
    Bilingual(
        "Không mở. Chỉ cài từ cửa hàng theo mã QR ở đây. Không ai được hỏi bạn mật khẩu, mã OTP hay số tài khoản, và "
        "việc hỗ trợ cài đặt không thu tiền.",
        "Do not open it. Install only from the store by the QR code given here. Nobody may ask for your password, a "
        "one-time code or an account number, and help with installing costs nothing.",
    ),
)
_LOCATION = Question(
    Bilingual("Vì sao máy Android hỏi quyền vị trí?", "Why does Android ask for my location?"),
    Bilingual(
        "Đến Android 11, hệ điều hành chỉ cho tìm thiết bị Bluetooth ở gần khi có quyền vị trí và vị trí đang bật. Ứng "
        "dụng có lưu vị trí hay không được ghi trong chính sách của nhà phát hành.",
        "Up to Android 11 the system lets an app look for Bluetooth devices nearby only with this permission and with "
        "location turned on. Whether the app stores locations stands in its publisher's policy.",
    ),
)
_BATTERY = Question(
    Bilingual("Bật Bluetooth cả ngày có tốn pin không?", "Does Bluetooth all day drain the battery?"),
    Bilingual(
        "Bluetooth năng lượng thấp dùng ít pin. Nếu máy hao pin bất thường, hãy khởi động lại máy và cập nhật ứng "
        "dụng.",
        "Bluetooth Low Energy takes little. If the battery drains unusually fast, restart the phone, update the app.",
    ),
)
_VERSION = Question(
    Bilingual("Xem phiên bản hệ điều hành ở đâu?", "Where do I see my system's version?"),
    Bilingual(
        "Android: Cài đặt, Giới thiệu điện thoại (hoặc Thông tin điện thoại). iPhone: Cài đặt, Cài đặt chung, Giới "
        "thiệu.",
        "Android: Settings, About phone. iPhone: Settings, General, About.",
    ),
)
_OLD_PHONE = Question(
    Bilingual("Máy của tôi không cài được thì sao?", "What if it does not run on my phone?"),
    Bilingual(
        "Cập nhật hệ điều hành rồi thử lại. Nếu vẫn không được, hãy báo nơi hỗ trợ để ghi nhận lý do; bạn không phải "
        "mua máy mới.",
        "Update the phone's system and try again. If it still fails, tell the office, which notes the reason; you need "
        "not buy a new phone.",
    ),
)
_REMOVE = Question(
    Bilingual("Tôi có thể gỡ ứng dụng không?", "Can I remove the app?"),
    Bilingual(
        "Có, như mọi ứng dụng khác. Khi gỡ, dữ liệu lưu trên máy thường mất theo; muốn xóa dữ liệu ở nơi khác, hãy "
        "liên hệ nhà phát hành.",
        "Yes, like any other. What it keeps on the phone usually goes with it; to have data deleted elsewhere, write "
        "to the publisher.",
    ),
)
