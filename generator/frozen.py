"""Frozen dataclasses, enforced by mypy rather than at run time: freezing there doubles the cost of
creating one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class of what is made by the thousand a dataclass with slots, compared by its fields.

    It is pickled without the names of its fields, which takes half the time and three fifths of the
    bytes.
    """
    made: Any = dataclass(slots=True, unsafe_hash=True)(cls)
    names = [each.name for each in fields(made)]
    if len(names) > 1:  # attrgetter returns no tuple for a single name
        values = attrgetter(*names)
        made.__reduce__ = lambda each: (made, values(each))
    return cast("type[T]", made)
