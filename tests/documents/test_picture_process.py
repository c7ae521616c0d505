"""Picture files are unpacked in another process, and refusals come back as sentences."""

import pytest
from PIL import Image

from bluezone.documents import picture_process
from bluezone.documents.errors import DocumentError, DocumentTooLargeError
from tests.documents.typeset_papers import saved


def test_the_pages_of_a_tiff_come_one_by_one_and_a_photo_as_its_camera_was_held() -> None:
    pages = [Image.new("L", (300, 400), shade) for shade in (255, 0)]
    tiff = picture_process.pictures(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    tag = Image.Exif()
    tag[0x0112] = 6
    photo = picture_process.pictures(saved(pages[0], "JPEG", exif=tag))

    assert tiff.count == 2
    assert [frame.getpixel((5, 5)) for frame in tiff.frames] == [255, 0]
    assert next(photo.frames).size == (400, 300)


def test_a_tiff_of_more_pages_than_any_letter_is_refused() -> None:
    one = Image.new("1", (8, 8))
    many = saved(one, "TIFF", save_all=True, append_images=[one] * 500)

    with pytest.raises(DocumentTooLargeError, match="501 pages"):
        picture_process.pictures(many)


def test_a_picture_whose_tags_are_missing_is_damaged() -> None:
    with pytest.raises(DocumentError, match="damaged"):
        picture_process.pictures(b"II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00")


def test_a_page_that_is_cut_off_is_refused_when_its_turn_comes() -> None:
    whole = saved(Image.effect_noise((300, 400), 50))

    found = picture_process.pictures(whole[: len(whole) // 2])

    with pytest.raises(DocumentError, match="cut off"):
        next(found.frames)


def test_the_helper_is_not_left_busy_by_a_reader_who_stops_early() -> None:
    one = Image.new("L", (30, 40), 255)
    found = picture_process.pictures(saved(one, "TIFF", save_all=True, append_images=[one] * 3))
    next(found.frames)
    del found

    again = picture_process.pictures(saved(one))

    assert [frame.size for frame in again.frames] == [(30, 40)]
