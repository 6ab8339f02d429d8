"""The picture that a link to a page shows where it is shared: the site's name, a line of the page
word for word, who says it and who reports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from generator.package_data import read_beside

WIDTH, HEIGHT = 1200, 630  # what every network shows whole
# Latin, Greek and Cyrillic, under the OFL; the kerning of its other files, .ttf, overlaps
_FONTS = "font_source_serif_pro"
_PLAIN, _STRONG = "SourceSerifPro-Regular.otf", "SourceSerifPro-Semibold.otf"
_MARGIN, _ROOM = 72, WIDTH - 2 * 72
_TOP, _BOTTOM = 150, 505  # where the line stands
_LINE = 1.28  # of the size of its letters, from one row to the next
_SIZES = (68, 60, 52, 46, 40, 35)  # of the line: the first in which it has room
# font, sizes, and the row of what stands around it
_NAME = (_STRONG, (44, 36, 28), 96)
_WHO = (_STRONG, (32, 28, 24), 552)
_SOURCE = (_PLAIN, (28, 24), 592)
_INK, _PAPER, _GREY = (27, 26, 23), (255, 253, 249), 70
_COLOURS = bytes(
    round(ink + (paper - ink) * step / 255)
    for step in range(256)
    for ink, paper in zip(_INK, _PAPER, strict=True)
)
_NO_GLYPH = "\uffff"


def draw(name: str, lines: Iterable[Mapping[str, str]]) -> tuple[bytes, str] | None:
    """Return a picture (PNG) and its words; nothing if none of the lines, each with its `words`,
    `who` and `source`, can be shown whole and in letters that the font has.
    """
    for line in lines:
        around = ((_NAME, name), (_WHO, line["who"]), (_SOURCE, line["source"]))
        placed = [_placed(*each) for each in around]
        size, rows = _laid_out(line["words"])
        if rows and all(placed) and _has_letters(line["words"]):
            return _drawn(filter(None, placed), size, rows), f"{line['words']} {line['who']}"
    return None


def _placed(where: tuple[str, Sequence[int], int], text: str) -> tuple[str, int, int, str] | None:
    """Return a text with its font, its size and its row, if it fits into one."""
    font, sizes, row = where
    fitting = (size for size in sizes if _letters(font, size).getlength(text) <= _ROOM)
    size = next(fitting, 0) if _has_letters(text) else 0
    return (font, size, row, text) if size else None


def _laid_out(words: str) -> tuple[int, Sequence[str]]:
    """Return the largest size in which words have room, and their rows; no rows where none has."""
    for size in _SIZES:
        rows = list(_rows(words.split(), _letters(_PLAIN, size)))
        wide = max(map(_letters(_PLAIN, size).getlength, rows), default=0)
        if len(rows) * size * _LINE <= _BOTTOM - _TOP and wide <= _ROOM:
            return size, rows
    return 0, ()


def _rows(words: Iterable[str], letters: ImageFont.FreeTypeFont) -> Iterator[str]:
    row = ""
    for word in words:
        longer = f"{row} {word}".lstrip()
        if row and letters.getlength(longer) > _ROOM:
            yield row
            longer = word
        row = longer
    yield row


def _drawn(placed: Iterable[tuple[str, int, int, str]], size: int, rows: Sequence[str]) -> bytes:
    """Return the picture. It is drawn in grey, whose steps become those from ink to paper."""
    image = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(image)
    pen.rectangle((_MARGIN, 118, WIDTH - _MARGIN - 1, 121), fill=0)
    for font, small, row, text in placed:
        fill = 0 if font == _STRONG else _GREY
        pen.text((_MARGIN, row), text, fill, _letters(font, small), anchor="ls")
    for index, words in enumerate(rows):
        place = (_MARGIN, round(_TOP + size + index * size * _LINE))
        pen.text(place, words, 0, _letters(_PLAIN, size), anchor="ls")
    image.putpalette(_COLOURS)
    content = BytesIO()
    image.save(content, "PNG", compress_level=6)
    return content.getvalue()


@cache
def _letters(font: str, size: int) -> ImageFont.FreeTypeFont:
    # the basic layout: the other one hangs on a library that a machine may have or not
    content = BytesIO(read_beside(_FONTS, f"files/{font}"))
    return ImageFont.truetype(content, size, layout_engine=ImageFont.Layout.BASIC)


def _has_letters(text: str) -> bool:
    """Say whether the font has every letter of a text."""
    return all(map(_has, set(text) - {" ", "\N{NO-BREAK SPACE}"}))


@cache
def _has(letter: str) -> bool:
    mask = _letters(_PLAIN, _SIZES[-1]).getmask
    return bytes(mask(letter)) != bytes(mask(_NO_GLYPH))
