"""Check the rules of the documents; `--write` renews what is generated.

Rules: links lead somewhere; every page is linked from docs/README.md and lies in one of the four kinds; one sentence a
line; decisions have their form; docs/reference/commands.md is what `--help` says.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
KINDS = {"tutorial", "howto", "reference", "explanation", "decisions", "pictures"}
COMMANDS = DOCS / "reference" / "commands.md"
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
SENTENCE_END = re.compile(r"[a-z0-9)`][.!?] [A-ZĐ]")
DECISION_LINES = 40


def main() -> int:
    """Print every broken rule; 1 if there is one."""
    if "--write" in sys.argv:
        COMMANDS.write_text(commands())
    problems = [problem for page in pages() for problem in page_problems(page)] + list(house_problems())
    for problem in problems:
        sys.stderr.write(problem + "\n")
    return 1 if problems else 0


def pages() -> list[Path]:
    """Return every document of the repository."""
    return sorted(DOCS.rglob("*.md")) + [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")]


def page_problems(page: Path) -> Iterator[str]:
    """Yield what breaks a rule in one page."""
    name, text = page.relative_to(ROOT), page.read_text()
    for target in LINK.findall(text):
        if "://" not in target and not (page.parent / target).exists():
            yield f"{name}: the link to {target} leads nowhere"
    for number, line in prose(text):
        if SENTENCE_END.search(line):
            yield f"{name}, line {number}: two sentences in one line; a diff shows sentences when each has its own"
    if page.parent.name == "decisions" and page.name != "README.md":
        yield from decision_problems(name, text)


def prose(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines that are sentences: no code, tables or headings."""
    fenced = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced and not line.startswith(("    ", "|", "#")):
            yield number, re.sub(r"`[^`]*`", "`code`", re.sub(r"^\s*\d+\. ", "", line))


def decision_problems(name: Path, text: str) -> Iterator[str]:
    """Yield what is amiss in a decision's form."""
    if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name.name):
        yield f"{name}: expected a name such as 0007-silence-ends-an-encounter.md"
    if text.count("\n") > DECISION_LINES:
        yield f"{name}: {text.count(chr(10))} lines, expected at most {DECISION_LINES}"
    for heading in ("## Context", "## Decision", "## Consequences"):
        if heading not in text:
            yield f"{name}: has no {heading}"
    if not re.search(r"^\d{4}-\d\d-\d\d, (in force|superseded by \d{4})\.$", text.strip().splitlines()[-1]):
        yield f"{name}: expected a last line with date and status, such as: 2026-11-24, in force."


def house_problems() -> Iterator[str]:
    """Yield what is amiss in the whole: pages nobody finds, generated pages out of date."""
    index = (DOCS / "README.md").read_text() + (DOCS / "decisions" / "README.md").read_text()
    linked = {Path(target).name for target in LINK.findall(index)}
    for page in DOCS.rglob("*.md"):
        kind = page.relative_to(DOCS).parts[0]
        if page.name != "README.md" and kind not in KINDS:
            yield f"docs/{kind}: expected a page in one of {', '.join(sorted(KINDS))}"
        if page.name != "README.md" and page.name not in linked:
            yield f"{page.relative_to(ROOT)}: no index links to it"
    if not COMMANDS.exists() or COMMANDS.read_text() != commands():
        yield "docs/reference/commands.md: differs from --help; run: .venv/bin/python tools/check_docs.py --write"


def commands() -> str:
    """Return the reference of all commands, made from their help."""
    os.environ["COLUMNS"] = "100"
    import click

    from bluezone.cli.door import bluezone

    lines = ["# Commands", "", "Made from `--help` by `tools/check_docs.py --write`.", ""]

    def describe(name: str, command: click.Command, parent: click.Context | None) -> None:
        context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
        lines.extend([f"## {context.command_path}", "", "```text", command.get_help(context).rstrip(), "```", ""])
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                found = command.get_command(context, inner)
                if found is not None:
                    describe(inner, found, context)

    describe("bluezone", bluezone, None)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
