"""An article in another language than ours is listed; nothing but its headline, publisher and date
is concluded from it, and pages and advice say so.
"""

from generator.advice import advise
from generator.build import build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.settings import Settings
from tests.project import SEEDS

GERMAN = """Lund sperrt seinen Hafen

Der Hafen von Lund wird am 3. Mai 2026 für zwei Wochen gesperrt, teilte die Behörde am Montag mit. 300 Schiffe werden nach Sundby geschickt.

"Es tut uns leid", sagte ihre Direktorin Anna Berg. "Der Sand wartet nicht." Berg will das Becken bis zum Herbst ausbaggern lassen.
"""
ENGLISH = SeedFile("english.txt", sorted(SEEDS.glob("*.txt"))[0].read_bytes())
BUILT = build([SeedFile("hafen.txt", GERMAN.encode()), ENGLISH], Settings(), load())
PAGES = {file.path: file.content.decode() for file in BUILT.plan.files}


def test_nothing_is_concluded_from_an_article_in_another_language() -> None:
    reading = next(each for each in BUILT.briefing.readings if each.article.seed == "hafen.txt")
    assert reading.article.title.text == "Lund sperrt seinen Hafen"
    assert reading.sentences
    assert not (reading.statements or reading.people or reading.figures or reading.dates)
    assert not (reading.occasions or reading.keywords or reading.summary or reading.silences)


def test_its_page_and_its_row_of_the_table_say_so() -> None:
    note = load().text("labels.other_language_note")
    assert [path for path, page in PAGES.items() if note in page] == ["articles/hafen.md"]
    rows = [line for line in PAGES["articles/index.md"].splitlines() if "not in English" in line]
    assert len(rows) == 1 and "Lund sperrt seinen Hafen" in rows[0]


def test_advice_names_it_and_no_other() -> None:
    said = [each for each in advise(BUILT.briefing, Settings(), load()) if "English" in each.what]
    assert [each.file for each in said] == ["hafen.txt"]
