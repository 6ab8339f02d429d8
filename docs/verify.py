"""Checks the words of this site against its articles: python verify.py FOLDER

FOLDER holds the articles as files, under the names that data/briefing.json gives as "seed". Needs
Python 3.8 or newer, and nothing of ours. Leaves with 1 at a difference, with 2 without articles.
"""

import email
import html
import json
import re
import sys
import unicodedata
from hashlib import sha256
from pathlib import Path

SITE = Path(__file__).resolve().parent
# no words of a web page or Markdown: code, what is struck out, tags; pictures, where links lead
MARKUP = re.compile(
    r"(?is)<!--.*?-->|<(script|style|svg|del|s|strike)\b.*?</\1\s*>|<[a-z/!?][^<>]*>"
    r"|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\]\[[^\]]*\]"
)


def letters(text):
    text = unicodedata.normalize("NFKC", html.unescape(MARKUP.sub("", text)))
    return "".join(mark for mark in text if mark.isalnum())


def decoded(data, name):
    charset = ""
    if name.endswith((".mhtml", ".mht")):  # a page saved with its pictures
        parts = email.message_from_bytes(data).walk()
        page = next(part for part in parts if part.get_content_type() == "text/html")
        data, charset = page.get_payload(decode=True), page.get_content_charset("")
    said = re.search(rb"(?i)<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", data[:4096])
    return data.decode(charset or (said[1].decode() if said else "utf-8"), "replace")


def differences(article, cited, path):
    if not path.is_file():
        yield "is not in the folder"
        return
    data, name = path.read_bytes(), path.name.lower()
    if sha256(data).hexdigest() != article["sha256"]:
        yield "is not the file that the site was made from: its SHA-256 is another"
    plain = name.endswith(".txt")  # else offsets count in the text without markup: find the letters
    text = data.decode("utf-8-sig", "replace") if plain else letters(decoded(data, name))
    for kind, entry in cited:
        before, words, after = entry["prefix"], entry["text"], entry["suffix"]
        start, end = entry["start"], entry["end"]
        there = plain and text[max(start - len(before), 0) : end + len(after)]
        exact = there == before + words + after and end - start == len(words)
        line = letters(before.split("\n")[-1] + words + after.split("\n")[0])
        if not (exact if plain else line in text):
            yield f"does not print “{words}” at {start}, as the site says in its {kind}"


def main(folder):
    told, wrong = json.loads((SITE / "data/briefing.json").read_text("utf-8")), 0
    cited = {each["id"]: [] for each in told["articles"]}
    for kind in ("statements", "figures", "summary"):
        for each in told["articles"]:
            cited[each["id"]] += [(kind, entry) for entry in each[kind]]
    for kind in ("passages", "events"):
        for entry in (each for one in told[kind] for each in (one, *one.get("also", ()))):
            cited[entry["article"]].append((kind, entry))
    for each in told["articles"]:
        found = list(differences(each, cited[each["id"]], folder / each["seed"]))
        for line in found or [f"prints all {len(cited[each['id']])} places as the site gives them"]:
            print(each["seed"], line)
        wrong += len(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")
    here = Path(sys.argv[1]) if len(sys.argv) == 2 else SITE / "seeds"
    sys.exit(main(here) if here.is_dir() else (print(__doc__) or 2))
