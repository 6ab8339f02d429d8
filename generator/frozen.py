"""A dataclass that nobody may change once it is made. mypy sees to that, since a check at run time makes each one twice as dear."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class of what is made by the thousand a dataclass with slots, compared by its fields."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
