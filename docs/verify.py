"""Checks this site, and its words against its articles: python verify.py FOLDER

FOLDER holds the articles as files, under the names that data/briefing.json gives as "seed". Needs
Python 3.8 or newer, and nothing of ours. Leaves with 1 at a difference, with 2 without articles."""

import email
import json
import re
import sys
from hashlib import sha256
from html import unescape
from pathlib import Path
from unicodedata import normalize

SITE = Path(__file__).resolve().parent
# no words of a web page or Markdown: code, what is struck out, tags; pictures, where links lead
MARKUP = re.compile(
    r"(?is)<!--.*?-->|<(script|style|svg|del|s|strike)\b.*?</\1\s*>|<[a-z/!?][^<>]*>"
    r"|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\]\[[^\]]*\]"
)


def letters(text):
    return "".join(filter(str.isalnum, normalize("NFKC", unescape(MARKUP.sub("", text)))))


def decoded(data, name, charset=""):
    if name.endswith((".mhtml", ".mht")):  # a page saved with its pictures
        parts = email.message_from_bytes(data).walk()
        page = next(part for part in parts if part.get_content_type() == "text/html")
        data, charset = page.get_payload(decode=True), page.get_content_charset("")
    said = re.search(rb"(?i)<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", data[:4096])
    return data.decode(charset or (said[1].decode() if said else "utf-8"), "replace")


def changed(path, digest, what):
    if not path.is_file() or sha256(path.read_bytes()).hexdigest() != digest:
        yield f"is not the file that {what}: it is missing, or its SHA-256 is another"


def differences(article, cited, path):
    yield from changed(path, article["sha256"], "the site was made from")
    data, name = path.read_bytes() if path.is_file() else b"", path.name.lower()
    plain = name.endswith(".txt")  # else offsets count in the text without markup: find the letters
    text = data.decode("utf-8-sig", "replace") if plain else letters(decoded(data, name))
    for entry in cited if data else ():
        before, words, after = (entry[key] for key in ("prefix", "text", "suffix"))
        start, end = entry["start"], entry["end"]
        there = plain and text[max(start - len(before), 0) : end + len(after)]
        exact = there == before + words + after and end - start == len(words)
        line = letters(before.split("\n")[-1] + words + after.split("\n")[0])
        if not (exact if plain else line in text):
            yield f"does not print “{words}” at {start}, as the site says"


def main(folder):
    told = json.loads((SITE / "data/briefing.json").read_text("utf-8"))
    listed = json.loads((SITE / "manifest.json").read_text("utf-8"))["files"]
    cited = {}
    for each in told["articles"]:
        cited[each["id"]] = each["statements"] + each["figures"] + each["summary"]
    for one in told["passages"] + told["events"] + told["pushbacks"] + told["silences"]:
        for entry in (one, *one.get("also", ())):
            cited[entry["article"]].append(entry)
    wrong = []
    for name, digest in listed.items():
        wrong += (f"{name} {what}" for what in changed(SITE / name, digest, "manifest.json lists"))
    for each in told["articles"]:
        name, places = each["seed"], cited[each["id"]]
        found = [f"{name} {what}" for what in differences(each, places, folder / name)]
        print(f"{name}: {len(places)} places, {len(found)} differences")
        wrong += found
    print("\n".join(wrong) or "Everything is as the site says.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")
    here = Path(sys.argv[1]) if len(sys.argv) == 2 else SITE / "seeds"
    sys.exit(main(here) if here.is_dir() else (print(__doc__) or 2))
