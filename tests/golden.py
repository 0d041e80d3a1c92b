"""The texts made for Excel, as they lie in tests/golden for a person to read: `python -m tests.golden`."""

from __future__ import annotations

from pathlib import Path

from addin.hosts.excel import ribbon, wrappers

FOLDER = Path(__file__).parent / "golden"


def texts() -> dict[str, str]:
    """Give each file's text by its name: the modules made from the catalogue, and the tab of the ribbon."""
    modules = {f"{module.name}.bas": module.source.replace("\r\n", "\n") for module in wrappers.modules()}
    return modules | {Path(ribbon.PART).name: ribbon.xml()}


def main() -> None:
    """Write them again."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
