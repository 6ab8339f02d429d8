"""What other programs read is what was promised: `inspect` objects, briefing.json after its
schema, tables after RFC 4180.
"""

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pytest

from generator.export import SCHEMA, export_files, exported, inspected, to_json
from generator.lexicon import load
from generator.model.briefings import Briefing, Edition, FindingRule, Moved, Pushback, Wording
from generator.model.readings import Rule, Statement
from generator.model.spans import Basis, Dated
from generator.package_data import read
from generator.tables import TABLES, table_files
from tests.samples import MAYOR, QUOTED, REPORTED, TEXT, article, briefing, reading, span

VALIDATOR = jsonschema.Draft202012Validator(json.loads(read(SCHEMA)))


def places(value: object) -> list[dict[str, object]]:
    """Return every object with a place and words, wherever it stands."""
    if isinstance(value, list):
        return [found for item in value for found in places(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if isinstance(value.get("start"), int) and "text" in value else []
    return own + [found for item in value.values() for found in places(item)]


def table(made: Briefing, name: str) -> list[dict[str, str]]:
    (file,) = (file for file in table_files(made, 500) if file.path == f"data/{name}.csv")
    return list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))


def test_the_object_of_an_article_has_the_keys_that_were_promised() -> None:
    made = inspected(reading())
    promised = (
        "seed sha256 id language title published publisher authors left_out sentences statements people figures dates silences "
        "topics keywords summary"
    )
    assert set(promised.split()) <= made.keys()
    statement = made["statements"][0]
    assert {
        "id",
        "kind",
        "start",
        "end",
        "text",
        "sentence",
        "cue",
        "speaker",
        "utterance",
    } <= statement.keys()
    assert {"id", "name", "text", "start", "end", "how", "confidence"} <= statement[
        "speaker"
    ].keys()
    assert {"start", "end", "text", "value", "unit", "of", "speaker", "statement"} <= made[
        "figures"
    ][0].keys()
    assert {"start", "end", "text", "edtf", "basis"} <= made["dates"][0].keys()
    assert {"id", "name", "roles", "speaks", "mentions"} <= made["people"][0].keys()
    assert {"start", "end", "speaker", "about"} <= made["silences"][0].keys()


def test_words_are_the_words_at_their_place() -> None:
    found = places(exported(briefing()))
    assert len(found) > 10
    assert all(place["text"] == TEXT[place["start"] : place["end"]] for place in found)  # type: ignore[misc]


def test_what_stands_around_the_words_tells_their_place_too() -> None:
    made = exported(briefing())
    (told,) = made["articles"]
    kinds = (told["statements"], told["figures"], told["summary"], made["passages"], made["events"])
    assert all(kinds)
    for each in (entry for entries in kinds for entry in entries):
        around = each["prefix"] + each["text"] + each["suffix"]
        assert TEXT.index(around) == each["start"] - len(each["prefix"])
        assert len(each["prefix"]) == min(24, each["start"])
        assert len(each["suffix"]) == min(24, len(TEXT) - each["end"])


def test_a_speaker_that_is_not_known_is_null() -> None:
    unknown = reading(statements=(replace(QUOTED, speaker=None),))
    assert inspected(unknown)["statements"][0]["speaker"] is None


def test_a_speaker_whom_the_text_does_not_name_there_has_no_place() -> None:
    assert QUOTED.speaker
    silent = reading(statements=(replace(QUOTED, speaker=replace(QUOTED.speaker, span=None)),))
    speaker = inspected(silent)["statements"][0]["speaker"]
    assert (speaker["text"], speaker["start"], speaker["end"]) == (None, None, None)


def test_a_statement_says_why_it_is_its_speakers_and_which_sentence_decides() -> None:
    by_surname = replace(MAYOR, rule=Rule.REPORTED_CLAUSE, span=span("Corvo"))
    told = reading(statements=(replace(REPORTED, speaker=by_surname), QUOTED))
    whose, whom = inspected(told)["statements"][0]["why"]
    assert (whose["reason"], whom["reason"]) == ("reported clause", "named")
    assert TEXT[whom["start"] : whom["end"]].startswith("Mayor Ines Corvo said")
    assert whom["mention"] == "Corvo"


