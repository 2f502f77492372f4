"""The texts that the benchmark reads, from the recordings.

    inputs.py FOLDER

Writes them into FOLDER with their manifests, main.tsv, forms.tsv, probes.tsv, growth.tsv and
calls.tsv: lines of key; kind (bench.h has them); number of objects; file. What a call takes
besides lies beside the file: KEY.pods.json, KEY.previous.json, KEY.tenant.json; and KEY.picks,
which is what picks.c makes of all that a reader has to find in them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from forms import compact, forms
from picks import digest

FULL = Path(__file__).resolve().parents[1] / "Fixtures/recordings/full"

# A bare status, as the API server writes it: that of the benchmarks of the Go and the Python
# host, and one whose names are as long as they are in the field.
HOST_STATUS = (
    '{"observedGeneration":1,"replicas":4,"readyReplicas":4,"currentReplicas":4,'
    '"updatedReplicas":4,"currentRevision":"demo-pool-0-5b8c6b7d9f",'
    '"updateRevision":"demo-pool-0-5b8c6b7d9f","collisionCount":0,"availableReplicas":4}'
)
STATUS = HOST_STATUS.replace("demo", "rustfs-production")

# Objects with one fault in a member that nobody needs: who refuses them checks what it skips.
PROBES: dict[str, bytes] = {
    "fine": b'"x"',
    "colon": b'{"a" 1}',
    "comma": b"[1 2]",
    "brackets": b'{"a":[1}]',
    "number": b"[01]",
    "literal": b"[nul]",
    "escape": rb'"\q"',
    "control": b'"\x01"',
    "utf8": b'"\xff"',
}


def small(uncut: str) -> str:
    """What is left of an object where a client asked for little."""
    value = json.loads(uncut)
    kept = (
        "name",
        "namespace",
        "uid",
        "resourceVersion",
        "generation",
        "creationTimestamp",
    )
    value["metadata"] = {key: value["metadata"][key] for key in kept}
    value["spec"] = {"replicas": value["spec"]["replicas"]}
    return compact(value)


def grow(text: str, size: int) -> str:
    """A list of `size` items: those of `text` again and again, each under a name of its own."""
    value = json.loads(text)
    if compact(value) != text.rstrip("\n"):
        raise SystemExit("list50.json does not survive a round trip through json")
    items = []
    for number in range(size):
        source = value["items"][number % len(value["items"])]
        tenant = source["metadata"]["labels"]["rustfs.tenant"]
        items.append(json.loads(compact(source).replace(tenant, f"tenant-{number:04}")))
    if len({item["metadata"]["name"] for item in items}) != size:
        raise SystemExit("two items of one name")
    return compact({**value, "items": items}) + "\n"


def probe(fault: bytes) -> bytes:
    """A small object with these bytes as the value of an annotation."""
    head = b'{"metadata":{"name":"demo-pool-0","annotations":{"a":' + fault
    return head + b'},"generation":1},"status":' + HOST_STATUS.encode() + b"}"


def write(folder: Path, manifest: str, texts: dict[str, tuple[str, int, str]]) -> None:
    """Write the texts and the manifest that names them."""
    lines = []
    for key, (kind, objects, text) in texts.items():
        path = folder / f"{key}.json"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        lines.append(f"{key}\t{kind}\t{objects}\t{path}\n")
    (folder / manifest).write_text("".join(lines))


def write_forms(folder: Path, uncut: str, pretty: str, list50: str) -> None:
    """Write the other forms, with what a call takes besides and what is to be found in all."""
    texts: dict[str, tuple[str, int, str]] = {}
    for key, form in forms(uncut, pretty, list50).items():
        texts[key] = (form.kind, form.objects, form.text)
        others: dict[str, Any] = {role: json.loads(text) for role, text in form.others.items()}
        for role, text in form.others.items():
            (folder / f"{key}.{role}.json").write_text(text, encoding="utf-8")
        if form.kind in ("pods", "call", "tenant"):
            main = "pods" if form.kind == "pods" else "statefulset"
            found = digest({main: json.loads(form.text), **others})
            (folder / f"{key}.picks").write_text(f"{found}\n")
    write(folder, "forms.tsv", texts)


def main() -> None:
    """Write everything into the folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    uncut = (FULL / "forms/x1.one.json").read_text(encoding="utf-8")
    pretty = (FULL / "forms/x1.one.pretty.json").read_text(encoding="utf-8")
    list50 = (FULL / "list50.json").read_text(encoding="utf-8")
    texts = {
        "status": ("status", 1, STATUS),
        "small": ("object", 1, small(uncut)),
        "object": ("object", 1, uncut),
        "pretty": ("object", 1, pretty),
        "list50": ("list", 50, list50),
        "list1000": ("list", 1000, grow(list50, 1000)),
    }
    write(folder, "main.tsv", texts)
    write_forms(folder, uncut, pretty, list50)
    probes = {key: probe(fault).decode("utf-8", "surrogateescape") for key, fault in PROBES.items()}
    write(
        folder,
        "probes.tsv",
        {f"probe-{key}": ("object", 1, probes[key]) for key in probes},
    )
    calls = {"host-status": ("status", 1, HOST_STATUS), "object": texts["object"]}
    write(folder, "calls.tsv", calls)
    sizes = (1, 10, 50, 100, 500, 1000)
    write(folder, "growth.tsv", {f"grow{n}": ("list", n, grow(list50, n)) for n in sizes})


if __name__ == "__main__":
    main()
