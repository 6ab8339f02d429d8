"""Every pattern in words matches what it matched as an expression over letters: for the time of the translation."""
# ruff: noqa: E501

import re
from collections import defaultdict
from importlib import import_module
from itertools import product

import pytest

from generator.extract.grammar.tag_patterns import TAGS

LETTERS = {
    "grammar.noun_phrases._BOUND": r"p[do#]*[nNg.#]*[nN]",
    "grammar.noun_phrases._CLAUSE_INSIDE": r"Q|[^wsT]*(?:[vaP;:]|[nN]e(?=[dNPo]))",
    "grammar.noun_phrases._COUNT": r"p(?:[#o]|[bn]d?#)",
    "grammar.noun_phrases._FIRST": r"[cb]*(P|[do#b]+[n#.g]*[N.]*n?|N[N.]*)",
    "grammar.noun_phrases._FOLLOWING": r",b*((?:P|(?:p#)?[dob#]*(?:e(?=[nN]))?[nN#.g]*[nNo](?:[pc][dob#]*[nN.#g]*[nN])*))(?:,[^,]*,|\([^)]*\)|-[^-]*-)?(?:b|p?d?#?t)*[vae]",
    "grammar.noun_phrases._GROUP": r"(?:[ab]|(?<=a),b,|p?[do]?#?t|(?<=w)p#)*$",
    "grammar.noun_phrases._INVERTED": r"(?:P)|(?:[do#]*n+c(?=n*N))?[dobt#]*[nN#e](?:(?:[nN#.e]|(?<=N)g(?=N))*[nN#])?",
    "grammar.noun_phrases._JOINT": r"(?<=[Nn])c[Nn][Nn.]*N",
    "grammar.noun_phrases._LEADING": r"(?:^[csb]*|(?<=[,;:)Qt-])s?)((?:P|(?:p#)?[dob#]*(?:e(?=[nN]))?[nN#.g]*[nNo](?:[pc][dob#]*[nN.#g]*[nN])*))(?:,[^,]*,|\([^)]*\)|-[^-]*-)?(?:b|p?d?#?t)*[vae]",
    "grammar.noun_phrases._LEADING_PHRASE": r"(?:p[dbn#g]*[nNt#g]*)+(?=[dNP])",
    "grammar.noun_phrases._LISTED": r"(?:^|(?<=[,;:(TcQ-]))([dob#]*[nN#.e]*[nN])p[dN.]*N(?:,[N.]+)*,[N.]+,?c[N.]+$",
    "grammar.noun_phrases._NAME_BESIDE": r",[dn.]{0,4}(N[N.]+)(?:\(N\))?,",
    "grammar.noun_phrases._OF_AND_NAME": r"p[Nc]*NN[N.]*",
    "grammar.noun_phrases._OPENING": r"[cb]*([do#]*[nN#.g]*[nN](?:p[do#]*[nN.#g]*[nN])*)(?:\([^)]*\))?,",
    "grammar.noun_phrases._OPENING_ASIDE": r"^[cb]*p[^,;:vae-]*$",
    "grammar.noun_phrases._OPENS_CLAUSE": r"[,;:()sTcQw-][dobt#Nn.p]*$",
    "grammar.noun_phrases._OWNED_BESIDE": r",[dn.]{0,4}(N[N.]*)(?:\(N\))?,",
    "grammar.noun_phrases._PLAIN": r"[ds#bo.]*[nN#.eg]*",
    "grammar.noun_phrases._TRAILING_WHEN": r"(?:p?[do]?#?t+)*$",
    "grammar.tagger._VERB_PLACE": r"(?<=[Nn])n(?=[dP])|(?<=[Pw])n",
    "reporting.clauses._AFTER_SOURCE": r"[dobt#g]*(?:Q(?=n))?[nN#et](?:[nN#.epdctg&]*[nN#eg])?|gp[dN.]*[nN]+|P|o|d(?=[,.])",
    "reporting.clauses._HUNG": r"(?:p[do#]*[nN.]+){1,3}$",
    "reporting.content_ends._ASIDE": r",[^,]*,b*[va]",
    "reporting.content_ends._VERB": r"[vae]",
    "reporting.content_ends._MAIN": r"b*(?:P|[do#]*[nN#.]*[nN])[^wsT,]*[vae]",
    "reporting.content_ends._PLACES": r",c?|c|-|;|:",
    "reporting.content_ends._VERB_NEXT": r"b*[vae]",
    "reporting.content_limits._ASIDE": r"[cb]*s[^,:;Q]*$",
    "reporting.content_limits._VERB": r"[vae]",
    "reporting.content_limits._MAIN": r",b*(?:P|[do#]*[nN#.]*[nN])b*[vae]",
    "reporting.content_limits._RESUMED": r",b*[va]",
    "reporting.content_limits._SAID": r"(?<=T)[^vae]*[vae]|(?<!T)",
    "reporting.cues._VERB_OR_PRON": r"[vaeP]",
    "reporting.frames._ADDRESSED": r"[^TPav,:;Q]*",
    "reporting.frames._ADJUNCT": r"b*(?:(?:p|o|t)(?:[^TPav,:;Q]|(?<=p)[av])*)?",
    "reporting.frames._AND_CLAUSE": r"c(?!b*v)[^Q]*[vaP]|cb?Q|cb",
    "reporting.frames._APPOSITION": r"w[^,]*,(?=b*[av])|[^,vaPTQw]*,(?=b*[av]|[^,gpsw]*[vaP])",
    "reporting.frames._ASIDE": r"(?:b|p?[do]?#?t#?)*[,-]",
    "reporting.frames._ASKED": r"b*(?:P|o|[do#]*[nN#.eg]+(?:p[dn#]*[nN.]+)*)?(?:b|p?[do]?#?t+)*(?=[sw])",
    "reporting.frames._ASKED_TO": r"(?:P|o|[do#]*[nN#.]+(?:p[dn#]*[nN.]+)*?)(?=p[nvab])",
    "reporting.frames._AT_ONCE": r"(?:b|p?[do]?#?t#?)*(?:[.;]|$)",
    "reporting.frames._CLAUSE_AHEAD": r"[^gwsQT]*[vaP]",
    "reporting.frames._CLAUSE_IN_PART": r"[^,c]*[vaP]",
    "reporting.frames._FAR_ASIDE": r"[bt]*p[^TPavc,:;Q-]*,(?=b*[avPdnN])",
    "reporting.frames._GOES_ON": r"c[ave]|[ps]g",
    "reporting.frames._INTRODUCED": r"b*(?:[^TvaPQ,:]{0,20}(?=[,:])|o|P|[do#]*[nN]{1,4})?(?:[,:]*T?Q[.,]*$|[,:]T?Q[.,]*s|:$)",
    "reporting.frames._LEADS_ON": r"[bc]{2,}|.*[csw]",
    "reporting.frames._NAMES": r"o(?!p)|[QPNp]|[^,;:.]*Q|[^,;:.c]*d[^,;:.c]*(?<!p)d|[d#n]+N*[ga]",
    "reporting.frames._NOTHING": r"[Pd][.,;c]",
    "reporting.frames._NO_CLAUSE": r"[s.,;]|p(?!.*[va])",
    "reporting.frames._NO_MORE_VERB": r"Q[^vae]*$",
    "reporting.frames._OPENED": r"b*(?:[pt][^TvaPQ,:]{0,20}(?:,p[^TvaPQ,:]{0,20})?)?(?:[,:]*T?Q[.,]*$|[,:]T?Q[.,]*s|:$)",
    "reporting.frames._PERSON": r"b*(?:P|o|[do#]*[nN#.eg]+(?:p[dn#]*[nN.]+)*)t*",
    "reporting.frames._QUOTATION_ONLY": r"[.,cb]*Q[Q.,cb]*",
    "reporting.frames._RELATIVE": r"b*(?:[va]|e[^nNg])",
    "reporting.frames._REMARKED": r"(?!,?(?:T(?![va])|c)|cT).",
    "reporting.frames._SENTENCE": r"(?:[pseg][^,]*,|[pc]#)?(?:[^pseg].*)?[vaePQ]",
    "reporting.frames._SET_OFF": r",(?:bp|[bpt])[^,vaPTQ]*,(?=[dnNPo#])",
    "reporting.frames._SINCE": r"[pb][#t]",
    "reporting.frames._SO_CALLED": r"[bd]{0,2}(?:p?d?)Q",
    "reporting.frames._SUBJECT_AND_VERB": r"(?:s|[^,;:Q]{1,20}Q|P|[dobg#t]*[nNeg#.Qt]+(?:[pdcbo#]*[nNeg.]+)*(?:,[^,]*,)?b*[vaeP]|[^,]*[va])",
    "reporting.frames._THAT": r",[^,vaPTQ]{1,12},T|[b,]*(?:(?:p|[do]?#?t)[optdNn#b.egcQs,]*?)?(?<![sc])T",
    "reporting.frames._THAT_AT_ONCE": r"b*T",
    "reporting.frames._THAT_TO_PERSON": r"[b,]*(?:[optdNn#b.egcQs,()]*?)(?<![sc])T",
    "reporting.frames._VERB_AT_ONCE": r"cb*a|b*[av]",
    "reporting.frames._WHEN": r"b*(?:p?[do]?#?t+#?)*b*",
    "reporting.frames._WORDED": r"[^,;:.wTQ]{0,25}Q(?:,?c?d?Q)*",
    "reporting.non_reports._APPOSED": r"[Nn],d[dob#]*[nN#.]*n$",
    "reporting.non_reports._SET_OFF": r"[,Q]d?N{1,4}$",
}
SHORTEST, MOST = 5, 60_000  # strings of up to five tags, longer ones as long as there are not too many


