"""What no validator looks for in an .xlsx file: named checks over its XML, each of which lists what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.structure import cells, formulas, names, parts, references, styles
from tests.structure.package import Package

Check = Callable[[Package], Iterator[str]]

CHECKS: Mapping[str, Check] = {
    each.__name__: each
    for each in (
        parts.malformed_parts,
        parts.duplicate_parts,
        parts.content_types,
        parts.relationships,
        parts.sheet_names,
        parts.sizes,
        cells.duplicate_cells,
        cells.cells_in_order,
        cells.long_texts,
        cells.stored_values,
        cells.overlapping_merges,
        cells.merges_in_data,
        cells.overlapping_arrays,
        cells.validations,
        styles.style_numbers,
        styles.fonts_of_the_house,
        styles.texts_like_formulas,
        formulas.long_formulas,
        formulas.unreadable_formulas,
        formulas.volatile_functions,
        formulas.external_links,
        formulas.nested_ifs,
        formulas.constants,
        formulas.columns_of_one_formula,
        references.dead_references,
        names.names_like_cells,
        names.duplicate_names,
        names.names_of_functions,
        references.dead_names,
        names.table_headers,
        names.duplicate_headers,
        names.overlapping_tables,
        names.table_numbers,
    )
}


def faults(path: Path) -> list[str]:
    """List what the checks find in a file, each with its check's name; where a part is no XML, that alone."""
    package = Package(path)
    malformed = [f"malformed_parts: {found}" for found in parts.malformed_parts(package)]
    return malformed or [f"{name}: {found}" for name, check in CHECKS.items() for found in check(package)]
