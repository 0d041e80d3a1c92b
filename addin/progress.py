"""A progress bar on what takes over a second, on a terminal only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

SECONDS_BEFORE = 1.0


def with_progress(items: Iterable[T], total: int | None = None, *, what: str = "row") -> Iterable[T]:
    """Pass items on, and show on standard error how many of them have been, of `total` if known."""
    from tqdm import tqdm

    bar: Iterable[T] = tqdm(items, total=total, unit=what, delay=SECONDS_BEFORE, leave=False, disable=None)
    return bar