def test_words_and_weights_are_told_only_when_asked_for() -> None:
    plain = inspected(reading())["statements"][0]
    assert "weights" not in plain["speaker"]
    assert all("words" not in step for step in plain["why"])
    told = inspected(reading(), why=load())["statements"][0]
    assert told["speaker"]["weights"] == [["subject", 1.235]]
    assert [step["words"] for step in told["why"]] == [
        "An editor named the speaker; the method page says why."
    ]


def test_weights_have_three_decimals() -> None:
    made = inspected(reading())
    assert made["statements"][0]["speaker"]["confidence"] == 0.988
    assert made["keywords"][0]["weight"] == 0.123


def with_editions() -> Briefing:
    """Return a briefing with one edition that has everything, and a quotation in two wordings."""
    made = briefing()
    first, second = made.passages
    edition = Edition(
        "2026-03",
        "2026-03",
        (first.reading.article.id,),
        (first,),
        ("ines-corvo",),
        (Moved("port", 2, 0),),
        (Pushback(first, span("said"), FindingRule.REPORTING_VERB),),
        made.changes,
    )
    wordings = (Wording((first,), (span("said"),)), Wording((second,), ()))
    return replace(
        made, editions=(edition,), wordings=dict.fromkeys((first.id, second.id), wordings)
    )


@pytest.mark.parametrize(
    "made",
    [
        briefing(),
        with_editions(),
        briefing(
            reading(
                statements=(),
                figures=(),
                people=(),
                sentences=(),
                dates=(),
                silences=(),
                occasions=(),
                keywords=(),
            )
        ),
        briefing(
            reading(statements=(replace(QUOTED, speaker=None),)), speakers=(), topics=(), changes=()
        ),
    ],
    ids=["one of each", "editions and wordings", "nothing found", "nobody known"],
)
def test_the_export_is_what_its_schema_says(made: Briefing) -> None:
    VALIDATOR.validate(json.loads(to_json(exported(made))))


def test_the_schema_refuses_what_it_does_not_know() -> None:
    assert not VALIDATOR.is_valid(exported(briefing()) | {"more": 1})


def test_the_schema_lies_beside_the_export() -> None:
    files = {file.path: file.content for file in export_files(briefing(), 500)}
    assert files["data/briefing.schema.json"] == read(SCHEMA).encode()
    assert files["data/briefing.json"].endswith(b"}\n")


def test_characters_stand_as_they_are() -> None:
    assert "“=We’ll" in to_json(exported(briefing()))


def test_excel_on_windows_takes_a_table_for_utf_8() -> None:
    assert all(file.content.startswith(b"\xef\xbb\xbf") for file in table_files(briefing(), 500))


def test_a_table_has_its_header_line_even_without_rows() -> None:
    empty = briefing(reading(statements=(), figures=(), silences=()), speakers=(), events=())
    lines = {file.path: file.content.decode("utf-8-sig") for file in table_files(empty, 500)}
    assert lines == {f"data/{name}.csv": ",".join(columns) + "\r\n" for name, columns, _ in TABLES}


def test_every_table_has_a_row_a_finding() -> None:
    made = briefing()
    assert [row["words"] for row in table(made, "quotes")] == [
        "the harbour would close for 12 weeks",
        "'=We’ll, reopen; it,",
    ]
    assert [(row["printed"], row["value"], row["unit"]) for row in table(made, "figures")] == [
        ("12", "12", "weeks")
    ]
    assert [row["date"] for row in table(made, "events")] == [
        "2026-03-03"
    ] * 2  # the second is the same event elsewhere
    assert [(row["name"], row["speaks"], row["passages"]) for row in table(made, "people")] == [
        ("Ines Corvo", "yes", "2")
    ]


def test_then_and_now_are_two_rows_with_the_rule_that_paired_them() -> None:
    rows = table(briefing(), "changes")
    assert [(row["id"], row["side"], row["rule"]) for row in rows] == [
        ("c-1", "then", "shared-words"),
        ("c-1", "now", "shared-words"),
    ]
    assert {(row["speaker"], row["name"]) for row in rows} == {("ines-corvo", "Ines Corvo")}
    assert rows[0]["words"] == TEXT[int(rows[0]["start"]) : int(rows[0]["end"])]


