"""Figures into paragraphs: what an office has done and counted, in the words of an official letter.

Every fact may be missing; then its sentence is. The app's name is a fact like any other. What is drafted here is a
start: a clerk edits it, and the checks compare the edited text with the figures. No letter is drafted on figures that
do not add up.

Source: shared specification of the rollout, sections 3.4, 4.2, 4.5 and 8; Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters import figures, written
from bluezone.letters.figures import FiguresError
from bluezone.letters.letter import (
    REASONS,
    Block,
    BlockKind,
    Counts,
    Moment,
    Reason,
    Reference,
)

STAFF = "cán bộ, công chức, viên chức và người lao động"
DEVICE = "máy điện thoại"
HELPED = "hỗ trợ cài đặt cho {} người"

_END = "./."


@dataclass(frozen=True, slots=True)
class Gate:
    """What was done at the gate; counts where somebody counted."""

    screened: int | None = None
    helped: int | None = None


@dataclass(frozen=True, slots=True)
class Outreach:
    """Who else was told. `groups`: enterprises, markets, ...; `has_family`: staff told family and neighbours."""

    groups: tuple[str, ...] = ()
    reached: int | None = None
    helped: int | None = None
    has_family: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What an office reports.

    Attributes:
        organ: who reports, "Sở Công Thương".
        receiver: to whom, "Sở Thông tin và Truyền thông".
        app: name of the app, with what kind of thing it is: "ứng dụng Bluezone".
        answered: documents the letter answers, the first of them first.
        is_told: whether the staff was told what the documents ask.
        onward: own documents by which it was passed on.
        counts: installed, total, reasons, unit, denominator, scope; by_unit for the annex.
        difficulties, proposals: sentences for a báo cáo; None leaves the part out, an empty tuple says "Không có.".
        places: decimals of the rate; one for offices, two for provinces.
    """

    organ: str
    receiver: str
    app: str
    counts: Counts
    cutoff: Moment
    answered: tuple[Reference, ...] = ()
    is_told: bool = False
    onward: tuple[Reference, ...] = ()
    gate: Gate | None = None
    outreach: Outreach | None = None
    difficulties: tuple[str, ...] | None = None
    proposals: tuple[str, ...] | None = None
    places: int = 1


# --- whole texts -----------------------------------------------------------------------------------------------------


def official_letter(facts: Facts) -> tuple[Block, ...]:
    """Return the body of a công văn that reports *facts*.

    Raises:
        FiguresError: installed and reasons do not add up to the total, or the rows to the whole.
    """
    figures.check(facts.counts)
    texts = [_opening(facts), *_direction(facts), " ".join(_result(facts)), *_gate(facts), *_family(facts)]
    closing = f"{facts.organ} báo cáo để {facts.receiver} biết, tổng hợp{_END}"
    return tuple(Block(BlockKind.PARAGRAPH, text) for text in (*texts, closing))


def report(facts: Facts) -> tuple[Block, ...]:
    """Return the body of a báo cáo: what was done, what is difficult, what is proposed.

    Raises:
        FiguresError: as official_letter().
    """
    figures.check(facts.counts)
    parts = (
        ("KẾT QUẢ ĐẠT ĐƯỢC", tuple(_done(facts))),
        ("KHÓ KHĂN, VƯỚNG MẮC", _sentences(facts.difficulties)),
        ("KIẾN NGHỊ, ĐỀ XUẤT", _sentences(facts.proposals)),
    )
    blocks = [Block(BlockKind.PARAGRAPH, _opening(facts))]
    for number, (title, inside) in enumerate(((title, inside) for title, inside in parts if inside), 1):
        blocks += [Block(BlockKind.PART, f"{written.roman(number)}. {title}"), *inside]
    closing = f"Trên đây là kết quả triển khai cài đặt {facts.app} của {facts.organ}, kính báo cáo {facts.receiver}"
    return (*blocks, Block(BlockKind.PARAGRAPH, closing + _END))


