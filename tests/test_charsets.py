"""Declared encodings: which of them browsers read, and how."""

import codecs

import pytest

from generator.charsets import browser_codec


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("latin1", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("gb2312", "gbk"),
        ("macintosh", "mac-roman"),
        ("Shift_JIS", "shift_jis"),
    ],
)
def test_an_encoding_is_read_as_browsers_read_it(declared: str, codec: str) -> None:
    assert browser_codec(declared) == codec
    assert codecs.lookup(codec)


@pytest.mark.parametrize("declared", ["", "klingon", "a\0b", "\udc80"])
def test_a_name_that_means_nothing_has_no_codec(declared: str) -> None:
    assert browser_codec(declared) == ""


@pytest.mark.parametrize(
    "declared", ["punycode", "utf-7", "idna", "cp037", "hz", "iso2022_kr", "unicode_escape", "zlib"]
)
def test_an_encoding_that_no_browser_reads_is_refused(declared: str) -> None:
    with pytest.raises(LookupError):
        browser_codec(declared)
