"""The divided lists that other pages lead into: their volumes, and which volume holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.model.briefings import Briefing, Passage, Speaker
from generator.volumes import Volume, divided, every

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Divided:
    """Each list by its volumes, and of each entry the key of the volume that shows it."""

    unnamed: Sequence[Volume[Speaker]]  # the sources that are not named, if many
    topics: Mapping[str, Sequence[Volume[Passage]]]  # by the Topic.id of each large topic
    source_in: Mapping[str, str]  # by Speaker.id
    said_in: Mapping[tuple[str, str], str]  # by Topic.id and Passage.id

    @classmethod
    def of(
        cls, briefing: Briefing, by_topic: Mapping[str, Sequence[Passage]], most: int
    ) -> Divided:
        """Divide what has more entries than a page holds."""
        unnamed = _unnamed_volumes(briefing, most)
        found = {
            topic: divided(passages, lambda each: each.date.edtf, most)
            for topic, passages in by_topic.items()
        }
        topics = {topic: volumes for topic, volumes in found.items() if volumes}
        return cls(
            unnamed,
            topics,
            source_in={each.id: key for key, each in _placed(unnamed)},
            said_in={
                (topic, each.id): key
                for topic, volumes in topics.items()
                for key, each in _placed(volumes)
            },
        )


def _unnamed_volumes(briefing: Briefing, most: int) -> tuple[Volume[Speaker], ...]:
    """Return the volumes of the sources without a name, by the newest article of each."""
    found = [each for each in briefing.speakers if each.speaks and not each.is_named]
    if len(found) <= most:
        return ()
    published = {each.article.id: each.article.published.edtf for each in briefing.readings}
    order = {article: index for index, article in enumerate(published)}
    found.sort(key=lambda each: order[each.articles[0]])
    return divided(found, lambda each: published[each.articles[0]], most)


def _placed(volumes: Sequence[Volume[T]]) -> Iterator[tuple[str, T]]:
    """Yield each entry of divided things with the key of the volume that shows it."""
    for volume in every(volumes):
        if not volume.within:
            yield from ((volume.key, entry) for entry in volume.entries)
