"""Stories: what a reader of Word sees of paragraphs, changes, fields, text boxes and tables."""

import pytest

from bluezone.documents import docx_text, word_lines, word_story
from bluezone.documents.errors import DocumentTooLargeError
from tests.documents.word_files import cell, docx, paragraph, run, table


def text(body: str) -> str:
    return docx_text.text(docx(body)).text


def test_runs_are_one_line_however_word_cut_them() -> None:
    assert text(paragraph("Số: 11", "69", "/SCT", "-VP")) == "Số: 1169/SCT-VP"


def test_breaks_and_signs_are_what_they_look_like() -> None:
    body = (
        "<w:p><w:r><w:t>KT. GIÁM ĐỐC</w:t><w:br/><w:t>PHÓ</w:t><w:tab/><w:t>GIÁM</w:t><w:noBreakHyphen/>"
        '<w:t>ĐỐC</w:t><w:softHyphen/><w:cr/><w:t>x</w:t><w:sym w:font="Symbol" w:char="F03D"/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="zz"/></w:r></w:p>'
    )

    assert text(body) == "KT. GIÁM ĐỐC\nPHÓ\tGIÁM-ĐỐC\nx="


def test_text_is_composed_and_marks_of_xml_are_letters() -> None:
    assert text(paragraph("Qua\u0309ng Tri\u0323 &amp; &lt;b&gt; &quot;")) == 'Quảng Trị & <b> "'


def test_insertions_stay_and_deletions_go() -> None:
    body = (
        f"<w:p>{run('đạt ')}<w:ins>{run('41')}</w:ins><w:del><w:r><w:delText>40</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('/43')}</w:moveTo></w:p>"
    )

    found = docx_text.text(docx(body))

    assert found.text == "đạt 41/43"
    assert [note.code for note in found.notes] == ["changes"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    deleted_end = "<w:rPr><w:del/></w:rPr>"

    assert text(paragraph("Sở ", properties=deleted_end) + paragraph("Công Thương")) == "Sở Công Thương"
    assert text(paragraph("Sở", properties=deleted_end) + table(["a", "b"])) == "Sở\na\nb"
    assert text(paragraph("Sở", properties=deleted_end)) == "Sở"


def test_deleted_rows_and_cells_go() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('cũ')}</w:tr>"
    body = table(["a", "b"], [cell("cũ", "<w:cellDel/>"), "c", "d"]).replace("</w:tbl>", f"{gone}</w:tbl>")

    assert text(body) == "a\tb\nc\td"


def test_hidden_text_goes() -> None:
    body = (
        f"<w:p>{run('thấy')}{run('ẩn', '<w:vanish/>')}{run(' rõ', '<w:vanish w:val=`0`/>'.replace('`', chr(34)))}</w:p>"
    )

    assert text(body) == "thấy rõ"


def test_a_field_gives_its_result_and_not_its_instruction() -> None:
    def turn(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    nested = turn("begin") + "<w:r><w:instrText>REF x</w:instrText></w:r>" + turn("separate") + run("1") + turn("end")
    field = (
        turn("begin") + "<w:r><w:instrText>IF</w:instrText></w:r>" + nested + turn("separate") + run("41") + turn("end")
    )
    simple = f'<w:fldSimple w:instr="DATE">{run("ngày 10")}</w:fldSimple>'

    assert text(f"<w:p>{run('a ')}{field}{run(' b ')}{simple}</w:p>") == "a 41 b ngày 10"


def test_a_field_that_never_ends_does_not_swallow_the_letter() -> None:
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 3

    assert text(broken + paragraph("Kính gửi")) == "Kính gửi"


def test_links_controls_and_tags_are_transparent_but_an_unfilled_blank_is_none() -> None:
    body = (
        f'<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:hyperlink r:id="x">{run("Sở")}</w:hyperlink>'
        f"<w:smartTag>{run(' Công')}</w:smartTag><w:sdt><w:sdtContent>{run(' Thương')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
        "</w:p></w:sdtContent></w:sdt>"
    )

    assert text(body) == "Sở Công Thương"


def test_a_text_box_in_two_forms_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('DỰ THẢO')}{paragraph('lần 2')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run('Kính gửi')}</w:p>"
    )

    assert text(body) == "Kính gửi\nDỰ THẢO\nlần 2"


def test_an_old_text_box_is_read_and_word_art_is_not() -> None:
    content = f"<w:txbxContent>{paragraph('HỎA TỐC')}</w:txbxContent>"
    box = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    art = '<w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict>'

    assert text(f"<w:p><w:r>{box}</w:r><w:r>{art}</w:r></w:p>") == "HỎA TỐC"


def test_formulas_are_read() -> None:
    assert text(f"<w:p>{run('x ')}<m:oMath><m:r><m:t>≥ 95</m:t></m:r></m:oMath></w:p>") == "x ≥ 95"