def classes(*patterns: str) -> str:
    """Return one letter for each group of tags that no set in the patterns tells apart."""
    sets = [each for pattern in patterns for each in re.findall(r"\[[^]]*\]|(?<!\\)[A-Za-z#,:;.-]", pattern)]
    groups = defaultdict(str)
    for tag in TAGS.values():
        groups[tuple(bool(re.fullmatch(each, tag)) for each in sets)] += tag
    return "".join(group[0] for group in groups.values())


@pytest.mark.parametrize("name", LETTERS)
def test_a_pattern_in_words_matches_what_it_did_in_letters(name: str) -> None:
    module, _, constant = name.rpartition(".")
    old, new = re.compile(LETTERS[name]), getattr(import_module(f"generator.extract.{module}"), constant)
    alphabet = classes(old.pattern, re.sub(r"\(\?(?:P<\w+>|[:=!]|<[=!])|\{[\d,]+\}", "", new.pattern))
    length = SHORTEST
    while len(alphabet) ** (length + 1) < MOST:
        length += 1
    for size in range(length + 1):
        for letters in product(alphabet, repeat=size):
            tags = "".join(letters)
            for way in ("match", "search", "fullmatch"):
                was, now = getattr(old, way)(tags), getattr(new, way)(tags)
                assert (was and was.regs) == (now and now.regs), (way, tags)
