"""briefing.json of many articles in parts: an index, and a file an article with what stands in that
article alone. One article more rewrites its own part and the index.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

Json = dict[str, Any]

INDEX = "briefing.json"
ENDING = ".briefing.json"  # of a part
OF_ONE = ("passages", "events", "numbers", "pushbacks", "silences")  # each entry is of one article


def in_parts(whole: Json) -> tuple[Json, dict[str, Json]]:
    """Return the index of an export, in which `parts` name a file for each article in the place of
    the lists that are divided, and the parts, by their paths from the index on.
    """
    parts: dict[str, Json] = {
        article["id"]: {"articles": [article], **{kind: [] for kind in OF_ONE}}
        for article in whole["articles"]
    }
    for kind in OF_ONE:
        for entry in whole[kind]:
            parts[entry["article"]][kind].append(entry)
    named = [
        {"article": article["id"], "seed": article["seed"], "path": _path(article["id"])}
        for article in whole["articles"]
    ]
    divided = {"articles", *OF_ONE}
    index = {key: value for key, value in whole.items() if key not in divided}
    return {**index, "parts": named}, {each["path"]: parts[each["article"]] for each in named}


def joined(index: Json, read: Callable[[str], Json]) -> Json:
    """Return an export that holds everything, its lists in the order of the articles; `read` gives
    the part at a path. An export that is not in parts is returned as it is.
    """
    if "parts" not in index:
        return index
    parts = [read(each["path"]) for each in index["parts"]]
    whole = {key: value for key, value in index.items() if key != "parts"}
    kinds = ("articles", *OF_ONE)
    return whole | {kind: [entry for part in parts for entry in part[kind]] for kind in kinds}


def _path(article: str) -> str:
    return f"articles/{sha256(article.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}{ENDING}"
