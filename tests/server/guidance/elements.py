"""What a piece of HTML is made of, read as a browser reads it."""

from html.parser import HTMLParser

VOID = {"meta", "link", "br"}


class Elements(HTMLParser):
    """The elements of a piece of HTML, which attributes they have, what it says, and what was left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self._said: list[str] = []
        self.feed(html)
        self.close()

    def says(self, text: str) -> bool:
        return text in "\n".join(self._said)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self._said.append(data)
