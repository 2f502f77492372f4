"""The lines that need no parser in Python, for they say in their first bytes what they are.

The API server's watch writes the members in the order of Go's structs, kubectl get -w -o json
--output-watch-events in that of their names; both in one line. What looks otherwise is no
usual line, and parsed.
"""

from __future__ import annotations

import re
from typing import Optional

Usual = tuple[str, str, str, str, bytes, str, int]

_WORD = r'"[^"\\]*"'  # a string without escapes
_MAP = r'\{(?:"[^"\\]*":"[^"\\]*(?:\\.[^"\\]*)*",?)*\}'  # of strings to strings


def _line(head: str, *members: str) -> re.Pattern[bytes]:
    """A line with an object that begins so, and whose metadata begins with these members."""
    begin = r'\{"type":"(?P<type>ADDED|MODIFIED|DELETED)","object":'
    text = begin + r"(?=\{" + head + r',"metadata":\{' + "".join(members) + ")"
    return re.compile(text.encode())


def _maybe(name: str, value: str) -> str:
    return f'(?:"{name}":{value},)?'


_KIND = r'"kind":"(?P<kind>StatefulSet|Pod)"'
_ASCII = r'[^"\\\x80-\xff]'
_NAME, _SPACE = f'"name":"(?P<name>{_ASCII}+)",', f'"namespace":"(?P<namespace>{_ASCII}*)",'
_UID, _GENERATION = f'"uid":"(?P<uid>{_ASCII}*)"', r"(?P<generation>\d{1,18})"
_API_VERSION = f'"apiVersion":{_WORD}'
_LINES = (
    _line(
        f"{_KIND},{_API_VERSION}",
        _NAME, _maybe("generateName", _WORD), _SPACE, _maybe("selfLink", _WORD), _UID, ",",
        f'"resourceVersion":{_WORD},', _maybe("generation", _GENERATION),
    ),
    _line(
        f"{_API_VERSION},{_KIND}",
        _maybe("annotations", _MAP), _maybe("creationTimestamp", _WORD),
        _maybe("deletionGracePeriodSeconds", r"\d+"), _maybe("deletionTimestamp", _WORD),
        _maybe("finalizers", r"\[[^\]]*\]"), _maybe("generateName", _WORD),
        _maybe("generation", _GENERATION), _maybe("labels", _MAP),
        _maybe("managedFields", r"\[[^\]]*\]"), _NAME, _SPACE,
        _maybe("ownerReferences", r"\[[^\]]*\]"), f'"resourceVersion":{_WORD},',
        _maybe("selfLink", _WORD), _UID,
    ),
)  # fmt: skip


def usual(document: bytes) -> Optional[Usual]:
    """type, kind, namespace, name, the object as it came, uid and generation of such a line."""
    if not document.endswith(b"}}"):
        return None
    for line in _LINES:
        found = line.match(document)
        if found:
            kind, uid = found["kind"].decode(), found["uid"].decode()
            names = (
                found["type"].decode(),
                kind,
                found["namespace"].decode(),
                found["name"].decode(),
            )
            return *names, document[found.end() : -1], uid, int(found["generation"] or 0)
    return None
