"""Which character encodings browsers read, and with which codec: those of the Encoding Standard
(https://encoding.spec.whatwg.org).
"""

from __future__ import annotations

import codecs

_SAME = """utf-8 utf-16 utf-16-le utf-16-be cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5
iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16
koi8-r koi8-u mac-roman mac-cyrillic cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255
cp1256 cp1257 cp1258 gbk gb18030 big5 big5hkscs euc_jp iso2022_jp shift_jis cp932
euc_kr cp949"""
_WIDER = {  # what browsers take these for
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gbk",
}
_CODECS = {**{name: name for name in _SAME.split()}, **_WIDER}


def browser_codec(declared: str) -> str:
    """Return the codec for a declared encoding, as browsers read it; empty for a name that means
    nothing ("klingon").

    Raises `LookupError` for an encoding that exists, but that no browser reads: UTF-7, or Punycode,
    whose decoder takes quadratic time.
    """
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    return _CODECS[name]
