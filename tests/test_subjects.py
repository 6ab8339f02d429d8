"""Topics without a briefing.yml: of articles on any subject an editor accepts most as a start. All
articles are invented.
"""

from pathlib import Path

import pytest
import yaml

from generator.build import build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.settings import Settings

FOLDER = Path(__file__).parent / "subjects"
EXPECTED = yaml.load((FOLDER / "expected.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def topics(subject: str) -> dict[str, int]:
    """Return the names of the topics found in the articles on a subject, and how many articles
    each has.
    """
    seeds = [
        SeedFile(path.name, path.read_bytes()) for path in sorted((FOLDER / subject).glob("*.txt"))
    ]
    built = build(seeds, Settings(), load())
    assert not built.problems
    return {
        topic.name.lower().replace("’", "'"): len(topic.articles) for topic in built.briefing.topics
    }


@pytest.mark.parametrize("subject", EXPECTED)
def test_an_editor_finds_five_of_six_wanted_topics_and_none_that_says_nothing(subject: str) -> None:
    found = topics(subject)
    assert len([name for name in EXPECTED[subject]["wanted"] if name in found]) >= 5
    assert not [name for name in EXPECTED[subject]["unwanted"] if name in found]
