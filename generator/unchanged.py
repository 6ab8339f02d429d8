"""The last run with the same seeds, settings and code: what it published, so that one that finds
all as it was need not make it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256

from generator.kept import Shelf, found, hashed
from generator.model.briefings import Briefing
from generator.model.plans import Plan
from generator.model.seeds import SeedFile
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Published:
    """What a run published that had nothing to complain of."""

    articles: int
    statements: int
    files: Mapping[str, str]  # by path: the SHA-256 of the content

    @classmethod
    def of(cls, briefing: Briefing, plan: Plan) -> Published:
        """Return what a briefing comes to, and what lies in docs/ when its plan is carried out."""
        files = {each.path: sha256(each.content).hexdigest() for each in plan.files}
        return cls(len(briefing.readings), len(briefing.passages), files | dict(plan.standing))


class KeptRun:
    """The run over `seeds` with these settings, and with the code whose fingerprint is `code`."""

    def __init__(
        self, shelf: Shelf, seeds: Iterable[SeedFile], settings: Settings, code: bytes
    ) -> None:
        files = (part for seed in seeds for part in (repr(seed.name).encode(), seed.data))
        self._shelf, self._key = shelf, hashed(code, repr(settings).encode(), *files)

    def get(self) -> Published | None:
        """Return what it published, or nothing."""
        return found(self._shelf, self._key, lambda value: Published(**json.loads(value)))

    def put(self, published: Published) -> None:
        """Keep what it published."""
        self._shelf.put(self._key, json.dumps(asdict(published)).encode())
