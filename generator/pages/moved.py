"""Addresses that changed: `was:` in briefing.yml names the old ones, a table here those of page
types, and each gets a small page that leads on, from a folder too.

The page is plain HTML, so that it stands in no navigation, search or sitemap. Its script keeps the
anchor, which a refresh drops.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from itertools import chain

from generator.pages import _routes as routes
from generator.pages._former import former, stories
from generator.view import View

_FORMER = (("quotations.html", routes.STATEMENTS, "statements"),)  # address, page, its heading


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield a page at each old address."""
    for old, page, heading in _FORMER:
        yield (
            old,
            _page(view, routes.link_to(routes.html(page), old), view.say(f"headings.{heading}")),
        )
    for each in chain(former(view), stories(view)):
        link = routes.link_to(routes.html(each.page), each.old)
        yield routes.html(each.old), _page(view, link, each.name)


def _page(view: View, link: str, name: str) -> str:
    target = json.dumps(link).replace("<", "\\u003c")
    script = f"location.replace({target} + location.hash)"
    known = f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
    policy = f"default-src 'none'; img-src 'self' file:; script-src '{known}'"
    return f"""<!doctype html>
<html lang="{view.lexicon.language}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{view.say("moved")}</title>
<link rel="canonical" href="{escape(link)}">
<script>{script}</script>
<meta http-equiv="refresh" content="0; url={escape(link)}">
<p>{view.say("moved")} <a href="{escape(link)}">{escape(name)}</a></p>
</html>
"""
