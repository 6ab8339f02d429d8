"""The dialect: Markdown that Python-Markdown (which MkDocs uses) and CommonMark read alike.
Everything from a seed is escaped here.

Builders take Markdown and return Markdown: a text that is not ours goes through `escape` first, or
through `_words.quoted`, which also says where the words stand. Character references are used rather
than backslashes, since Python-Markdown does not know the escapes of `~`, `|` and `<`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from unicodedata import bidirectional
from urllib.parse import quote, urlsplit

import yaml

# any run but the single space that is left as it is
_SPACES = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
_LEADING = re.compile(r" ?([-+=:!?/.@%^]|\d+[.)])")
_MARKUP = "\\`*_[]{}<>&|~#"
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
_WIDE_SPACES = [0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
_PLAIN = dict.fromkeys(_CONTROLS, "\N{REPLACEMENT CHARACTER}")
_ESCAPED = re.compile("[" + re.escape(_MARKUP + "".join(map(chr, _WIDE_SPACES))) + "]")
_IN_ATTRIBUTE = re.compile("[" + re.escape('"\\`[]{}<>&|') + "]")
_ANGLES = str.maketrans("<>", "‹›")
_REMEMBERED = 1 << 10  # lists of attributes; most are the same few classes
# In C where PyYAML has it, which takes a sixth of the time.
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
# until another ends them
_LASTING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_TURNING = frozenset(
    {"R", "AL", "AN", "LRE", "LRO", "LRI", "RLE", "RLO", "RLI", "FSI", "PDF", "PDI"}
)


def plain(text: str) -> str:
    """Return `text` as a browser shows it: white space runs are one space, control characters are
    U+FFFD.

    Two texts with the same `plain` form look the same on a page; `verify` compares by it.
    """
    if text.isprintable() and "  " not in text:
        return text
    line = _SPACES.sub(" ", text)
    return line if line.isprintable() else line.translate(_PLAIN)  # a control cannot be printed


def escape(text: str) -> str:
    """Return Markdown that shows `plain(text)` and nothing else: no element, no link, no block, in
    either dialect.
    """
    line = plain(text)
    # at the start of a line these would begin a list, a rule or an underlined heading
    leading = _LEADING.match(line)
    if leading:
        offset = leading.start(1)
        return f"{line[:offset]}&#{ord(line[offset])};{_escaped(line[offset + 1 :])}"
    return _escaped(line)


def _escaped(line: str, special: re.Pattern[str] = _ESCAPED) -> str:
    return special.sub(lambda found: f"&#{ord(found[0])};", line)


def turns(text: str) -> bool:
    """Say whether a text has letters or marks that can change the direction of its neighbours."""
    return not text.isascii() and any(bidirectional(char) in _TURNING for char in text)


def straight(text: str) -> str:
    """Return a text for a place without markup (a title, a description), without lasting direction
    marks.
    """
    return text if text.isprintable() else text.translate(_LASTING)  # none can be printed


def attribute(value: str) -> str:
    """Return `value` for use between the double quotation marks of an HTML attribute."""
    return value if value.isalnum() else _escaped(plain(value), _IN_ATTRIBUTE)


def attributes(classes: str = "", **values: str) -> str:
    """Return HTML attributes, each after a space; an underscore in a name stands for a hyphen, an
    empty value is left out.
    """
    pairs = "".join(
        f' {name.replace("_", "-")}="{attribute(value)}"' for name, value in values.items() if value
    )
    return f' class="{classes}"{pairs}' if classes else pairs


# -- inline ----------------------------------------------------------------------------------------


def value(text: str) -> str:
    """Return `escape(text)` so that it can stand among our words and leave their direction
    alone.
    """
    return f"<bdi>{escape(text)}</bdi>" if turns(text) else escape(text)


def span(words: str, classes: str = "", tag: str = "span", **values: str) -> str:
    """Wrap inline Markdown in an inline element."""
    return f"<{tag}{attributes(classes, **values)}>{words}</{tag}>"


OMITTED = "[…]"  # something of the text is not shown here
GAP = span(OMITTED, "b-ed")


def link(words: str, address: str, classes: str = "") -> str:
    """Link inline Markdown to an address that `_routes` made or `outside` let pass."""
    return f"[{words}]({address}){_attribute_list(classes)}"


def outside(address: str) -> str:
    """Return an address of another site, safe to stand in a link; nothing if it is not http or
    https.
    """
    return safe_address(address) if is_web(address) else ""


def safe_address(address: str) -> str:
    """Return an address, of whatever kind, so that nothing in it ends the link it stands in."""
    return quote(plain(address).strip(), safe="/:?#@!$&'+,;=%~._-").replace("&", "&amp;")


def is_web(address: str) -> bool:
    """Say whether an address is http or https."""
    try:
        return urlsplit(address.strip()).scheme in {"http", "https"}
    except ValueError:
        return False


def unbroken(words: str) -> str:
    """Return words without markup so that they stay on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def dotted(parts: Iterable[str]) -> str:
    """Join the parts that are not empty by middle dots; no line begins with one."""
    return "\N{NO-BREAK SPACE}· ".join(part for part in parts if part)


