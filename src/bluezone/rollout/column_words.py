"""What the columns of a roster are for, and what offices write over them."""

from enum import StrEnum

from bluezone.rollout.bilingual import Bilingual


class Field(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    NAME = "name"
    FAMILY = "family"  # and middle names, where the given name has a column of its own
    GIVEN = "given"
    PHONE = "phone"
    UNIT = "unit"
    POSITION = "position"
    BIRTH = "birth"
    SYSTEM = "system"
    VERSION = "version"
    MODEL = "model"
    NOTE = "note"


SAID = {
    Field.NUMBER: Bilingual("số thứ tự", "running number"),
    Field.NAME: Bilingual("họ và tên", "name"),
    Field.FAMILY: Bilingual("họ và tên đệm", "family and middle names"),
    Field.GIVEN: Bilingual("tên", "given name"),
    Field.PHONE: Bilingual("số điện thoại", "phone number"),
    Field.UNIT: Bilingual("đơn vị", "unit"),
    Field.POSITION: Bilingual("chức vụ", "position"),
    Field.BIRTH: Bilingual("ngày sinh", "date of birth"),
    Field.SYSTEM: Bilingual("hệ điều hành", "system"),
    Field.VERSION: Bilingual("phiên bản", "version"),
    Field.MODEL: Bilingual("loại máy", "model"),
    Field.NOTE: Bilingual("ghi chú", "note"),
}

WORDS = {
    Field.NUMBER: ("stt", "tt", "so tt", "so thu tu", "no", "thu tu"),
    Field.NAME: (
        *("ho va ten", "ho ten", "ho va ten can bo", "ten can bo", "ten nhan vien", "ten day du", "can bo"),
        *("full name", "name", "hoten", "nguoi dung", "chu thue bao", "cbccvc", "ho ten cbccvc"),
    ),
    Field.FAMILY: ("ho", "ho dem", "ho va ten dem", "ho lot", "ho va dem", "ho va chu dem", "family name", "surname"),
    Field.GIVEN: ("ten", "given name", "first name", "ten goi"),
    Field.PHONE: (
        *("so dien thoai", "dien thoai", "sdt", "so dt", "dt", "dtdd", "so dtdd", "dien thoai di dong", "di dong"),
        *("so di dong", "mobile", "phone", "phone number", "so may", "so thue bao", "tel", "so lien lac", "so zalo"),
    ),
    Field.UNIT: (
        *("don vi", "phong", "phong ban", "bo phan", "co quan", "don vi cong tac", "noi cong tac", "phong don vi"),
        *("to chuc", "unit", "department", "office", "ten don vi", "to", "khoa", "phong khoa"),
    ),
    Field.POSITION: (
        "chuc vu",
        "chuc danh",
        "vi tri",
        "vi tri viec lam",
        "position",
        "title",
        "job title",
        "cong viec",
    ),
    Field.BIRTH: (
        "ngay sinh",
        "nam sinh",
        "ngay thang nam sinh",
        "sinh ngay",
        "ngsinh",
        "birth",
        "date of birth",
        "dob",
    ),
    Field.SYSTEM: ("he dieu hanh", "hdh", "os", "system", "operating system", "android ios", "nen tang", "platform"),
    Field.VERSION: ("phien ban", "version", "phien ban he dieu hanh", "phien ban hdh", "os version", "ver"),
    Field.MODEL: (
        *("loai may", "dong may", "ten may", "model", "hang may", "loai dien thoai", "hieu may", "thiet bi", "device"),
        *("nhan hieu", "may dien thoai", "dien thoai loai"),
    ),
    Field.NOTE: ("ghi chu", "note", "notes", "ly do", "ghi chu ly do", "remark", "remarks", "y kien", "gc"),
}
"""Folded; the whole heading or a part of it."""
