"""What the maintainer knows better than the text: the types of briefing.yml. `briefing_yml` reads
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SETTINGS_NAME = "briefing.yml"  # in the folder of seeds


class TextMode(StrEnum):
    """How much of an article's text its page shows."""

    FULL = "full"
    EXCERPT = "excerpt"  # cited sentences in their place, gaps shown
    NONE = "none"


class EditionSpan(StrEnum):
    """What an edition covers, the shortest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Curated:
    """A value the text does not state, with the reason why we know it."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class CuratedNames:
    """Several names the text does not state, with the reason why we know them."""

    value: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ArticleSettings:
    """What briefing.yml says of one seed. `line` is where it says so (1-based), for problems."""

    seed: str
    line: int
    title: Curated | None = None
    label: str = ""  # ours, where the source prints no headline
    authors: CuratedNames | None = None
    publisher: Curated | None = None
    published: Curated | None = None
    occasion: Curated | None = None  # "Harbour Conference"
    spoken: Curated | None = None  # when it was said, EDTF
    address: str = ""
    text: TextMode | None = None
    topics_add: tuple[str, ...] = ()
    topics_remove: tuple[str, ...] = ()
    was: tuple[str, ...] = ()  # ids under which it was published before


_NOTHING_SAID = ArticleSettings("", 0)


@dataclass(frozen=True, slots=True)
class PersonSettings:
    """What briefing.yml says of one speaker. `pronouns` is he, she, they, or empty; `kind` a
    SpeakerKind, or empty for a person.
    """

    id: str
    line: int
    name: str = ""
    aliases: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()  # names never to merge with this one
    role: Curated | None = None
    pronouns: str = ""
    kind: str = ""
    was: tuple[str, ...] = ()  # ids under which the person had a page before


@dataclass(frozen=True, slots=True)
class TopicSettings:
    """One topic: a statement or article that holds its words or phrases belongs to it."""

    id: str
    line: int
    name: str
    description: str = ""
    words: tuple[str, ...] = ()
    parent: str = ""
    related: tuple[str, ...] = ()
    was: tuple[str, ...] = ()  # ids under which it was published before


@dataclass(frozen=True, slots=True)
class Correction:
    """A statement put right: found by seed and its own words; given another speaker, or dropped."""

    seed: str
    line: int
    words: str
    why: str
    speaker: str = ""
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Sizes:
    """From where on files are divided, so that none grows with the archive; not in briefing.yml."""

    page: int = 150  # entries of a list on one page
    file: int = 500  # articles whose data stand in one file


@dataclass(frozen=True, slots=True)
class Settings:
    """All of briefing.yml; its defaults are what an absent file means."""

    name: str = "Briefing"
    description: str = ""
    address: str = ""  # where the site is published; else the environment's SITE_URL says so
    contact: str = ""  # where readers report errors: an e-mail address, or a link
    language: str = "en"
    text: TextMode = TextMode.EXCERPT
    editions: EditionSpan | None = None  # of which span; else as the articles suggest
    articles: Mapping[str, ArticleSettings] = field(default_factory=dict)
    people: tuple[PersonSettings, ...] = ()
    topics: tuple[TopicSettings, ...] = ()
    statements: tuple[Correction, ...] = ()
    sizes: Sizes = Sizes()

    @property
    def contact_link(self) -> str:
        """The address that a link to `contact` leads to; empty if there is none."""
        return f"mailto:{self.contact}" if "@" in self.contact.partition("/")[0] else self.contact

    def of_article(self, seed: str) -> ArticleSettings:
        """Return what briefing.yml says of a seed; nothing said is an empty entry, of no seed."""
        return self.articles.get(seed) or _NOTHING_SAID

    def of_seed(self, seed: str) -> Settings:
        """Return all that the reading of a seed may hang on; what else briefing.yml says is for
        later stages.
        """
        given = self.articles.get(seed)
        said = given and ArticleSettings(
            seed,
            0,
            title=given.title,
            authors=given.authors,
            publisher=given.publisher,
            published=given.published,
            address=given.address,
        )
        return Settings(
            language=self.language,
            articles={seed: said} if said else {},
            people=self.people,
            statements=tuple(each for each in self.statements if each.seed == seed),
        )
