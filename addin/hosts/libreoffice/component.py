"""The component that LibreOffice loads: it hands each call to the catalogue, which lies in `pythonpath` beside it.

It keeps to what any Python 3 understands, so that under one too old for the functions it can still say so.
"""

import struct
import sys
import traceback
from pathlib import Path

import uno
import unohelper

SERVICE = "warrants.Functions"
NEEDED = (3, 11)
TOO_OLD = "the functions need Python {} or later, and this LibreOffice has {}: install a newer LibreOffice".format(
    ".".join(map(str, NEEDED)), ".".join(map(str, sys.version_info[:3]))
)
VALUE_ERROR = struct.unpack("<d", struct.pack("<Q", 0x7FF8 << 48 | 519))[0]
EXPLAINS = "warranterror"

# LibreOffice puts it last, where another extension's libraries would come before these.
sys.path.insert(0, str(Path(__file__).resolve().parent / "pythonpath"))


XFunctions, XEvaluator = map(uno.getClass, ("warrants.XFunctions", "warrants.XEvaluator"))


# UNO makes its classes when it is asked for them.
class Functions(unohelper.Base, XFunctions, XEvaluator):  # type: ignore[misc,valid-type]
    """The service: `evaluate` for a function by name, and a method for each, found by `__getattr__`."""

    def __init__(self, _: object) -> None:
        """Take the context that UNO gives, and need nothing of it."""

    def evaluate(self, name: str, arguments: object) -> object:
        """Evaluate a function by its plain name, for the Basic function of that name."""
        return answered("answer", name, arguments)

    def __getattr__(self, method: str) -> object:
        if method.startswith("_"):
            raise AttributeError(method)
        return lambda *arguments: answered("answer_method", method, arguments)


def answered(how: str, name: str, arguments: object) -> object:
    """Give a result, or under an old Python an error and its reason. What goes wrong is printed, and an error."""
    if sys.version_info < NEEDED:
        return TOO_OLD if name.replace("_", "").lower() == EXPLAINS else VALUE_ERROR
    try:
        from addin.hosts.libreoffice import calling

        return getattr(calling, how)(name, arguments)
    except Exception:  # noqa: BLE001  # past this frame it would be UNO's, which shows nobody what it was
        traceback.print_exc()
        sys.stderr.flush()
        return VALUE_ERROR


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816  # the name that LibreOffice looks for
g_ImplementationHelper.addImplementation(Functions, SERVICE, (SERVICE,))
