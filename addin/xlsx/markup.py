"""The XML of a workbook's parts, element by element as it is parsed: no tree is built, and no entity is expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Protocol
from xml.etree.ElementTree import ParseError, XMLParser

from addin.warrant.errors import NotUnderstood, OutOfRange

Attributes = Mapping[str, str]
_MOST = 1_000_000
_ESCAPED = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")


class Reader(Protocol):
    """What is told of each element, by its name without a namespace."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""

    def end(self, tag: str) -> None:
        """End it."""

    def data(self, text: str) -> None:
        """Take a piece of the text in between."""


class _Plain:
    """Passes elements on under their plain names; transitional and strict files differ in namespaces alone."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.data = reader.data

    def start(self, tag: str, attributes: Attributes) -> None:
        self._reader.start(_plain(tag), {_plain(name): value for name, value in attributes.items()})

    def end(self, tag: str) -> None:
        self._reader.end(_plain(tag))

    def doctype(self, *_: object) -> None:
        raise ParseError("it declares a document type, as no workbook does")

    def close(self) -> None: ...


@lru_cache(maxsize=1000)
def _plain(name: str) -> str:
    return name.rpartition("}")[2]


def parse(xml: bytes, reader: Reader, place: str) -> None:
    """Parse a part. Raises `NotUnderstood` where it is not XML."""
    parser = XMLParser(target=_Plain(reader))  # noqa: S314  # document types, and with them entities, are refused
    try:
        parser.feed(xml)
        parser.close()
    except (ParseError, ValueError, LookupError) as error:
        # An encoding that Python does not know is a LookupError, one that it knows and cannot use a ValueError.
        raise NotUnderstood(f"the file is damaged: {error}", place=place) from None


class _Chosen:
    """Collects the chosen elements of a part in their order, each with its own text."""

    def __init__(self, tags: tuple[str, ...], place: str) -> None:
        self.found: list[tuple[str, Attributes, list[str]]] = []
        self._tags, self._place, self._text = tags, place, [""]

    def start(self, tag: str, attributes: Attributes) -> None:
        self._text = []
        if tag in self._tags:
            self.found.append((tag, attributes, self._text))
        if len(self.found) > _MOST:
            raise OutOfRange(f"it has more than {_MOST:,} of {tag}", place=self._place)

    def end(self, _: str) -> None:
        self._text = []

    def data(self, text: str) -> None:
        self._text.append(text)


def elements(xml: bytes, place: str, *tags: str) -> Iterator[tuple[str, Attributes, str]]:
    """Give the elements of some names in the order of a part: name, attributes, text."""
    chosen = _Chosen(tags, place)
    parse(xml, chosen, place)
    return ((tag, attributes, "".join(text)) for tag, attributes, text in chosen.found)


def unescaped(text: str) -> str:
    """Give the characters that XML cannot carry, which a workbook writes as _x000D_; half a character stays so."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class Texts:
    """The shared texts of a workbook; what is written over them as a reading aid is left out."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._parts: list[str] = []
        self._is_text = self._is_aid = False

    def start(self, tag: str, _: Attributes) -> None:
        """Begin a text, or a part of one."""
        if tag == "si":
            self._parts = []
        self._is_aid = self._is_aid or tag == "rPh"
        self._is_text = tag == "t" and not self._is_aid

    def end(self, tag: str) -> None:
        """End a text."""
        self._is_text = False
        if tag == "rPh":
            self._is_aid = False
        if tag == "si":
            self.all.append(unescaped("".join(self._parts)))

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._is_text:
            self._parts.append(text)
