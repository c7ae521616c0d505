"""The fixed words around guidance, which page, leaflet and poster share, and the names of systems and stores."""

from datetime import date
from urllib.parse import urlsplit

from bluezone.letters import written
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import LONGEST_NEED, MOST_NEEDS, Language
from bluezone.rollout.handset import System, version_text
from bluezone.rollout.requirement import Requirement, SystemNeed

DOES = Bilingual("Ứng dụng làm gì?", "What does the app do?")
NEEDS = Bilingual("Máy nào cài được?", "Which phones can run it?")
INSTALL = Bilingual("Cách cài đặt", "How to install")
QUESTIONS = Bilingual("Hỏi và đáp", "Questions and answers")
HELP = Bilingual("Cần giúp đỡ?", "Need help?")
TO_CONTENT = Bilingual("Đến nội dung chính", "To the content")
PHONE = Bilingual("Điện thoại", "Phone")
ADDRESS = Bilingual("Địa chỉ", "Address")
HOURS = Bilingual("Giờ hỗ trợ", "Hours")
STORE_NAME = Bilingual("Tên trong cửa hàng", "Name in the store")
PUBLISHER = Bilingual("Nhà phát hành", "Publisher")
PACKAGE = Bilingual("Mã ứng dụng", "App ID")
SCAN = Bilingual("Quét bằng máy ảnh của điện thoại", "Scan with the phone's camera")
SCAN_ELSEWHERE = Bilingual("Mở trang này trên máy khác? Quét mã:", "Reading this on another screen? Scan:")
ONLY_FROM_STORE = Bilingual(
    "Chỉ cài từ cửa hàng theo đúng mã và địa chỉ ghi ở đây. Không mở tệp hay đường dẫn cài đặt gửi qua tin nhắn.",
    "Install only from the store, by the code and address given here. Open no file or link sent to you in a message.",
)
PAPERS = Bilingual("Bản in", "To print")
LEAFLET = Bilingual("Tờ rơi (A5, PDF)", "Leaflet (A5, PDF)")
POSTER = Bilingual("Áp phích (A4, PDF)", "Poster (A4, PDF)")
FULL_GUIDANCE = Bilingual("Hướng dẫn đầy đủ", "Full guidance")
LANGUAGE_NAMES = {Language.VI: "Tiếng Việt", Language.EN: "English"}

_SYSTEMS = {
    System.ANDROID: Bilingual("Android", "Android"),
    System.IOS: Bilingual("iPhone", "iPhone"),
    System.HARMONY: Bilingual("HarmonyOS", "HarmonyOS"),
    System.WINDOWS: Bilingual("Windows", "Windows"),
    System.KAIOS: Bilingual("KaiOS", "KaiOS"),
    System.FEATURE: Bilingual("Máy phổ thông", "Feature phones"),
}
_STORES = {
    "play.google.com": "Google Play",
    "apps.apple.com": "App Store",
    "itunes.apple.com": "App Store",
    "appgallery.huawei.com": "AppGallery",
    "galaxystore.samsung.com": "Galaxy Store",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def system_name(system: System) -> Bilingual:
    """Return what people call phones of *system*, "iPhone"."""
    return _SYSTEMS[system]


def store_name(address: str) -> str:
    """Return what people call the store at *address*: "Google Play"; its host where nobody calls it anything."""
    host = urlsplit(address).hostname or ""
    return _STORES.get(host, host)


def capital(text: str) -> str:
    """Return *text* as it begins a sentence."""
    return text[:1].upper() + text[1:]


def title(app: Bilingual) -> Bilingual:
    """Return the heading of all guidance for *app*."""
    return Bilingual(f"Cài đặt {app.vi}", f"Install {app.en}" if app.en else "")


def open_store(store: str) -> Bilingual:
    """Return the words of the link to *store*."""
    name = store_name(store)
    return Bilingual(f"Mở {name}", f"Open {name}")


def qr_described(store: str, system: System) -> Bilingual:
    """Return what a QR code that holds *store* is to those who do not see it."""
    name, system_said = store_name(store), system_name(system)
    return Bilingual(
        f"Mã QR cho {system_said.vi}, mở {name}: {store}", f"QR code for {system_said.en}, opens {name}: {store}"
    )


def dated(changed: date, valid_until: date | None) -> Bilingual:
    """Return the line that says of which day guidance is and how long it holds."""
    vi, en = f"Cập nhật ngày {written.short_date(changed)}.", f"Last changed on {_english(changed)}."
    if valid_until is None:
        return Bilingual(vi, en)
    until_vi = f"Có hiệu lực đến hết ngày {written.short_date(valid_until)}."
    return Bilingual(f"{vi} {until_vi}", f"{en} Valid until {_english(valid_until)}.")


def over(valid_until: date) -> Bilingual:
    """Return what to say of guidance whose time is over."""
    return Bilingual(
        f"Hướng dẫn này đã hết hiệu lực từ sau ngày {written.short_date(valid_until)}. Hãy hỏi nơi hỗ trợ dưới đây.",
        f"This guidance was valid until {_english(valid_until)}. Ask the office below for what holds now.",
    )


def _english(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


# --- which phones ----------------------------------------------------------------------------------------------------


def needs(requirement: Requirement) -> tuple[Bilingual, ...]:
    """Return in plain words which phones run an app, a text for each system and one for models left out."""
    features = requirement.features
    vi = _joined([each.said.vi for each in features], ", có ", " và ")
    en = _joined([each.said.en for each in features], ", with ", " and ")
    said = [_need(need, vi, en) for need in requirement.systems]
    if requirement.excluded:
        said.append(_excluded(requirement.excluded))
    return tuple(said)[:MOST_NEEDS]


def _joined(parts: list[str], before: str, last: str) -> str:
    if not parts:
        return ""
    return before + (", ".join(parts[:-1]) + last + parts[-1] if len(parts) > 1 else parts[0])


def _need(need: SystemNeed, features_vi: str, features_en: str) -> Bilingual:
    version = version_text(need.least)
    if need.system is System.IOS:
        vi, en = f"iPhone có iOS từ {version} trở lên", f"iPhone with iOS {version} or later"
    else:
        name = system_name(need.system)
        vi, en = f"Điện thoại {name.vi} từ {version} trở lên", f"{name.en} phone, version {version} or later"
    return Bilingual(_shortened(f"{vi}{features_vi}."), _shortened(f"{en}{features_en}."))


def _excluded(models: tuple[str, ...]) -> Bilingual:
    """Return the sentence on *models*, with as many by name as it can hold."""
    for named in range(len(models), -1, -1):
        names, rest = ", ".join(models[:named]), len(models) - named
        vi_rest, en_rest = (f" và {rest} kiểu máy khác", f" and {rest} other models") if rest else ("", "")
        if not named:
            vi_rest, en_rest = f"{rest} kiểu máy; hãy hỏi nơi hỗ trợ", f"{rest} models; ask the office"
        vi, en = f"Không chạy trên: {names}{vi_rest}.", f"Does not run on: {names}{en_rest}."
        if max(len(vi), len(en)) <= LONGEST_NEED:
            break
    return Bilingual(vi, en)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_NEED else text[: LONGEST_NEED - 1].rstrip() + "…"