def chase(
    organ: str, app: str, asked: Reference, missing: tuple[str, ...], *, n_reported: int, n_asked: int, until: Moment
) -> tuple[Block, ...]:
    """Return the body of a công văn đôn đốc: who has not reported, until when to.

    Raises:
        FiguresError: those that reported and those named do not add up to those asked.
    """
    if n_reported + len(missing) != n_asked or not missing:
        raise FiguresError(
            f"Chase: found {n_reported} that reported and {len(missing)} named, expected {n_asked} together and one "
            "named at least. Correct the list."
        )
    rate = written.percent(written.rate(n_reported, n_asked))
    done = f"{written.count(n_reported)}/{written.count(n_asked)}"
    texts = (
        f"{organ} đã có {citation(asked)}. Đến nay, {done} cơ quan, đơn vị đã gửi báo cáo (đạt {rate}); còn "
        f"{written.count(len(missing))} cơ quan, đơn vị chưa gửi, gồm: {'; '.join(missing)}.",
        f"{organ} đề nghị Thủ trưởng các cơ quan, đơn vị nêu trên khẩn trương chỉ đạo, gửi báo cáo kết quả cài đặt "
        f"{app} về {organ} trước {moment(until)} để tổng hợp. Số liệu gửi sau thời điểm này được tính vào kỳ báo cáo "
        "tiếp theo.",
        f"Rất mong các cơ quan, đơn vị quan tâm, phối hợp thực hiện{_END}",
    )
    return tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)


def forwarding(
    organ: str, app: str, directive: Reference, tasks: tuple[str, ...], *, units: str, until: Moment | None = None
) -> tuple[Block, ...]:
    """Return the body of a letter that passes *directive* on to *units*, with *tasks* for them."""
    report_by = f" trước {moment(until)}" if until else ""
    texts = [
        (BlockKind.PARAGRAPH, f"Thực hiện {citation(directive)}, {organ} đề nghị {units} triển khai các nội dung sau:"),
        *(
            (BlockKind.ITEM, f"{number}. {_capital(task.strip().rstrip('.;'))}.")
            for number, task in enumerate(tasks, 1)
        ),
        (BlockKind.PARAGRAPH, f"Kết quả cài đặt {app} gửi về {organ}{report_by} để tổng hợp, báo cáo{_END}"),
    ]
    return tuple(Block(kind, text) for kind, text in texts)


# --- the paragraphs --------------------------------------------------------------------------------------------------


def _opening(facts: Facts) -> str:
    answered = "; ".join(citation(reference) for reference in facts.answered)
    start = f"Thực hiện {answered}, {facts.organ}" if answered else facts.organ
    return f"{start} báo cáo kết quả triển khai cài đặt {facts.app} như sau:"


def _direction(facts: Facts) -> Iterator[str]:
    """Yield what was passed on: to the staff, and by own documents to those outside."""
    groups = listed(facts.outreach.groups) if facts.outreach else ""
    onward = "; ".join(citation(reference) for reference in facts.onward)
    done = []
    if facts.is_told:
        done.append(f"phổ biến, quán triệt nội dung chỉ đạo đến toàn thể {STAFF} của cơ quan")
    if onward:
        done.append(f"ban hành {onward} để chỉ đạo triển khai {f'đến {groups}' if groups else 'thực hiện'}")
    elif groups:
        done.append(f"tuyên truyền, hướng dẫn cài đặt đến {groups}")
    if done:
        yield f"{facts.organ} đã {'; đồng thời '.join(done)}.{_reached(facts)}"


def _reached(facts: Facts) -> str:
    outreach = facts.outreach or Outreach()
    return _told(" Đã", (outreach.reached, "phổ biến đến {} lượt người"), (outreach.helped, HELPED))


def _told(begin: str, *told: tuple[int | None, str]) -> str:
    """Return one sentence of the counts that are known, empty where none is."""
    figures = [phrase.format(written.count(number)) for number, phrase in told if number is not None]
    return f"{begin} {', '.join(figures)}." if figures else ""


def _result(facts: Facts) -> Iterator[str]:
    """Yield the sentences with the figures: how many of how many, who not and why, where the details are."""
    counts = facts.counts
    installed, total = counts.installed or 0, counts.total or 0
    unit = counts.unit or DEVICE
    scope = f" (gồm: {counts.scope})" if counts.scope else ""
    rate = written.percent(written.rate(installed, total, facts.places))
    of = f" so với {counts.denominator}" if counts.denominator else ""
    yield (
        f"Tính đến {moment(facts.cutoff)}, {facts.organ} đã cài đặt {facts.app} cho "
        f"{written.count(installed)}/{written.count(total)} {unit}{scope}, đạt {rate}{of}."
    )
    yield _exceptions(counts.not_installed or (), total - installed, unit)
    if counts.by_unit:
        yield "Kết quả chi tiết theo phòng, đơn vị tại Phụ lục kèm theo."


