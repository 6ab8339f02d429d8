"""Why a pronoun means somebody, in words: "“he” means Ole Berg: subject of the sentence before"."""

from __future__ import annotations

from generator.model.readings import Attribution, How

_MOST = 3  # reasons told
_USE = ", speaks"  # behind a feature of a pronoun that speaks; it is the same reason without it
_BEHIND = {"0 sentences back": "of the same sentence", "1 sentences back": "of the sentence before"}
_ROLES = ("main subject", "subject", "object")
# What features of `extract/coreference/antecedents.py` say for somebody; those of distance alone
# and of confidence are left out.
_WORDS = {
    **{f"{role} {back}": f"{role} {words}" for role in _ROLES for back, words in _BEHIND.items()},
    "opens its sentence 1 sentences back": "opens the sentence before",
    "opens its sentence 0 sentences back": "opens the same sentence",
    "last subject": "the last who was a subject",
    "nearest": "the last who was mentioned",
    "spoke last": "spoke last",
    "spoke last, others acted": "spoke last",
    "often": "mentioned often",
    "0 sentences back": "mentioned in the same sentence",
    "1 sentences back": "mentioned in the sentence before",
    "0 paragraphs back": "mentioned in the same paragraph",
}


def in_words(speaker: Attribution, printed: str) -> str:
    """Return why the pronoun that is `printed` means the speaker; "" where it is no pronoun, or
    nothing known in words spoke for it.
    """
    if speaker.how is not How.PRONOUN:
        return ""
    decided = (feature.removesuffix(_USE) for feature, weight in speaker.reasons if weight > 0)
    found = [*dict.fromkeys(_WORDS[feature] for feature in decided if feature in _WORDS)]
    told = [words for words in found if not any(_holds(other, words) for other in found)]
    return f"“{printed}” means {speaker.name}: {', '.join(told[:_MOST])}" if told else ""


def _holds(other: str, words: str) -> bool:
    """Return whether another reason says as much and more: a subject of the sentence before is
    mentioned in it.
    """
    return other != words and other.endswith((f" {words}", words.removeprefix("mentioned in")))