def test_a_pushback_is_told_with_the_words_that_tell_it() -> None:
    (first, _) = briefing().passages
    made = briefing(pushbacks=(Pushback(first, span("said"), FindingRule.REPORTING_VERB),))
    (row,) = table(made, "pushbacks")
    assert (row["id"], row["by"], row["rule"]) == ("p-s-1", "said", "reporting-verb")
    (told,) = exported(made)["pushbacks"]
    assert (told["passage"], told["text"], told["rule"]) == ("p-s-1", "said", "reporting-verb")


def test_an_edition_has_what_its_page_shows() -> None:
    (told,) = exported(with_editions())["editions"]
    (row,) = table(with_editions(), "editions")
    assert told["bottom_line"] == ["p-s-1"] == row["bottom_line"].split()
    assert [each["passage"] for each in told["pushbacks"]] == ["p-s-1"] == row["refused"].split()
    assert [each["id"] for each in told["changes"]] == ["c-1"] == row["changed"].split()
    assert (told["heard"], row["moved"]) == (["ines-corvo"], "port")


def test_the_wordings_of_a_quotation_are_told_once_with_the_words_that_differ() -> None:
    (group,) = exported(with_editions())["wordings"]
    rows = table(with_editions(), "wordings")
    assert [each["passages"] for each in group] == [[row["carried"]] for row in rows]
    assert [[one["words"] for one in each["differing"]] for each in group] == [["said"], []]
    assert [(row["id"], row["differing"]) for row in rows] == [("p-s-1", "said"), ("p-s-1", "")]


def test_a_silence_has_the_speaker_over_all_articles_or_none() -> None:
    assert QUOTED.speaker
    (silence,) = reading().silences
    known = replace(silence, speaker=replace(QUOTED.speaker, id="corvo"))
    statements = (replace(QUOTED, speaker=replace(QUOTED.speaker, id="corvo")),)
    made = briefing(reading(statements=statements, silences=(silence, known)))
    rows = table(made, "silences")
    assert [(row["speaker"], row["name"]) for row in rows] == [
        ("", ""),
        ("ines-corvo", "Ines Corvo"),
    ]
    assert {(row["phrase"], row["rule"]) for row in rows} == {
        ("The ministry declined to comment", "no-comment")
    }
    assert [each["speaker"] for each in exported(made)["silences"]] == [None, "ines-corvo"]


def test_what_is_ahead_comes_soonest_first_with_the_day_that_it_is_measured_from() -> None:
    (event,) = briefing().events
    days = ("2027", "2026-05-01", "2026-03-03")  # newest first, as a briefing has them
    later = [
        replace(event, id=day, date=Dated(day, Basis.STATED), ahead=day != days[-1]) for day in days
    ]
    made = briefing(events=tuple(later))
    assert [(row["date"], row["after"], row["rule"]) for row in table(made, "ahead")] == [
        ("2026-05-01", "2026-03-02", "after-the-newest-article"),
        ("2027", "2026-03-02", "after-the-newest-article"),
    ]
    assert [each["event"] for each in exported(made)["ahead"]] == ["2026-05-01", "2027"]


def test_a_figure_has_the_speaker_of_its_statement_over_all_articles() -> None:
    """An article may know only a surname: "corvo" there is "ines-corvo" in the other tables."""
    (figure,) = reading().figures
    made = briefing(reading(figures=(replace(figure, speaker="corvo"),)))
    assert [row["speaker"] for row in table(made, "figures")] == ["ines-corvo"]


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+49 30",
        "-3 %",
        "@home",
        ";=1+1",
        "＝1",
        "＋1",
        "－1",
        "＠home",
        '"a", "b"',
        "one\r\ntwo",
        "a,b;c\td",
        "’tis",
    ],
)
def test_a_cell_gives_the_words_back_and_never_starts_a_formula(words: str) -> None:
    made = article(text=f"Title\n\n{words}\n")
    place = span(words, made.text)
    statement = Statement("s", QUOTED.kind, place, place, None, None, "s")
    nothing = dict.fromkeys(
        ("sentences", "people", "figures", "dates", "silences", "occasions", "keywords", "summary"),
        (),
    )
    (row,) = table(briefing(reading(made, statements=(statement,), **nothing)), "quotes")
    assert row["words"].removeprefix("'") == words
    assert row["words"][0] not in "=+-@;＝＋－＠\t\r"
    assert made.text[int(row["start"]) : int(row["end"])] == words
