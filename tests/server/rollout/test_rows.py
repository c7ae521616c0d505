"""Many rows written again at once."""

from bluezone.server.rollout import rows
from bluezone.server.rollout.models import Member
from tests.server.rollout.province import Province


def test_the_fields_named_are_written_and_no_others(province: Province) -> None:
    members = [province.member(f"Người {number}") for number in range(3)]
    for number, member in enumerate(members):
        member.position, member.note = f"Chuyên viên {number}", "lost"

    rows.rewrite(members, ["position"])

    assert [(row.position, row.note) for row in Member.objects.order_by("pk")] == [
        (f"Chuyên viên {number}", "") for number in range(3)
    ]
    assert Member.objects.count() == 3


def test_nothing_to_write_is_no_fault() -> None:
    rows.rewrite([], ["position"])
