"""Rules, section 5: texts that must not pass for JSON, and what is said of them."""

from __future__ import annotations

_BOM = "begins with a byte-order mark: remove it"
_UTF16 = "this is UTF-16, as PowerShell writes it: pass UTF-8"
_EMPTY = "the text is empty"
_YAML = "this looks like YAML: pass JSON (kubectl get -o json)"
_YAML_BEGINNINGS = ("apiVersion:", "kind:", "---", "- ")
_BLANK = " \t\n\r"


def problem(text: str) -> str:
    """What is wrong with a text at first sight; "" where it may be JSON.

    Bytes that are not UTF-8 are surrogates in it.
    """
    data = text[:8].encode(errors="surrogateescape")
    if data.startswith(b"\xef\xbb\xbf"):
        return _BOM
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _UTF16
    if len(data) > 1 and (data[0] == 0) != (data[1] == 0):
        return _UTF16
    begins = text.lstrip(_BLANK)
    if not begins:
        return _EMPTY
    return _YAML if begins.startswith(_YAML_BEGINNINGS) else ""
