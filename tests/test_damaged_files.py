"""Files that are no workbook, or a damaged one, or mean harm: each is read, or refused in one line, in good time."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from addin.cli import main
from addin.xlsx import package
from addin.xlsx.book import Book
from addin.xlsx.sheet import NoValue
from tests.editing import ALONE, LEDGERS, Capture, edited, refused, taken, typed
from workbooks.deal import from_files
from workbooks.model import write


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("damaged") / "deal.xlsx"
    write(path, template=ALONE)
    return path


def repacked(path: Path, to: Path, change: Callable[[str, bytes], bytes]) -> Path:
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return to


def test_a_strict_file_in_another_encoding_is_read(sample: Path, tmp_path: Path) -> None:
    """Excel's Strict Open XML differs in its namespaces; a part may be in UTF-16, and cells may not say where."""

    def strict(name: str, part: bytes) -> bytes:
        text = part.decode()
        text = text.replace(
            "schemas.openxmlformats.org/spreadsheetml/2006/main", "purl.oclc.org/ooxml/spreadsheetml/main"
        )
        text = text.replace(
            "schemas.openxmlformats.org/officeDocument/2006/relationships",
            "purl.oclc.org/ooxml/officeDocument/relationships",
        )
        return text.encode("utf-16") if name == "xl/workbook.xml" else text.encode()

    files = taken(sample, tmp_path / "before")
    assert taken(repacked(sample, tmp_path / "strict.xlsx", strict), tmp_path / "after") == files