# -- blocks ----------------------------------------------------------------------------------------


def blocks(*parts: str) -> str:
    """Join the blocks that are not empty by a blank line."""
    return "\n\n".join(part for part in parts if part)


def heading(level: int, words: str, anchor: str = "", classes: str = "") -> str:
    """Return a heading; give an anchor where the words may change and the address may not."""
    return f"{'#' * level} {words}{_attribute_list(classes, anchor, before=' ')}"


def paragraph(words: str, classes: str = "", anchor: str = "") -> str:
    """Return a paragraph, its classes on a line of their own; nothing if it has no words."""
    return f"{words}{_attribute_list(classes, anchor, before=chr(10))}" if words else ""


def blockquote(words: str, classes: str = "") -> str:
    """Return a quotation of one paragraph, classes on the paragraph inside."""
    return "\n".join(f"> {line}" for line in paragraph(words, classes).split("\n"))


def bullets(items: Iterable[str]) -> str:
    """Return a list; an item may hold several blocks."""
    return _items(f"-   {_indented(item)}" for item in items)


def numbered(items: Iterable[str]) -> str:
    """Return a numbered list; an item may hold several blocks."""
    return _items(f"{number}. ".ljust(4) + _indented(item) for number, item in enumerate(items, 1))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table. Cells are inline Markdown, in which escaping has already dealt with `|`."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def box(inner: str, classes: str = "", tag: str = "div", **values: str) -> str:
    """Wrap blocks in an HTML element that says nothing itself; nothing if there are none."""
    return (
        f'<{tag}{attributes(classes, **values)} markdown="1">\n\n{inner}\n\n</{tag}>'
        if inner
        else ""
    )


def fold(summary: str, inner: str, classes: str = "b-fold") -> str:
    """Fold blocks under a line of words (ours, or HTML), closed until a reader opens it; nothing
    if there are none.
    """
    return (
        f"<details{attributes(classes)} "
        f'markdown="1">\n<summary>{summary}</summary>\n\n{inner}\n\n</details>'
        if inner
        else ""
    )


def page(title: str, description: str, body: str, hide: Sequence[str] = (), **more: object) -> str:
    """Return a whole page. Title and description are plain texts; themes print them unescaped, so
    nothing in them can be markup.

    `more` is what our theme says about the page in its head, where it has a value; the theme
    escapes it.
    """
    front: Mapping[str, object] = {
        "title": _inert(title),
        "description": _inert(description),
        "hide": list(hide),
        **more,
    }
    head = _yaml({key: value for key, value in front.items() if value})
    return f"---\n{head}---\n\n{body}\n"


def _yaml(front: Mapping[str, object]) -> str:
    """Return the front matter in YAML, the same bytes whichever of the two writers is there."""
    text = _written(front, _DUMPER)
    # in C what lies beyond the basic plane, an emoji, is written as a number
    return _written(front, yaml.SafeDumper) if "\\U" in text else text


def _written(front: Mapping[str, object], dumper: type[yaml.SafeDumper]) -> str:
    return yaml.dump(front, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10_000)


def _inert(text: str) -> str:
    """Return a text that stays one even where it is unescaped once (`striptags`) and printed
    raw.
    """
    shown = straight(plain(text)).strip()
    return shown.translate(_ANGLES).replace("&", "&amp;").replace('"', "&quot;")


def _items(items: Iterable[str]) -> str:
    """Join list items, by blank lines if one holds several blocks: the next would else count as
    text of its last block.
    """
    entries = list(items)
    return ("\n\n" if any("\n\n" in entry for entry in entries) else "\n").join(entries)


def _indented(item: str) -> str:
    first, *others = item.split("\n")
    return "\n".join([first, *(f"    {line}" if line else "" for line in others)])


@lru_cache(_REMEMBERED)
def _attribute_list(classes: str, anchor: str = "", before: str = "") -> str:
    names = [f"#{anchor}"] if anchor else []
    names += [f".{name}" for name in classes.split()]
    return f"{before}{{ {' '.join(names)} }}" if names else ""
