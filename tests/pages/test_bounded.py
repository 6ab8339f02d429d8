"""An entry stays as long as it is, however often an archive tells the same."""

import re
from dataclasses import replace

import pytest

from generator.model.briefings import Briefing
from generator.site import plan_site
from tests.pages import port


def page(briefing: Briefing, path: str) -> str:
    plan = plan_site(briefing, port.settings(), port.LEXICON)
    return next(file.content.decode() for file in plan.files if file.path == path)


@pytest.mark.parametrize(
    ("others", "cited", "more"), [(0, 1, ""), (11, 12, ""), (12, 12, "1 more")]
)
def test_a_happening_cites_twelve_sources_and_says_how_many_more_there_are(
    others: int, cited: int, more: str
) -> None:
    made = port.briefing()
    event = next(each for each in made.events if each.date.edtf)
    told = replace(event, also=tuple((event.reading, event.span) for _ in range(others)))
    shown = page(replace(made, events=(told,)), "timeline.md").partition("## Sources")[0]
    assert len(re.findall(r"\{ \.b-cite \}", shown)) == cited
    assert "".join(re.findall(r"\d+ more", shown)) == more


@pytest.mark.parametrize(("said", "shown", "more"), [(20, 20, ""), (21, 20, "1 more")])
def test_a_source_without_a_name_has_its_newest_twenty_statements(
    said: int, shown: int, more: str
) -> None:
    made = port.briefing()
    source = next(each for each in made.speakers if each.speaks and not each.is_named)
    passage = next(each for each in made.passages if each.speaker == source.id)
    again = [replace(passage, id=f"p-{number}") for number in range(said)]
    others = [each for each in made.passages if each.speaker != source.id]
    text = page(replace(made, passages=(*again, *others)), "speakers/unnamed.md")
    assert text.count("<article") == shown
    assert "".join(re.findall(r"\d+ more", text)) == more