def test_a_macro_workbook_is_read_as_any_other(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "deal.xlsm"
    path.write_bytes(sample.read_bytes())
    assert taken(path, tmp_path / "after") == taken(sample, tmp_path / "before")


def archive(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def relations(**targets: str) -> bytes:
    """Write what a part refers to: the kind of each reference, and its part."""
    each = "".join(f'<Relationship Id="{kind}" Type="x/{kind}" Target="{part}"/>' for kind, part in targets.items())
    return f"<Relationships>{each}</Relationships>".encode()


def bare(rows: str, texts: str = "") -> bytes:
    """Write the least that is a workbook: one sheet, its texts, and a style that shows days."""
    days = '<numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/>'
    styles = f"<numFmts>{days}</numFmts><cellStyleXfs><xf/></cellStyleXfs>"
    formats = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 164, 14, 46, 10))
    sheet = '<sheet name="S" r:id="worksheet"/>'
    parts = {
        "_rels/.rels": relations(officeDocument="/xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": relations(worksheet="sheet.xml", sharedStrings="texts.xml", styles="styles.xml"),
        "xl/workbook.xml": f"<workbook {NAMESPACES}><sheets>{sheet}</sheets></workbook>".encode(),
        "xl/sheet.xml": f"<worksheet {NAMESPACES}><sheetData>{rows}</sheetData></worksheet>".encode(),
        "xl/texts.xml": f"<sst {NAMESPACES}>{texts}</sst>".encode(),
        "xl/styles.xml": f"<styleSheet {NAMESPACES}>{styles}<cellXfs>{formats}</cellXfs></styleSheet>".encode(),
    }
    return archive(parts)


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ("<c><v>0.1</v></c>", 0.1),
        ("<c s='4'><v>0.85</v></c>", 0.85),
        ("<c s='1'><v>37410</v></c>", date(2002, 6, 3)),
        ("<c s='2'><v>37410.5</v></c>", datetime(2002, 6, 3, 12)),  # noqa: DTZ001  # a cell has no time zone
        ("<c s='3'><v>37410</v></c>", 37410.0),
        ("<c s='1'><v>0</v></c>", 0.0),
        ("<c t='b'><v>1</v></c>", True),
        ("<c t='s'><v>0</v></c>", "te\rxt "),
        ("<c t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r></is></c>", "ab"),
        ("<c t='str'><f>A1&amp;B1</f><v>_x005F_x0041_</v></c>", "_x0041_"),
        ("<c t='str'><f>IF(TRUE,\"\")</f><v></v></c>", None),
        ("<c s='1'/>", None),
        (
            "<c><f>NOW()</f><v/></c>",
            NoValue("its formula has no stored value: open the file in Excel or LibreOffice, and save it there"),
        ),
        ("<c t='e'><v>#N/A</v></c>", NoValue("it holds the error #N/A")),
        ("<c t='inlineStr'><is><t>_xD83D_</t></is></c>", "_xD83D_"),
    ],
)
def test_each_kind_of_cell_is_read_as_its_host_shows_it(tmp_path: Path, stored: str, value: object) -> None:
    """Texts are shared, in runs of letters of one look, with reading aids that are not text; places may be left out."""
    texts = "<si><r><t>te_x000D_</t></r><r><t xml:space='preserve'>xt </t></r><rPh><t>aid</t></rPh></si>"
    path = tmp_path / "bare.xlsx"
    path.write_bytes(bare(f"<row/><row><c/>{stored}<c r='D4'><v>4</v></c><c><v>5</v></c></row>", texts))
    cells = Book(path).cells("S")
    assert (cells.at(2, 2), cells.at(4, 4), cells.at(4, 5)) == (value, 4.0, 5.0)


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ("<c t='s'><v>7</v></c>", "a.xlsx S!A1: the file is damaged: no cell holds '7' as 's'"),
        ("<c><v>nan</v></c>", "a.xlsx S!A1: the file is damaged: no cell holds 'nan' as 'n'"),
        ("<c t='q'><v>1</v></c>", "a.xlsx S!A1: the file is damaged: no cell holds '1' as 'q'"),
        ("<c r='XFE1'><v>1</v></c>", "a.xlsx S: the file is damaged: 'XFE1' is no address of a cell"),
        ("<c r='A0'><v>1</v></c>", "a.xlsx S: the file is damaged: 'A0' is no address of a cell"),
        ("<c><v>1</c>", "a.xlsx S: the file is damaged: mismatched tag"),
    ],
)
def test_a_cell_that_cannot_be_is_named(tmp_path: Path, capsys: Capture, stored: str, words: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(bare(f"<row>{stored}</row>"))
    assert words in refused(path, capsys)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xls", OLE, "it is a workbook of Excel 97 to 2003 (.xls): save it as .xlsx"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "it is encrypted: save it without a password"),
        ("a.xlsx", b"%PDF-1.7", "it is a PDF, whatever its name says"),
        ("a.ods", archive({"mimetype": ODS}), "(.ods): save it as .xlsx"),
        ("a.xlsb", archive({"xl/workbook.bin": b""}), "it is a binary workbook (.xlsb): save it as .xlsx"),
        ("a.xlsx", archive({"readme": b"hello"}), "it is an archive without a workbook in it"),
        ("a.xlsx", b"", "the file is empty"),
        ("a.xlsx", b"<html>", "it is no workbook (.xlsx)"),
        ("a.xlsx", b"PK\x03\x04", "the file is damaged, or cut short"),
    ],
)
def test_what_is_no_workbook_is_called_by_its_name(
    tmp_path: Path, capsys: Capture, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    said = refused(path, capsys)
    assert said.startswith(f"warrants: {name}: ")
    assert words in said
    assert main(["replay", "--terms", str(path)]) == 1


def test_a_file_that_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    assert "no.xlsx: cannot be read: No such file" in refused(tmp_path / "no.xlsx", capsys)


# Files that mean harm.


def test_a_document_type_is_refused(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

    def add(name: str, part: bytes) -> bytes:
        return part.replace(b"<workbook", bomb + b"<workbook", 1) if name == "xl/workbook.xml" else part

    path = repacked(sample, tmp_path / "bomb.xlsx", add)
    assert "it declares a document type, as no workbook does" in refused(path, capsys)


def test_a_file_that_unpacks_to_too_much_is_refused_unparsed(
    sample: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(sample.read_bytes())
    monkeypatch.setattr(package, "LARGEST_CONTENT", 10_000)
    assert "bytes: no more than 10,000 of 10,000 are read" in refused(path, capsys)
    monkeypatch.setattr(package, "LARGEST_FILE", 1000)
    path.touch()
    assert "bytes: no more than 1,000 are read" in refused(path, capsys)


def test_a_cell_in_the_last_corner_costs_one_cell(sample: Path, tmp_path: Path) -> None:
    far = edited(sample, tmp_path / "far.xlsx", typed("Events", "XFD1048576", 1))
    began = time.monotonic()
    assert taken(far, tmp_path / "after") == taken(sample, tmp_path / "before")
    assert time.monotonic() - began < 20


def test_days_counted_from_1904_are_refused(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    def old(name: str, part: bytes) -> bytes:
        is_main = name == "xl/workbook.xml"
        return re.sub(rb"<workbookPr[^>]*>", b'<workbookPr date1904="1"/>', part) if is_main else part

    assert "its days are counted from 1904" in refused(repacked(sample, tmp_path / "o.xlsx", old), capsys)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("small") / "s.xlsx"
    write(path, from_files(LEDGERS / "02.toml", LEDGERS / "02.csv"), ALONE)
    saved = io.BytesIO()
    openpyxl.load_workbook(path, data_only=True).save(saved)
    return saved.getvalue()


def ends_in_order(data: bytes, tmp_path: Path, capsys: Capture) -> int:
    """Read a file that may be damaged: it is read, or refused in one line, in good time."""
    path = tmp_path / "m.xlsx"
    path.write_bytes(data)
    began = time.monotonic()
    status = main(["read", str(path), "--to", str(tmp_path / "out"), "--force"])
    said = capsys.readouterr().err
    assert time.monotonic() - began < 20
    assert (status, said.count("\n")) in {(0, 0), (1, 1)}, said
    return status


def test_no_damaged_file_gives_a_traceback(small: bytes, tmp_path: Path, capsys: Capture) -> None:
    chance, statuses = random.Random(4), set()  # no secrets are made
    for _ in range(300):
        data = bytearray(small)
        for _ in range(chance.choice([1, 3, 30])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        statuses.add(ends_in_order(bytes(data), tmp_path, capsys))
    assert statuses == {0, 1}


def test_no_damaged_part_gives_a_traceback(small: bytes, tmp_path: Path, capsys: Capture) -> None:
    """The archive is whole, and says so; what stands in one of its parts is not."""
    chance, statuses = random.Random(5), set()  # likewise
    with zipfile.ZipFile(io.BytesIO(small)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    read = [name for name in parts if not name.startswith(("docProps", "xl/theme"))]
    for _ in range(300):
        name = chance.choice(read)
        data = bytearray(parts[name])
        for _ in range(chance.choice([1, 2, 10])):
            at = chance.randrange(len(data))
            data[at : at + chance.choice([0, 1, 9])] = bytes(chance.choice(b'0189AZ$:!"<>/= \xff') for _ in range(2))
        statuses.add(ends_in_order(archive(parts | {name: bytes(data)}), tmp_path, capsys))
    assert statuses == {0, 1}