def test_an_invisible_letterhead_is_read_cell_by_cell() -> None:
    body = table(
        ["UBND TỈNH\nSỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 1169/SCT-VP", "Quảng Trị, ngày 10 tháng 8 năm 2020"],
    )

    found = docx_text.text(docx(body))

    assert found.text.split("\n") == [
        "UBND TỈNH",
        "SỞ CÔNG THƯƠNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 1169/SCT-VP",
        "Quảng Trị, ngày 10 tháng 8 năm 2020",
    ]
    assert [span.kind for span in found.tables] == [word_lines.TableKind.LETTERHEAD]


def test_a_letterhead_over_many_columns_of_a_grid_is_still_one() -> None:
    def wide(content: str, columns: int) -> str:
        return cell(content, f'<w:gridSpan w:val="{columns}"/>')

    body = table([wide("UBND TỈNH", 4), "", wide("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 5)], [wide("Số: 7/UBND", 10)])

    assert text(body).split("\n") == ["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 7/UBND"]


def test_whoever_signs_stands_under_the_title_however_many_rows_the_closing_has() -> None:
    body = table(["Nơi nhận:\n- Như trên;", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"], ["- Lưu: VT, VP.", "Nguyễn Hữu Hưng"])

    assert text(body).split("\n") == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, VP.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Hữu Hưng",
    ]


def test_a_table_of_data_has_one_line_a_row_and_keeps_its_columns() -> None:
    body = table(
        ["STT", "Đơn vị", cell("Chưa cài đặt", '<w:gridSpan w:val="2"/>')],
        [cell("1", '<w:vMerge w:val="restart"/>'), "Văn   phòng\nSở", "01", ""],
        [cell("", "<w:vMerge/>"), "Thanh tra", "", "02"],
        ["", "", "", ""],
    )

    found = docx_text.text(docx(paragraph("Trước") + body + paragraph("Sau")))

    assert found.text == "Trước\nSTT\tĐơn vị\tChưa cài đặt\t\n1\tVăn phòng Sở\t01\t\n\tThanh tra\t\t02\n\nSau"
    (span,) = found.tables
    assert found.text[span.start : span.end].startswith("STT\t")
    assert found.text[span.start : span.end].strip().endswith("\t02")


def test_a_register_with_a_column_of_recipients_is_data() -> None:
    register = table(["Số", "Ngày", "Trích yếu", "Người ký", "Nơi nhận:"], ["1", "2", "3", "4", "5"])

    assert text(register) == "Số\tNgày\tTrích yếu\tNgười ký\tNơi nhận:\n1\t2\t3\t4\t5"


def test_a_table_in_a_frame_is_read_within_it() -> None:
    inner = table(["STT", "Đơn vị"], ["1", "Văn phòng"])

    found = docx_text.text(docx(table([paragraph("Kết quả") + inner + paragraph("Hết")])))

    assert found.text == "Kết quả\nSTT\tĐơn vị\n1\tVăn phòng\nHết"
    assert {found.text[span.start : span.end] for span in found.tables} == {
        found.text,
        "STT\tĐơn vị\n1\tVăn phòng",
    }


def test_tables_in_tables_do_not_multiply_what_is_read() -> None:
    nested = paragraph("x")
    for _ in range(60):
        nested = table([nested, "y"], ["z", "w"])

    assert text(nested).count("x") == 1


def test_a_span_beyond_words_own_limit_makes_no_endless_row() -> None:
    body = table([cell("a", '<w:gridSpan w:val="999999999"/>'), "b"], ["c", "d"])

    assert len(text(body)) < 200


def test_blank_paragraphs_leave_one_blank_line() -> None:
    assert text(paragraph("") * 3 + paragraph("a") + paragraph("") * 4 + paragraph("b") + paragraph("")) == "a\n\nb"


def test_pages_begin_where_breaks_and_sections_say() -> None:
    body = (
        paragraph("một")
        + '<w:p><w:r><w:br w:type="page"/><w:t>hai</w:t></w:r></w:p>'
        + paragraph("ba", properties="<w:pageBreakBefore/>")
        + paragraph("hết", properties='<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
        + paragraph("bốn", properties="<w:sectPr/>")
        + paragraph("năm")
        + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    )

    found = docx_text.text(docx(body))

    assert [found.text[start:].split("\n")[0] for start in found.page_starts] == ["một", "hai", "ba", "bốn"]


def test_more_lines_than_any_letter_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_lines, "MOST_LINES", 99)

    with pytest.raises(DocumentTooLargeError, match="99 lines"):
        text(paragraph("x") * 100)


def test_more_paragraphs_and_cells_than_any_letter_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_story, "MOST_PIECES", 99)

    for body in ("<w:p/>" * 100, table(["a"] * 50)):
        with pytest.raises(DocumentTooLargeError, match="99 paragraphs and cells"):
            text(body)


def test_very_many_open_fields_cost_no_more_than_few() -> None:
    opened = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>' * 20_000

    assert text(f"<w:p>{opened}{run('x' * 10) * 2_000}</w:p>") == "x" * 20_000
