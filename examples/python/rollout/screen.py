"""The screen: a live table of pools and Tenants, for people."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from typing import Any, Optional

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.text import Text

import poolstatus
from poolstatus import Flag, Options, PoolStatusError, Rule, State

from .gate import BAD_INPUT, Gate, Wanted
from .pools import Judging, Pool, one_list
from .stream import Ended, Event, Item, Problem, Quiet, read

INTERRUPTED = 130
_STYLES = {
    "PoolRolloutComplete": "green",
    "PoolUpdating": "cyan",
    "PoolInitialized": "blue",
    "PoolCreated": "blue",
    "PoolNotCreated": "bright_black",
    "PoolDegraded": "yellow",
    "PoolRolloutFailed": "bold red",
    "Ready": "green",
    "Updating": "cyan",
    "Degraded": "bold red",
}
_BAR = 6
_STATE, _COUNT, _SINCE = 16, _BAR + 8, 6
_REASON = 60  # with less room in the row than that, reason and message have a line of their own


class Screen(Gate):
    """What a person sees after each event."""

    def __init__(self, judging: Judging) -> None:
        super().__init__(Wanted(), judging, sys.stdout, sys.stderr)
        self.tenants: dict[tuple[str, str], Event] = {}
        self.problem = ""
        self.now = ""

    def take(self, item: Item) -> None:
        """Take what came, without a word."""
        if isinstance(item, Event):
            self.now = item.at or ""
            if item.kind == "Tenant":
                key = item.namespace, item.name
                self.tenants[key] = item
                if item.type == "DELETED":
                    del self.tenants[key]
            try:
                self.pools.take(item)
            except PoolStatusError as error:
                self.problem = f"{item.kind} {item.name}: {error.message}"
        elif not isinstance(item, (Quiet, Ended)):
            self.problem = str(item)

    def render(self, width: int, height: int, blocks: bool = True) -> RenderableType:
        """The table, as wide and as high as there is room."""
        name = max(12, min(40, width - _STATE - 2 * _COUNT - _SINCE - 4))
        names = [len(self._name(pool)) for pool in self.pools.all.values()]
        name = min(name, max([12, *names]))
        lines = [_header(name, width)]
        groups = self._groups(name, width, blocks)
        room = height - len(lines) - 2
        shown, hidden = _fit(groups, room)
        lines += shown
        if hidden:
            lines.append(Text(f"... and {hidden} more that are settled or do not fit", "dim"))
        if self.problem:
            lines.append(Text(_cut(self.problem, width), "magenta"))
        return Group(*lines)

    def _groups(self, name: int, width: int, blocks: bool) -> list[tuple[int, list[Text]]]:
        """The lines of each Tenant and each pool, and how little they matter."""
        groups: list[tuple[int, list[Text]]] = []
        pools = sorted(self.pools.all.values(), key=lambda pool: (pool.namespace, pool.name))
        for key, event in sorted(self.tenants.items()):
            groups.append((1, [self._tenant(key, event, width)]))
            mine = [pool for pool in pools if _tenant_of(pool) == key]
            groups += [(_rank(pool), self._pool(pool, name, width, blocks)) for pool in mine]
            pools = [pool for pool in pools if pool not in mine]
        groups += [(_rank(pool), self._pool(pool, name, width, blocks)) for pool in pools]
        return groups

    def _tenant(self, key: tuple[str, str], event: Event, width: int) -> Text:
        namespace, name = key
        mine = [pool for pool in self.pools.all.values() if _tenant_of(pool) == key]
        sets = one_list(pool.event for pool in mine if not pool.gone)
        pods = [pod for pool in mine for pod in pool.pods.values()]
        options = Options(flags=Flag.DETAIL, rule=Rule.KUBERNETES, now=self.now or None,
                          pods=one_list(pods) if pods else None,
                          pod_grace_seconds=self.pools.judging.grace)  # fmt: skip
        line = Text(f"Tenant {namespace}/{name}  " if namespace else f"Tenant {name}  ", "bold")
        try:
            status = poolstatus.tenant(event.text, sets, options)
        except PoolStatusError as error:
            return line.append(_cut(str(error), width - len(line)), "magenta")
        line.append(f"{status.current_state}  ", _STYLES.get(status.current_state, ""))
        message = status.conditions[0].message if status.conditions else ""
        return line.append(_cut(message or status.reason, width - len(line)), "not bold")

    def _pool(self, pool: Pool, name: int, width: int, blocks: bool) -> list[Text]:
        entry = pool.entry
        style = _STYLES.get(str(entry.state), "")
        line = Text(_cut_left(self._name(pool), name).ljust(name) + " ")
        line.append(_pad(str(entry.state).removeprefix("Pool"), _STATE), style)
        for count, colour in ((pool.ready, "green"), (pool.updated, "cyan")):
            line.append(" ")
            line.append_text(_bar(count, pool.desired, colour, blocks))
        line.append(" " + self._since(entry.last_update_time).rjust(_SINCE))
        words = f"{entry.reason}: {entry.message}"
        if _in_row(name, width):
            line.append("  " + _cut(words, width - len(line) - 2))
            return [line]
        return [line, Text("  " + _cut(words, width - 2), "dim")]

    def _name(self, pool: Pool) -> str:
        if _tenant_of(pool) in self.tenants:
            return f"  {pool.name}"  # below its Tenant
        namespaces = {namespace for namespace, _ in self.pools.all}
        return pool.name if len(namespaces) == 1 else f"{pool.namespace}/{pool.name}"

    def _since(self, moment: Optional[str]) -> str:
        began = _time(moment)
        now = _time(self.now) or datetime.now(timezone.utc)
        if began is None:
            return ""
        seconds = max(0, int((now - began).total_seconds()))
        for unit, size in (("d", 86400), ("h", 3600), ("m", 60)):
            if seconds >= 2 * size:
                return f"{seconds // size}{unit}"
        return f"{seconds}s"


def _in_row(name: int, width: int) -> bool:
    return width - (name + 1 + _STATE + 2 * (1 + _COUNT) + 1 + _SINCE + 2) >= _REASON


def _header(name: int, width: int) -> Text:
    words = _pad("POOL", name) + " " + _pad("STATE", _STATE)
    words += " " + _pad("READY", _COUNT) + " " + _pad("UPDATED", _COUNT)
    words += " " + "SINCE".rjust(_SINCE) + ("  REASON" if _in_row(name, width) else "")
    return Text(words, "bold")


def _rank(pool: Pool) -> int:
    if pool.status.state in (State.ROLLOUT_FAILED, State.DEGRADED):
        return 0
    return 2 if pool.settled else 1


def _fit(groups: list[tuple[int, list[Text]]], room: int) -> tuple[list[Text], int]:
    """As many groups as there is room for, those that matter first; the number of the others."""
    chosen: set[int] = set()
    for number, (_, lines) in sorted(enumerate(groups), key=lambda one: one[1][0]):
        if len(lines) <= room:
            chosen.add(number)
            room -= len(lines)
    shown = [line for number in sorted(chosen) for line in groups[number][1]]
    return shown, len(groups) - len(chosen)


def _bar(count: int, of: int, style: str, blocks: bool) -> Text:
    full, empty = ("█", "░") if blocks else ("#", ".")
    filled = min(_BAR, _BAR * count // of) if of > 0 else 0
    bar = Text(full * filled, style)
    bar.append(empty * (_BAR - filled), "dim")
    return bar.append(_pad(f" {count}/{of}", _COUNT - _BAR))


def _pad(words: str, width: int) -> str:
    return _cut(words, width).ljust(width)


def _cut(words: str, width: int) -> str:
    clean = "".join(letter if letter.isprintable() else " " for letter in words)
    return clean if len(clean) <= width else clean[: max(0, width - 3)] + "..."


def _cut_left(words: str, width: int) -> str:
    return words if len(words) <= width else "..." + words[len(words) - width + 3 :]


def _time(text: Optional[str]) -> Optional[datetime]:
    try:
        moment = datetime.fromisoformat((text or "").replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _tenant_of(pool: Pool) -> tuple[str, str]:
    metadata: dict[str, Any] = pool.event.members.get("metadata") or {}
    labels = metadata.get("labels") or {}
    return pool.namespace, str(labels.get("rustfs.tenant", ""))


def watch(inputs: list[str], judging: Judging, pace: Optional[float]) -> int:
    """Show what comes until it ends; returns the exit status.

    Where standard output is no terminal: a plain line a change.
    """
    console = Console()
    if not console.is_terminal:
        return _follow(Gate(Wanted(), judging, sys.stdout, sys.stderr), _paced(inputs, pace))
    screen = Screen(judging)
    blocks = "utf" in (console.encoding or "").lower()

    def show() -> RenderableType:
        return screen.render(console.width, console.height, blocks)

    status = 0
    with Live(console=console, screen=True, auto_refresh=False, get_renderable=show) as live:
        try:
            shown = 0.0
            for item in _paced(inputs, pace):
                screen.take(item)
                if time.monotonic() - shown >= 0.1 or isinstance(item, (Quiet, Ended)):
                    live.refresh()
                    shown = time.monotonic()
        except KeyboardInterrupt:
            status = INTERRUPTED
    console.print(screen.render(console.width, 1 << 20, blocks))
    if not screen.pools.all and not status:
        sys.stderr.write("poolstatus: the input ended without any StatefulSet\n")
        return BAD_INPUT
    return status


def _follow(gate: Gate, items: Iterable[Item]) -> int:
    for item in items:
        if isinstance(item, Event):
            gate.show(item)
        elif isinstance(item, Problem):
            sys.stderr.write(f"poolstatus: {item}\n")
    if not gate.pools.all:
        sys.stderr.write("poolstatus: the input ended without any StatefulSet\n")
    return 0 if gate.pools.all else BAD_INPUT


def _paced(inputs: list[str], pace: Optional[float]) -> Iterator[Item]:
    for item in read(inputs, quiet=0.2):
        yield item
        if pace and isinstance(item, Event):
            time.sleep(1 / pace)
