"""Topics are printed as briefing.yml has them: what is printed can be put there as it is."""

from dataclasses import replace

from generator.briefing_yml import load_settings
from generator.settings import TopicSettings
from generator.topics_yml import as_yaml

HARBOUR = TopicSettings(
    "harbour", 0, "Harbour", "Quays: all of them", ("harbour", "berth"), "", ("no-1",)
)
TRAPS = TopicSettings(
    "no-1",
    0,
    "no",
    "",
    ("true", "null", "~", "12", "2026-03-02", "x: y", "# z", "“Da’esh”", "a " * 99 + "a"),
    "harbour",
)


def test_what_is_printed_loads_as_what_it_was() -> None:
    loaded = load_settings(as_yaml([HARBOUR, TRAPS]).encode()).topics
    assert tuple(replace(topic, line=0) for topic in loaded) == (HARBOUR, TRAPS)


def test_it_reads_as_a_person_would_write_it() -> None:
    assert as_yaml([replace(HARBOUR, description="", related=())]) == (
        "topics:\n  harbour:\n    name: Harbour\n    words:\n      - harbour\n      - berth\n"
    )
