"""Which steps of a document a person may take: the acts of `issuing`, decided by the table of `rights`.

Reports, chase letters, summaries and forwarding letters all go the same way from draft to issued; only who drafts them
differs, and a draft is edited by whoever may draft it.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from bluezone.rollout import rights
from bluezone.rollout.issuing import Act
from bluezone.rollout.rights import Action, Grant
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId

ACTIONS: Mapping[Act, frozenset[Action]] = {
    Act.EDIT: frozenset({Action.REPORT_DRAFT}),
    Act.CHECK: frozenset({Action.REPORT_CHECK}),
    Act.APPROVE: frozenset({Action.REPORT_APPROVE}),
    Act.NUMBER: frozenset({Action.REPORT_NUMBER}),
    Act.ISSUE: frozenset({Action.REPORT_ISSUE}),
    # Whoever reads it before it has a number may find the mistake; a draft is never sent back to its reader.
    Act.SEND_BACK: frozenset({Action.REPORT_CHECK, Action.REPORT_APPROVE, Action.REPORT_NUMBER}),
}
"""What lets a person take an act; one of several is enough."""

DRAFTING = frozenset({Action.REPORT_DRAFT, Action.CHASE_DRAFT, Action.SUMMARY_DRAFT, Action.PAPER_FORWARD})
"""What may stand for drafting, by what the document is for."""


def acts_of(
    grants: Iterable[Grant], unit: UnitId, tree: Tree, day: date, *, drafting: Action = Action.REPORT_DRAFT
) -> frozenset[Act]:
    """Return what a person with *grants* may do on *day* to a document of *unit*.

    Args:
        tree: as for rights.may().
        drafting: one of DRAFTING: who drafts this document, and so who edits it.
    """
    held = tuple(grants)
    return frozenset(
        act
        for act, actions in ACTIONS.items()
        if any(rights.may(held, action, unit, tree, day) for action in _drafted(actions, drafting))
    )


def _drafted(actions: frozenset[Action], drafting: Action) -> frozenset[Action]:
    return frozenset({drafting}) if Action.REPORT_DRAFT in actions else actions
