"""Whether an object is what the OpenAPI types of the official Python client say of its kind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kubernetes import client

_SIMPLE: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "datetime": (str,),
}
# Which the client leaves open, for an array or a bool may stand there, too.
_SCHEMAS = ("items", "additionalProperties")


def _walk(value: Any, kind: str, path: str) -> Iterator[str]:
    inner = re.fullmatch(r"(?:list|dict)[\[(](?:str, )?(.+)[\])]", kind, re.IGNORECASE)
    if kind in _SIMPLE:
        if not isinstance(value, _SIMPLE[kind]) or isinstance(value, bool) != (kind == "bool"):
            yield f"{path}: expected {kind}, got {value!r}"
    elif inner and kind[:1] in "Ll":
        if not isinstance(value, list):
            yield f"{path}: expected a list, got {value!r}"
            return
        for number, one in enumerate(value):
            yield from _walk(one, inner[1], f"{path}[{number}]")
    elif inner or kind != "object":
        if not isinstance(value, dict):
            yield f"{path}: expected an object, got {value!r}"
            return
        for name, one in value.items():
            if inner:
                yield from _walk(one, inner[1], f"{path}.{name}")
            else:
                yield from _member(kind, name, one, f"{path}.{name}")


def _member(kind: str, name: str, value: Any, path: str) -> Iterator[str]:
    model = getattr(client, kind)
    members = {key: python for python, key in model.attribute_map.items()}
    if name not in members:
        yield f"{path}: {kind} has no such field"
    elif kind == "V1JSONSchemaProps" and name in _SCHEMAS and isinstance(value, dict):
        yield from _walk(value, kind, path)
    else:
        yield from _walk(value, model.openapi_types[members[name]], path)


def problems(one: dict[str, Any]) -> list[str]:
    """Every field that its type does not have, every value of another type, what is missing."""
    version, kind = one["apiVersion"].rpartition("/")[2], one["kind"]
    model = f"{version.capitalize()}{kind}"
    found = [*_walk(one, model, kind)]
    try:
        client.ApiClient().deserialize(json.dumps(one), model, "application/json")
    except ValueError as error:
        found.append(f"{kind}: {error}")
    return found
