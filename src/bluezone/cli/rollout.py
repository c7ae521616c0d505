"""`bluezone rollout …`: whatever the console does, for scripts and for those who prefer a terminal.

Commands act as the site itself, which may do everything; with --as they act as a person with that person's rights.
"""

import click

from bluezone.cli.door import Doors


@click.group(
    cls=Doors,
    doors={
        "units": "rollout_units:units",
        "grants": "rollout_people:grants",
        "grant": "rollout_people:grant",
        "revoke": "rollout_people:revoke",
        "invite": "rollout_people:invite",
        "token": "rollout_people:token",
        "campaign": "rollout_campaign:campaign",
        "import": "rollout_roster:import_",
        "export": "rollout_roster:export",
        "tick": "rollout_roster:tick",
        "member": "rollout_member:member",
        "freeze": "rollout_figures:freeze",
        "correct": "rollout_figures:correct",
        "figures": "rollout_figures:figures",
        "outreach": "rollout_figures:outreach",
        "gate": "rollout_figures:gate",
        "letterhead": "rollout_reports:letterhead",
        "report": "rollout_reports:report",
        "drafts": "rollout_reports:drafts",
        "step": "rollout_reports:step",
        "letter": "rollout_reports:letter",
        "receive": "rollout_receiving:receive",
        "received": "rollout_receiving:received",
        "confirm": "rollout_receiving:confirm",
        "refuse": "rollout_receiving:refuse",
        "corrections": "rollout_receiving:corrections",
        "consolidate": "rollout_receiving:consolidate",
        "chase": "rollout_receiving:chase",
        "exempt": "rollout_receiving:exempt",
        "summary": "rollout_receiving:summary",
        "papers": "rollout_papers:papers",
        "guidance": "rollout_guidance:guidance",
    },
)
def rollout() -> None:
    """Roll an app out through offices: units, rosters, figures, reports, and what is received of others.

    Example: bluezone rollout figures --campaign bluezone-2020 --unit sct
    """