def _exceptions(reasons: tuple[Reason, ...], missing: int, unit: str) -> str:
    counted = [reason for reason in reasons if reason.count]
    if not missing:
        return "Không còn trường hợp chưa cài đặt."
    if len(counted) == 1:
        return f"Còn {written.count(missing)} {unit} chưa cài đặt do {_because(counted[0])}."
    listed = "; ".join(f"{written.count(reason.count or 0)} {unit} do {_because(reason)}" for reason in counted)
    return f"Còn {written.count(missing)} {unit} chưa cài đặt, trong đó: {listed}."


def _because(reason: Reason) -> str:
    """Return the reason behind the word "do", as it was written or as the code is said."""
    said = (reason.as_written or REASONS.get(reason.code, REASONS["other"])).strip().rstrip(".;,")
    return said.removeprefix("do ").removesuffix(" nên không thể cài đặt được")


def _gate(facts: Facts) -> Iterator[str]:
    if facts.gate is None:
        return
    yield (
        "Đối với tổ chức, công dân đến liên hệ công tác, cơ quan đã bố trí nhân viên bảo vệ hướng dẫn rửa tay sát "
        "khuẩn, đeo khẩu trang và đo thân nhiệt của từng người trước khi vào trụ sở; tuyên truyền, hướng dẫn và hỗ trợ "
        f"người chưa cài đặt {facts.app} thực hiện cài đặt trên điện thoại cá nhân.{_gate_figures(facts.gate)}"
    )


def _gate_figures(gate: Gate) -> str:
    return _told(" Đến nay đã", (gate.screened, "đo thân nhiệt cho {} lượt người"), (gate.helped, HELPED))


def _family(facts: Facts) -> Iterator[str]:
    if facts.outreach and facts.outreach.has_family:
        yield (
            f"Bên cạnh đó, {STAFF} của cơ quan đã vận động các thành viên trong gia đình và nhân dân nơi cư trú cài "
            f"đặt {facts.app} để kịp thời phát hiện tiếp xúc gần có nguy cơ lây nhiễm."
        )


def _done(facts: Facts) -> Iterator[Block]:
    """Yield part I of a báo cáo: numbered, only what there is."""
    others = (*_gate(facts), *_family(facts))
    sections = (
        ("Công tác chỉ đạo, triển khai", tuple(_direction(facts))),
        ("Kết quả cài đặt", (" ".join(_result(facts)),)),
        ("Công tác kiểm soát người ra vào và tuyên truyền", others),
    )
    filled = [(title, texts) for title, texts in sections if texts]
    for number, (title, texts) in enumerate(filled, 1):
        yield Block(BlockKind.HEADING, f"{number}. {title}")
        for text in texts:
            yield Block(BlockKind.PARAGRAPH, text)


def _sentences(given: tuple[str, ...] | None) -> tuple[Block, ...]:
    if given is None:
        return ()
    texts = [f"{_capital(text.strip().rstrip('.;'))}." for text in given] or ["Không có."]
    return tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)


# --- pieces ----------------------------------------------------------------------------------------------------------


def citation(reference: Reference) -> str:
    """Return a document as the decree wants it cited first: kind, number and symbol, day, issuer, abstract."""
    kind = reference.type or "Văn bản"
    parts = [_capital(kind)]
    if reference.number_symbol:
        parts.append(f"số {reference.number_symbol}")
    if reference.date:
        parts.append(f"ngày {written.short_date(reference.date)}")
    if reference.issuer:
        parts.append(f"của {reference.issuer}")
    if reference.abstract:
        parts.append(f"về việc {reference.abstract}")
    return " ".join(parts)


def moment(at: Moment) -> str:
    """Return "8h00 ngày 09/8/2020", or the day alone.

    Raises:
        FiguresError: there is no day.
    """
    if at.day is None:
        raise FiguresError(
            "Moment: found no day, expected one. Give the day to which the figures or the report belong."
        )
    day = f"ngày {written.short_date(at.day)}"
    return day if at.at is None else f"{written.time_of_day(at.at)} {day}"


def listed(names: tuple[str, ...]) -> str:
    """Return "A, B và C"."""
    return ", ".join(names[:-1]) + f" và {names[-1]}" if len(names) > 1 else "".join(names)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
