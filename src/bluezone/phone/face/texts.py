"""Everything a person reads on the phone's page, Vietnamese and English side by side.

A key is `page.thing`. Braces name what is filled in; both languages have the same ones, which a test checks.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Text(NamedTuple):
    """One text in both languages."""

    vi: str
    en: str


TEXTS: Mapping[str, Text] = {
    # Frame
    "app.name": Text("Bluezone", "Bluezone"),
    "app.skip": Text("Tới nội dung chính", "Skip to content"),
    "tab.label": Text("Các trang", "Pages"),
    "tab.near": Text("Quanh đây", "Nearby"),
    "tab.history": Text("Lịch sử", "History"),
    "tab.alerts": Text("Cảnh báo", "Alerts"),
    "tab.code": Text("Nhập mã", "Code"),
    "tab.settings": Text("Cài đặt", "Settings"),
    "tab.unread": Text("{count} chưa đọc", "{count} unread"),
    "action.back": Text("Quay lại", "Back"),
    "action.cancel": Text("Không, quay lại", "No, go back"),
    # Nearby
    "near.title": Text("Quanh bạn", "Around you"),
    "near.calm": Text("Chưa có cảnh báo", "No alerts"),
    "near.calm_more": Text(
        "Điện thoại chưa thấy bạn ở gần người nhiễm bệnh.", "This phone knows of no infected person near you."
    ),
    "near.calm_since": Text("Hỏi cơ quan y tế lúc {when}", "Health authority asked at {when}"),
    "near.never_asked": Text("Chưa hỏi cơ quan y tế lần nào", "The health authority was not asked yet"),
    "near.stale": Text("Chưa biết có cảnh báo hay không", "Alerts are not up to date"),
    "near.stale_more": Text(
        "Trong 24 giờ qua, điện thoại chưa hỏi được cơ quan y tế.",
        "This phone has not reached the health authority in the last 24 hours.",
    ),
    "near.see_why": Text("Xem lý do", "See why"),
    "near.warned": Text("Bạn đã ở gần người nhiễm bệnh", "You were near an infected person"),
    "near.noticed": Text("Bạn đã ở cùng nơi với người nhiễm bệnh", "You were in the same place as an infected person"),
    "near.read_alert": Text("Xem cảnh báo", "Read the alert"),
    "near.count_none": Text("Không có điện thoại nào ở gần", "No phone is near"),
    "near.count_one": Text("1 điện thoại ở gần", "1 phone is near"),
    "near.count_many": Text("{count} điện thoại ở gần", "{count} phones are near"),
    "near.list": Text("Điện thoại trong 30 giây qua", "Phones in the last 30 seconds"),
    "near.strong": Text("Rất gần", "Very near"),
    "near.normal": Text("Gần", "Near"),
    "near.weak": Text("Xa", "Far"),
    "near.signal": Text("{rssi} dBm, {seconds} giây trước", "{rssi} dBm, {seconds} s ago"),
    "near.more": Text("và {count} điện thoại nữa", "and {count} more"),
    "near.what": Text(
        "Mỗi điện thoại phát một mã ngẫu nhiên và đổi mã sau 15 phút. Không ai biết mã đó của ai.",
        "Each phone sends a random code and changes it every 15 minutes. Nobody can tell whose code it is.",
    ),
    "near.silent": Text("Điện thoại này chưa phát và nghe", "This phone is not on the air"),
    "near.silent_more": Text(
        "Bật Bluetooth. Trong lúc này, những lần gặp gỡ không được ghi lại.",
        "Switch Bluetooth on. Until then, encounters are not recorded.",
    ),
    "near.full": Text("Không ghi được vào bộ nhớ", "The memory cannot be written"),
    "near.full_more": Text(
        "Hãy giải phóng dung lượng. Những lần gặp gỡ mới đang chờ để được ghi.",
        "Free some space. New encounters wait to be recorded.",
    ),
    # History
    "history.title": Text("Lịch sử tiếp xúc", "History"),
    "history.lead": Text(
        "Thời gian có điện thoại khác ở quanh bạn, trong {days} ngày qua.",
        "How long other phones were around you, in the last {days} days.",
    ),
    "history.most": Text("Nhiều nhất {count} máy cùng lúc", "At most {count} phones at once"),
    "history.contacts": Text("{count} lượt tiếp xúc", "{count} contacts"),
    "history.none": Text("Chưa gặp điện thoại nào", "No phone met yet"),
    "history.none_more": Text(
        "Khi có điện thoại khác ở gần, ngày đó sẽ hiện ở đây.", "When other phones come near, that day appears here."
    ),
    "history.what": Text("Một lượt tiếp xúc là gì?", "What is a contact?"),
    "history.what_more": Text(
        "Mỗi điện thoại đổi mã sau 15 phút, nên một người ngồi cạnh bạn một giờ được tính thành 4 hoặc 5 lượt. "
        "Không ai, kể cả điện thoại này, biết các lượt đó là của cùng một người.",
        "A phone changes its code every 15 minutes, so somebody beside you for an hour counts as 4 or 5 contacts. "
        "Nobody, not even this phone, can tell that they were the same person.",
    ),
    "history.deleted": Text(
        "Sau {days} ngày, dữ liệu được xoá hẳn khỏi điện thoại.", "After {days} days the data is erased for good."
    ),
    # Alerts
    "alerts.title": Text("Cảnh báo", "Alerts"),
    "alerts.none": Text("Không có cảnh báo nào", "No alerts"),
    "alerts.none_more": Text(
        "Điện thoại tự so những gì nó đã nghe với danh sách của cơ quan y tế. Kết quả chỉ nằm trên máy này.",
        "This phone compares what it heard with the health authority's list. The result stays on this phone.",
    ),
    "alerts.new": Text("Mới", "New"),
    "alert.warning": Text("Đã ở gần người nhiễm bệnh", "Near an infected person"),
    "alert.notice": Text("Đã ở cùng nơi với người nhiễm bệnh", "In the same place as an infected person"),
    "alert.warning_lead": Text(
        "Bạn đã ở gần một người sau đó được xác nhận nhiễm bệnh.",
        "You were near somebody who was later confirmed to be infected.",
    ),
    "alert.notice_lead": Text(
        "Bạn đã ở cùng nơi với một người nhiễm bệnh, nhưng không ở gần lâu. Bạn không cần làm gì thêm.",
        "You were in the same place as an infected person, but not near for long. There is nothing you need to do.",
    ),
    "alert.do": Text("Việc nên làm", "What to do"),
    "alert.do_1": Text("Ở nhà và tránh gặp người khác.", "Stay at home and avoid meeting people."),
    "alert.do_2": Text(
        "Gọi trạm y tế nơi bạn ở và kể lại cảnh báo này.", "Call your local health station and tell them of this alert."
    ),
    "alert.do_3": Text(
        "Theo dõi sốt, ho, khó thở trong 14 ngày.", "Watch for fever, cough or short breath for 14 days."
    ),
    "alert.why": Text("Vì sao có cảnh báo này", "Why you see this"),
    "alert.day": Text("Ngày", "Day"),
    "alert.hours": Text("Khoảng giờ", "Hours"),
    "alert.minutes": Text("Tổng thời gian", "Time together"),
    "alert.distance": Text("Khoảng cách", "Distance"),
    "alert.heard": Text("Số lần nghe thấy", "Times heard"),
    "alert.near": Text("Gần, khoảng 2 mét trở lại", "Near, within about 2 metres"),
    "alert.medium": Text("Cùng phòng, xa hơn 2 mét", "Same room, more than 2 metres"),
    "alert.far": Text("Xa", "Far"),
    "alert.otherwise": Text("Sẽ không có cảnh báo này, nếu", "This alert would not be here if"),
    "alert.fewer": Text(
        "thời gian ở cạnh nhau ngắn hơn ít nhất {duration},", "you had been together for at least {duration} less,"
    ),
    "alert.farther": Text(
        "hoặc khoảng cách lúc đó xa gấp khoảng {times} lần.", "or about {times} times as far from each other."
    ),
    "alert.check": Text("Tự kiểm tra", "Check it yourself"),
    "alert.check_more": Text(
        "Nhớ lại xem hôm đó, vào giờ đó, bạn ở đâu. Bluetooth chỉ ước lượng được khoảng cách: "
        "vách ngăn mỏng hoặc kính có thể làm người ở bên kia trông như ở gần.",
        "Think of where you were on that day at that time. Bluetooth can only estimate distance: "
        "behind a thin wall or glass somebody can seem near.",
    ),
    "alert.private": Text(
        "Cảnh báo do chính điện thoại này tính ra. Không ai khác biết bạn nhận được nó.",
        "This phone worked the alert out by itself. Nobody else knows that you received it.",
    ),
    "alert.rule": Text("Quy tắc: {rule}. Cách đo: {profile}", "Rule: {rule}. Measured by: {profile}"),
    "alert.rule_2 m, 15 minutes/1": Text("2 mét, 15 phút", "2 metres, 15 minutes"),
    "alert.profile_attenuation/1": Text("độ suy hao của tín hiệu", "the loss of the signal"),
    "alert.told": Text("Báo lúc {when}", "Told at {when}"),
    # Code
    "code.title": Text("Nhập mã xác nhận", "Enter your code"),
    "code.lead": Text(
        "Nếu bạn được xác nhận nhiễm bệnh, cán bộ y tế đưa cho bạn một mã gồm 8 ký tự. "
        "Mã này giúp báo cho những người đã ở gần bạn.",
        "If you are confirmed to be infected, a health officer gives you a code of 8 characters. "
        "It helps to tell those who were near you.",
    ),
    "code.field": Text("Mã xác nhận", "Code"),
    "code.hint": Text("Ví dụ: ABCD-2345. Chưa có gì được gửi đi.", "For example: ABCD-2345. Nothing is sent yet."),
    "code.next": Text("Tiếp tục", "Continue"),
    "code.no_server": Text(
        "Chưa có máy chủ của cơ quan y tế. Nhập địa chỉ trong phần Cài đặt.",
        "No health authority's server is set. Enter its address in the settings.",
    ),
    "code.problem": Text("Có một điều cần sửa", "One thing to correct"),
    "preview.title": Text("Xem trước khi gửi", "Before you send"),
    "preview.lead": Text(
        "Chưa có gì rời khỏi điện thoại. Đây là tất cả những gì sẽ được gửi.",
        "Nothing has left this phone. This is all that would be sent.",
    ),
    "preview.key": Text("Một khoá của ngày {date}", "One key, of {date}"),
    "preview.key_more": Text(
        "Có hiệu lực từ ngày đó đến lúc gửi, {until}.", "It counts from that day until the moment of sending, {until}."
    ),
    "preview.code": Text("Mã xác nhận bạn vừa nhập", "The code that you entered"),
    "preview.learns": Text("Cơ quan y tế sẽ biết", "The health authority learns"),
    "preview.learns_1": Text(
        "những mã ngẫu nhiên mà điện thoại này đã phát từ ngày đó;",
        "the random codes that this phone has sent since that day;",
    ),
    "preview.learns_2": Text(
        "rằng người giữ mã xác nhận này đã đồng ý.", "that the holder of this code has consented."
    ),
    "preview.not": Text("Cơ quan y tế sẽ không biết", "It does not learn"),
    "preview.not_1": Text("tên hay số điện thoại của bạn;", "your name or phone number;"),
    "preview.not_2": Text("bạn đã gặp ai;", "whom you met;"),
    "preview.not_3": Text("bạn đã ở đâu;", "where you were;"),
    "preview.not_4": Text(
        "gì về những ngày trước đó: khoá gốc không được lưu và không được gửi.",
        "anything about earlier days: the base key is neither stored nor sent.",
    ),
    "preview.then": Text(
        "Điện thoại của người khác sẽ tự so và báo cho chủ của chúng. Điện thoại này đổi sang khoá mới ngay khi gửi.",
        "Other phones compare by themselves and tell their owners. This phone takes new keys as soon as you send.",
    ),
    "preview.consent": Text("Tôi đồng ý gửi khoá này", "I agree to send this key"),
    "preview.send": Text("Gửi", "Send"),
    "preview.not_send": Text("Không gửi", "Do not send"),
    "preview.must": Text(
        "Đánh dấu vào ô đồng ý thì mới gửi được. Chưa có gì được gửi.",
        "Tick the box to agree before sending. Nothing was sent.",
    ),
    "upload.done": Text("Đã gửi. Cảm ơn bạn.", "Sent. Thank you."),
    "upload.done_more": Text(
        "Những người đã ở gần bạn sẽ được báo, không kèm tên. Điện thoại này đã dùng khoá mới.",
        "Those who were near you will be told, without your name. This phone uses new keys now.",
    ),
    "upload.sending": Text("Đang chờ gửi", "Waiting to be sent"),
    "upload.sending_more": Text(
        "Máy chủ chưa trả lời. Điện thoại sẽ tự gửi lại; bạn không cần làm gì. Khoá mới đã được dùng.",
        "The server has not answered. This phone sends it again by itself; you need not do anything. "
        "New keys are in use already.",
    ),
    "upload.refused": Text("Máy chủ không nhận", "The server did not take it"),
    "upload.day": Text("Khoá của ngày {date}, gửi lúc {when}", "Key of {date}, sent at {when}"),
    "upload.another": Text("Nhập mã khác", "Enter another code"),
    # Settings
    "number.title": Text("Đăng ký số điện thoại", "Register your number"),
    "number.lead": Text(
        "Cơ quan của bạn có thể nhờ đó biết máy này đã cài ứng dụng. Việc này không bắt buộc.",
        "Your office can tell by it that this phone has the app. You need not do it.",
    ),
    "number.sent": Text(
        "Chỉ gửi đi: số điện thoại và mã xác nhận. Máy chủ giữ một dấu băm của số, không giữ số. Không gửi gì về những "
        "lần tiếp xúc.",
        "Sent: the number and its code, nothing else. The server keeps a hash of the number, not the number. Nothing "
        "about contacts is sent.",
    ),
    "number.field": Text("Số điện thoại của máy này", "Number of this phone"),
    "number.hint": Text("Mười chữ số, bắt đầu bằng số 0", "Ten digits, beginning with 0"),
    "number.send": Text("Đồng ý, gửi số này", "Agree and send this number"),
    "number.code_title": Text("Nhập mã trong tin nhắn", "Type the code of the message"),
    "number.code_field": Text("Mã sáu chữ số", "Six digits"),
    "number.code_hint": Text("Mã dùng được trong mười phút.", "It can be used for ten minutes."),
    "number.confirm": Text("Xác nhận", "Confirm"),
    "number.done": Text("Đã đăng ký số có ba số cuối là {last}", "The number that ends in {last} is registered"),
    "number.again": Text("Đăng ký số khác", "Register another number"),
    "number.link": Text("Số điện thoại", "Phone number"),
    "number.none": Text("Chưa đăng ký", "Not registered"),
    "settings.title": Text("Cài đặt", "Settings"),
    "settings.language": Text("Ngôn ngữ", "Language"),
    "settings.vi": Text("Tiếng Việt", "Tiếng Việt"),
    "settings.en": Text("English", "English"),
    "settings.server": Text("Máy chủ của cơ quan y tế", "Health authority's server"),
    "settings.server_hint": Text(
        "Bắt đầu bằng https://. Để trống nếu không muốn hỏi ai.", "Begins with https://. Leave empty to ask nobody."
    ),
    "settings.days": Text("Giữ dữ liệu trong (ngày)", "Keep data for (days)"),
    "settings.days_hint": Text(
        "Từ {fewest} đến {most}. Cũ hơn sẽ bị xoá hẳn.", "From {fewest} to {most}. Older data is erased for good."
    ),
    "settings.save": Text("Lưu", "Save"),
    "settings.saved": Text("Đã lưu.", "Saved."),
    "settings.state": Text("Tình trạng", "Status"),
    "settings.bluetooth": Text("Bluetooth", "Bluetooth"),
    "settings.bluetooth_on": Text("Đang phát và nghe", "Sending and listening"),
    "settings.bluetooth_off": Text("Chưa hoạt động", "Not working"),
    "settings.synced": Text("Hỏi máy chủ thành công", "Server last answered"),
    "settings.never": Text("Chưa lần nào", "Never"),
    "settings.tried": Text("Lần thử gần nhất", "Last tried"),
    "settings.problem": Text("Vấn đề", "Problem"),
    "settings.authority": Text("Khoá của cơ quan y tế", "Authority's key"),
    "settings.sync": Text("Hỏi máy chủ ngay", "Ask the server now"),
    "settings.synced_now": Text("Máy chủ đã trả lời.", "The server has answered."),
    "settings.not_synced": Text(
        "Chưa hỏi được; xem phần Tình trạng.", "The server did not answer; see the status below."
    ),
    "settings.data": Text("Dữ liệu của tôi", "My data"),
    "settings.data_more": Text("Tất cả chỉ nằm trên điện thoại này.", "All of it is on this phone and nowhere else."),
    "settings.delete": Text("Xoá dữ liệu của tôi", "Delete my data"),
    "trust.ask": Text("Tin cơ quan y tế mới?", "Trust the new authority?"),
    "trust.lead": Text(
        "Máy chủ này thuộc một cơ quan khác với cơ quan mà điện thoại đang tin. "
        "Chỉ đồng ý nếu cơ quan y tế đã thông báo việc đổi này.",
        "This server belongs to another authority than the one this phone trusts. "
        "Agree only if your health authority has announced the change.",
    ),
    "trust.link": Text("Tin cơ quan mới…", "Trust the new one…"),
    "trust.yes": Text("Tin cơ quan mới", "Trust the new authority"),
    "delete.title": Text("Xoá dữ liệu của tôi?", "Delete my data?"),
    "delete.lead": Text(
        "Những thứ sau bị xoá hẳn và không lấy lại được:", "The following is erased for good and cannot be restored:"
    ),
    "delete.1": Text("lịch sử tiếp xúc;", "your history of contacts;"),
    "delete.2": Text("các cảnh báo;", "your alerts;"),
    "delete.3": Text("các khoá của điện thoại: nó dùng khoá mới ngay.", "this phone's keys: it uses new ones at once."),
    "delete.after": Text(
        "Sau đó, điện thoại không thể báo cho bạn về những lần gặp trước đây nữa. Cài đặt được giữ lại.",
        "After that, this phone cannot tell you of earlier encounters any more. Settings are kept.",
    ),
    "delete.yes": Text("Xoá hẳn", "Delete for good"),
    "delete.done": Text("Đã xoá dữ liệu. Điện thoại đang dùng khoá mới.", "Deleted. This phone uses new keys now."),
    # Errors, by permanent code
    "error.title": Text("Không làm được", "That did not work"),
    "error.other": Text("Có lỗi ({code}).", "Something failed ({code})."),
    "error.not_found": Text("Không có trang này.", "There is no such page."),
    "error.form_refused": Text(
        "Biểu mẫu đã cũ hoặc đến từ một trang khác. Mở lại trang và thử lần nữa.",
        "The form is old or came from another site. Open the page again and retry.",
    ),
    "error.host": Text("Trang này chỉ mở được trên chính điện thoại.", "This page can be opened on this phone only."),
    "error.authority_changed": Text(
        "Máy chủ thuộc một cơ quan khác với cơ quan mà điện thoại này tin.",
        "The server belongs to another authority than the one this phone trusts.",
    ),
    "error.batch_from_the_future": Text(
        "Đồng hồ của điện thoại chậm. Chỉnh lại ngày và giờ.", "This phone's clock is slow. Set date and time."
    ),
    "error.batch_key_unknown": Text(
        "Danh sách được ký bằng một khoá mà điện thoại này không tin. Không dùng gì từ đó.",
        "The list is signed with a key this phone does not trust. Nothing of it was used.",
    ),
    "error.batch_signature_wrong": Text(
        "Chữ ký của danh sách không đúng. Không dùng gì từ đó.",
        "The signature of the list is wrong. Nothing of it was used.",
    ),
    "error.batch_truncated": Text(
        "Danh sách bị đứt giữa chừng. Điện thoại sẽ tải lại.", "The list arrived incomplete. It will be fetched again."
    ),
    "error.batch_out_of_sequence": Text(
        "Máy chủ gửi lại danh sách cũ hoặc bỏ sót một danh sách. Không dùng gì từ đó.",
        "The server repeated or left out a list. Nothing of it was used.",
    ),
    "error.batch_version_unsupported": Text(
        "Máy chủ dùng phiên bản mới hơn. Cập nhật chương trình này.",
        "The server uses a newer version. Update this program.",
    ),
    "error.batch_other": Text(
        "Danh sách của máy chủ bị hỏng ({code}). Không dùng gì từ đó.",
        "The server's list is damaged ({code}). Nothing of it was used.",
    ),
    "error.index_rolled_back": Text(
        "Máy chủ chỉ còn các danh sách cũ mà điện thoại đã đọc.",
        "The server offers only old lists that this phone has read.",
    ),
    "error.index_contradicts": Text(
        "Danh sách của máy chủ khác với những gì điện thoại đã đọc.",
        "The server's lists differ from what this phone has read.",
    ),
    "error.keyring_untrusted": Text(
        "Không tin được danh sách khoá của máy chủ.", "The server's list of keys cannot be trusted."
    ),
    "error.server_unreachable": Text(
        "Không liên lạc được với máy chủ. Kiểm tra mạng và địa chỉ.",
        "The server cannot be reached. Check the connection and the address.",
    ),
    "error.server_too_slow": Text("Máy chủ trả lời quá chậm.", "The server answers too slowly."),
    "error.server_broken": Text("Máy chủ đang gặp lỗi.", "Something in the server failed."),
    "error.server_redirects": Text(
        "Máy chủ chuyển sang địa chỉ khác. Nhập địa chỉ mới nếu bạn tin nó.",
        "The server leads to another address. Enter that one if you trust it.",
    ),
    "error.server_answer_oversized": Text("Máy chủ gửi quá nhiều.", "The server sends too much."),
    "error.server_answer_malformed": Text(
        "Câu trả lời của máy chủ không đúng dạng. Kiểm tra địa chỉ.",
        "The server's answer has the wrong form. Check the address.",
    ),
    "error.server_certificate_untrusted": Text(
        "Máy chủ không chứng minh được danh tính. Không gửi gì cho nó.",
        "The server cannot prove its identity. Nothing was sent to it.",
    ),
    "error.server_refused": Text("Máy chủ từ chối.", "The server refused."),
    "error.server_address_invalid": Text(
        "Địa chỉ máy chủ không đúng. Ví dụ: https://yte.example.vn",
        "That is no server address. For example: https://health.example.org",
    ),
    "error.server_address_insecure": Text(
        "Địa chỉ phải bắt đầu bằng https:// để không ai đọc được.",
        "The address must begin with https:// so that nobody can listen in.",
    ),
    "error.setting_invalid": Text("Giá trị này không dùng được.", "This value cannot be used."),
    "error.days": Text("Số ngày phải từ {fewest} đến {most}.", "The number of days must be from {fewest} to {most}."),
    "error.phone_number_invalid": Text(
        "Đây không phải số di động. Nhập đủ mười chữ số.", "This is no mobile number. Type all ten digits."
    ),
    "error.number_code_wrong": Text(
        "Mã không đúng hoặc đã quá mười phút.", "The code is wrong, or its ten minutes are over."
    ),
    "error.messages_unavailable": Text(
        "Máy chủ chưa gửi được tin nhắn. Hãy thử lại sau.", "The server cannot send messages just now. Try later."
    ),
    "error.code_unknown": Text(
        "Không có mã này. So lại với giấy và nhập lại.", "There is no such code. Compare it with the slip and retry."
    ),
    "error.code_expired": Text(
        "Mã đã quá 24 giờ. Xin cán bộ y tế mã mới.", "The code is older than 24 hours. Ask the health officer anew."
    ),
    "error.code_spent": Text(
        "Mã đã được dùng. Xin cán bộ y tế mã mới.", "The code was used already. Ask the health officer anew."
    ),
    "error.too_many_attempts": Text(
        "Đã thử sai nhiều lần. Chờ một lúc rồi thử lại.", "Too many wrong codes. Wait a while and retry."
    ),
    "error.key_too_old": Text(
        "Khoá cũ hơn ngày mà cơ quan y tế hỏi.", "The key is older than the day the authority asks for."
    ),
    "error.key_from_the_future": Text(
        "Đồng hồ của điện thoại nhanh. Chỉnh lại ngày và giờ.", "This phone's clock is fast. Set date and time."
    ),
    "error.radio_unavailable": Text("Bluetooth đang tắt hoặc bị chặn.", "Bluetooth is off or not permitted."),
    "error.store_unusable": Text(
        "Không ghi được vào bộ nhớ. Kiểm tra dung lượng trống.", "The memory cannot be written. Check the free space."
    ),
    # Words for values
    "day.0": Text("Thứ hai", "Monday"),
    "day.1": Text("Thứ ba", "Tuesday"),
    "day.2": Text("Thứ tư", "Wednesday"),
    "day.3": Text("Thứ năm", "Thursday"),
    "day.4": Text("Thứ sáu", "Friday"),
    "day.5": Text("Thứ bảy", "Saturday"),
    "day.6": Text("Chủ nhật", "Sunday"),
    "date.long": Text("{weekday}, {day}/{month}/{year}", "{weekday}, {day} {month} {year}"),
    "date.list": Text("{weekday}, {day}/{month}", "{weekday}, {day} {month}"),
    "date.short": Text("{day}/{month}/{year}", "{day} {month} {year}"),
    "month.1": Text("1", "January"),
    "month.2": Text("2", "February"),
    "month.3": Text("3", "March"),
    "month.4": Text("4", "April"),
    "month.5": Text("5", "May"),
    "month.6": Text("6", "June"),
    "month.7": Text("7", "July"),
    "month.8": Text("8", "August"),
    "month.9": Text("9", "September"),
    "month.10": Text("10", "October"),
    "month.11": Text("11", "November"),
    "month.12": Text("12", "December"),
    "date.today": Text("Hôm nay", "Today"),
    "date.yesterday": Text("Hôm qua", "Yesterday"),
    "time.on": Text("{time}, {date}", "{time}, {date}"),
    "hours.band": Text("{first}\u2060–\u2060{end}\u00a0giờ", "{first}:00\u2060–\u2060{end}:00"),
    "duration.minutes": Text("{minutes} phút", "{minutes} min"),
    "duration.hours": Text("{hours} giờ", "{hours} h"),
    "duration.both": Text("{hours} giờ {minutes} phút", "{hours} h {minutes} min"),
}


def say(language: str, key: str, **values: object) -> str:
    """Return the text *key* in *language*, "vi" or "en", with *values* in their places."""
    text = TEXTS[key]
    return (text.en if language == "en" else text.vi).format(**values)
