"""Checks this site, and its words against its articles: python verify.py FOLDER

FOLDER holds the articles as files, under the names that data/briefing.json gives as "seed". Needs
Python 3.8 or newer, and nothing of ours. Leaves with 1 at a difference, with 2 without articles."""

import json
import quopri
import re
import sys
from hashlib import sha256
from html import unescape
from pathlib import Path
from unicodedata import normalize

SITE = Path(__file__).resolve().parent
MARKUP = re.compile(  # no words: code, what is struck out, tags; pictures, where links lead
    r"(?is)<!--.*?-->|<(script|style|svg|del|s|strike)\b.*?</\1\s*>|<[a-z/!?][^<>]*>"
    r"|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\]\[[^\]]*\]"
)


def letters(text):
    return "".join(filter(str.isalnum, normalize("NFKC", unescape(MARKUP.sub("", text)))))


def decoded(data, name):
    data = quopri.decodestring(data) if name.endswith((".mhtml", ".mht")) else data
    said = re.search(rb"(?i)<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", data[:4096])
    text, other = data.decode("utf-8", "replace"), said[1].decode() if said else "cp1252"
    return data.decode(other, "replace") if "\ufffd" in text else text


def changed(path, digest, what):
    if not path.is_file() or sha256(path.read_bytes()).hexdigest() != digest:
        yield f"is not the file that {what}: it is missing, or its SHA-256 is another"


def differences(article, cited, path):
    yield from changed(path, article["sha256"], "the site was made from")
    data, name = path.read_bytes() if path.is_file() else b"", path.name.lower()
    plain = name.endswith(".txt")  # else offsets count in the text without markup: find the letters
    text = data.decode("utf-8-sig", "replace") if plain else letters(decoded(data, name))
    for entry in cited if data else ():
        pre, words, post, start, end = map(entry.get, ("prefix", "text", "suffix", "start", "end"))
        at = text.endswith(pre, 0, start) and text.startswith(post, end)
        line = letters(pre.split("\n")[-1] + words + post.split("\n")[0])
        if not (at and text[start:end] == words if plain else line in text):
            yield f"does not print “{words}” at {start}, as the site says"


def read(name):
    return json.loads((SITE / name).read_text("utf-8"))


def main(folder):
    told, listed = read("data/briefing.json"), read("manifest.json")["files"]
    parts = [read(f"data/{each['path']}") for each in told.get("parts", ())] or [told]
    articles = [each for part in parts for each in part["articles"]]
    cited = {one["id"]: one["statements"] + one["figures"] + one["summary"] for one in articles}
    for part in parts:
        for one in part["passages"] + part["events"] + part["pushbacks"] + part["silences"]:
            for entry in (one, *one.get("also", ())):
                cited[entry["article"]].append(entry)
    own = (each for each in SITE.rglob("[!.]*") if each.is_file() and folder not in each.parents)
    others = {each.relative_to(SITE).as_posix() for each in own} - {*listed, "manifest.json"}
    wrong = [f"{name} is no file that manifest.json lists" for name in sorted(others)]
    for name, digest in listed.items():
        wrong += (f"{name} {what}" for what in changed(SITE / name, digest, "manifest.json lists"))
    for each in articles:
        name, places = each["seed"], cited[each["id"]]
        found = [f"{name} {what}" for what in differences(each, places, folder / name)]
        print(f"{name}: {len(places)} places, {len(found)} differences")
        wrong += found
    print("\n".join(wrong) or "Everything is as the site says.")
    return 1 if wrong else 0


sys.stdout.reconfigure(errors="replace")
given = Path(sys.argv[1]).resolve() if len(sys.argv) == 2 else SITE / "seeds"
sys.exit(main(given) if given.is_dir() else (print(__doc__) or 2))
