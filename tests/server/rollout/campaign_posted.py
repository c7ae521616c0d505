"""What a browser sends from the form of a campaign."""

GIVEN = {
    "name_vi": "triển khai cài đặt ứng dụng Bluezone",
    "name_en": "",
    "app_vi": "ứng dụng Bluezone",
    "app_en": "",
    "code": "",
    "directive_type_1": "Văn bản",
    "directive_symbol_1": "563/STTTT-CNTT",
    "directive_dated_1": "2020-08-02",
    "directive_issuer_1": "Sở Thông tin và Truyền thông",
    "directive_abstract_1": "",
    "owner": "qt",
    "scope": "qt",
    "reporting": "children",
    "receiver": "stttt",
    "denominator": "registered_phones",
    "target_percent": "100 %",
    "target_by": "2020-08-09",
    "target_scope": "",
    "rhythm": "fixed",
    "cutoff_1": "2020-08-09T08:00",
    "deadline_1": "2020-08-10T17:00",
    "android_least": "6",
    "android_store": "https://play.example/bluezone",
    "ios_least": "10.3",
    "ios_store": "https://apps.example/bluezone",
    "needs_ble": "on",
    "excluded": "Máy A\nMáy B",
}


def posted(**changed: str) -> dict[str, str]:
    """Return a good form with *changed* fields."""
    return GIVEN | changed
