"""Says of an element of a page why it is no part of the article, by its tag or by the words of its
class and id.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.formats._blocks import Place
from generator.model.articles import Reason

_TAGS: Mapping[str, Reason] = {
    "nav": Reason.SECTION,
    "aside": Reason.RELATED,
    "footer": Reason.BOILERPLATE,
    "figcaption": Reason.CAPTION,
    "figure": Reason.CAPTION,
    "button": Reason.FORM,
    "form": Reason.FORM,
    "option": Reason.FORM,
    "dialog": Reason.FORM,
}
# What sites call the parts of their pages; the first row with one of the words counts.
_NAMES: Mapping[Reason, str] = {
    Reason.COOKIE_NOTICE: "cookie cookies consent gdpr",
    Reason.READER_COMMENT: "comment comments commentlist disqus respond",
    Reason.SHARE: "share sharing shares social sharedaddy addthis sharebar",
    Reason.FORM: "newsletter newsletters signup subscribe login callout modal popup",
    Reason.ADVERTISEMENT: "ad ads advert adverts advertisement advertising dfp sponsor sponsored",
    Reason.RELATED: "promo promos recirc recirculation related readmore recommended "
    "recommendations teaser teasers trending popular mostread outbrain taboola rail",
    Reason.SECTION: "breadcrumb breadcrumbs menu nav navbar navigation pagination sidebar tags "
    "toolbar",
    Reason.CAPTION: "caption captions credit credits gallery slideshow carousel lightbox",
    Reason.AUTHOR_BIO: "bio biography",
}
_NAMED = {reason: frozenset(names.split()) for reason, names in _NAMES.items()}
_ANY_NAME = frozenset().union(*_NAMED.values())


def reason_of(place: Place) -> Reason | None:
    """Return why what stands in an element is no part of the article, if its markup says so."""
    if place.tag in ("body", "html"):
        return None
    if _ANY_NAME.isdisjoint(place.names):  # as most elements
        return _TAGS.get(place.tag)
    return next(reason for reason, names in _NAMED.items() if not names.isdisjoint(place.names))
