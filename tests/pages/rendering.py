"""How tests look at a page: rendered by both dialects, and what stands in its quotations."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown
from markdown_it import MarkdownIt

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]  # as in mkdocs.yml
VOID = {"br", "hr", "img", "input", "meta", "link"}


def site_html(text: str) -> str:
    """Render as the site does."""
    return markdown.markdown(text, extensions=EXTENSIONS)


def forge_html(text: str) -> str:
    """Render as a forge does: CommonMark with tables."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


DIALECTS = {"site": site_html, "forge": forge_html}


@dataclass
class Seen(HTMLParser):
    """The elements of a rendered page, its text, and each quotation: seed, start, end, words
    without our brackets.
    """

    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    text: str = ""
    quotations: list[tuple[str, int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.links += [values["href"]] if "href" in values else []
        self.ids += [values["id"]] if "id" in values else []
        if tag not in VOID:
            self._open.append(values)

    def handle_endtag(self, tag: str) -> None:
        values = self._open.pop()
        if "data-seed" in values:
            place = int(values["data-start"]), int(values["data-end"])
            self.quotations.append((values["data-seed"], *place, values.get("words", "")))

    def handle_data(self, data: str) -> None:
        self.text += data
        if not any("b-ed" in values.get("class", "").split() for values in self._open):
            for values in self._open:
                values["words"] = values.get("words", "") + data


def seen(html: str) -> Seen:
    page = Seen()
    page.feed(html)
    page.close()
    return page
