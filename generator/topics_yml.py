"""Topics → YAML, in the form that briefing.yml has them, for a maintainer to edit."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from generator.settings import TopicSettings

_WIDE = 1_000_000  # characters: a phrase stays on its line


def as_yaml(topics: Sequence[TopicSettings]) -> str:
    """Return the `topics:` section of a briefing.yml that holds these topics, with every key that
    says something.
    """
    entries = {topic.id: _entry(topic) for topic in topics}
    return yaml.dump(
        {"topics": entries}, Dumper=_Indented, allow_unicode=True, sort_keys=False, width=_WIDE
    )


def _entry(topic: TopicSettings) -> dict[str, object]:
    said = {
        "name": topic.name,
        "description": topic.description,
        "words": list(topic.words),
        "parent": topic.parent,
        "related": list(topic.related),
        "was": list(topic.was),
    }
    return {key: value for key, value in said.items() if value}


class _Indented(yaml.SafeDumper):
    """Sets lists in from their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)
