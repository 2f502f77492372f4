"""poolstatus - what Kubernetes says of StatefulSets in, pool statuses out.

    kubectl get statefulsets,pods -o json | python3 poolstatus_command.py --rule kubernetes -o table

It behaves byte for byte as the C and the Go command do, and has three more: wait, watch and
timeline, which see a rollout (the package rollout beside this file).
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any, Optional

import poolstatus
from poolstatus import Code, Flag, Options, PoolStatusError, Rule
from poolstatus_input import (
    BAD_INPUT,
    BAD_USAGE,
    BLANKS,
    FAILED,
    NOT_COMPLETE,
    Failed,
    Text,
    read,
    values,
)
from poolstatus_options import Command, parse
from poolstatus_output import CONTROL, Table, member, name_of, text, verdict

WORST_LAST = (0, NOT_COMPLETE, FAILED, BAD_INPUT, BAD_USAGE)


def worse(one: int, other: int) -> int:
    """The worse one of two exit statuses."""
    return max(one, other, key=WORST_LAST.index)


# ---- The answers ------------------------------------------------------------------


class Answers:
    """What is said of the texts, one after the other."""

    def __init__(self, command: Command) -> None:
        self.command = command
        self.previous, self.pods = (
            read(command.values[name]) if name in command.values else None
            for name in ("--previous", "--pods")
        )
        self.statefulsets: Optional[Text] = None
        self.input = Text("-", b"")
        self.is_list = False  # whether the last answer is of a list
        self.is_broken = False  # whether a text was no JSON: where the next begins is not known
        self.seen: dict[str, tuple[str, int]] = {}  # of a stream: the last status, its verdict
        self.pools = 0  # so many statuses were printed
        self.table = Table(sys.stdout.buffer, Flag.DETAIL in command.flags)
        self.flags = command.flags | (Flag(0) if command.output == "json" else Flag.DETAIL)

    def options(self, **other: Any) -> Options:
        """The options of a call."""
        found = self.command.values.get
        given = {
            "flags": self.flags,
            "rule": Rule.KUBERNETES if found("--rule") == "kubernetes" else Rule.DOCUMENTED,
            "progress_deadline_seconds": self.command.deadline,
            "pod_grace_seconds": self.command.pod_grace,
            "now": found("--now"),
            "blocked_reason": found("--blocked-reason"),
            "blocked_message": found("--blocked-message"),
            "tenant": found("--tenant"),
            "pool": found("--pool"),
            "previous": self.previous and self.previous.bytes,
            "pods": self.pods and self.pods.bytes,
        }
        return Options(**{**given, **other})

    def call(self, **other: Any) -> str:
        """Ask the library for the status of the text, whatever it is."""
        data, options = self.input.bytes, self.options(**other)
        self.is_list = self.command.name == "list"
        if self.statefulsets is not None:
            return poolstatus.tenant(data, self.statefulsets.bytes, options).json
        if self.is_list:
            return poolstatus.list_pools(data, options).json
        try:
            return poolstatus.pool(data, options).json
        except PoolStatusError as error:
            if error.code != Code.INVALID_OBJECT or error.path:
                raise
            return self.call_list(error, **other)

    def call_list(self, otherwise: PoolStatusError, **other: Any) -> str:
        """Take the text for a list where it is one."""
        answer, problem = "", None
        options = self.options(tenant=None, pool=None, previous=None, **other)
        try:
            answer = poolstatus.list_pools(self.input.bytes, options).json
        except PoolStatusError as error:
            if not error.path.startswith(("[", "items")):
                raise otherwise from None
            problem = error
        self.is_list = True
        if {"--tenant", "--pool", "--previous"} & self.command.values.keys():
            message = "--tenant, --pool and --previous are for one pool, not for a list"
            raise PoolStatusError(Code.INVALID_ARGUMENT, message)
        if problem:
            raise problem
        return answer

    def answer(self, given: Text) -> int:
        """Answer a text; returns the exit status."""
        self.input, status, out = given, 0, sys.stdout.buffer
        try:
            answer = self.call()
            if self.command.stream:
                self.look_at_each(json.loads(given.bytes), answer)
                self.table.print()
                out.flush()
                return 0
            if self.command.output == "json":
                out.write(answer.encode() + b"\n")
            if self.command.output != "json" or self.command.exit_status:
                status = self.look(json.loads(given.bytes), answer)
        except PoolStatusError as error:
            self.is_broken = error.code == Code.INVALID_JSON
            return say(self.bad_input(error))
        return status

    def look(self, given: Any, answer: str) -> int:
        """Do what takes more than to print an answer; returns the exit status."""
        if Flag.DETAIL not in self.flags:
            answer = self.call(flags=self.flags | Flag.DETAIL)
        statuses = json.loads(answer)
        if self.statefulsets is not None:
            statuses, things = statuses["pools"], [given] * len(statuses["pools"])
        else:
            statuses = statuses if self.is_list else [statuses]
            things = self.things(given, pods=False)
        self.print_pools(statuses, things)
        worst = 0
        if self.command.exit_status:
            for status in statuses:
                worst = worse(worst, verdict(status["state"], status["reason"]))
        return worst

    def look_at_each(self, given: Any, answer: str) -> None:
        """Answer each StatefulSet of a text alone, with what was said of its name before."""
        other: dict[str, Any] = {}
        pods = self.things(given, pods=True)
        if pods and self.pods is None:
            other["pods"] = json.dumps(pods)
        statuses = json.loads(answer) if self.is_list else [json.loads(answer)]
        answers, things = [], self.things(given, pods=False)
        for thing, before in zip(things, statuses):
            name = name_of(thing, before)
            if name in self.seen:
                other["previous"] = self.seen[name][0]
            else:
                other.pop("previous", None)
            try:
                status = poolstatus.pool(json.dumps(thing), self.options(**other))
            except PoolStatusError as error:
                error.line = 0  # it would be of a text that nobody has seen
                raise
            state = text(json.loads(status.json), "state")
            self.seen[name] = status.json, verdict(state, status.reason)
            answers.append(status.json)
        if self.command.output == "json":
            line = f"[{','.join(answers)}]" if self.is_list else "".join(answers)
            sys.stdout.buffer.write(line.encode() + b"\n")
        self.print_pools(list(map(json.loads, answers)), things)

    def things(self, given: Any, pods: bool) -> list[Any]:
        """What an answer is of: the object, or the items of a list that are Pods or not."""
        items = given if isinstance(given, list) else member(given, "items")
        if not self.is_list or not isinstance(items, list):
            return [] if pods else [given]
        return [item for item in items if (member(item, "kind") == "Pod") == pods]

    def print_pools(self, statuses: list[Any], things: list[Any]) -> None:
        """Print the lines of the pools of an answer."""
        self.pools += len(statuses)
        for thing, status in zip([*things, *([None] * len(statuses))], statuses):
            if self.command.output == "name":
                line = name_of(thing, status).translate(CONTROL)
                line += f" {text(status, 'state') or '-'}\n"
                sys.stdout.buffer.write(line.encode())
            elif self.command.output == "table":
                self.table.add(thing, status)

    def bad_input(self, error: PoolStatusError) -> Failed:
        """What is wrong, and in which file."""
        if error.code == Code.INVALID_ARGUMENT:
            return Failed(message_of(error), BAD_USAGE)
        root = error.path.partition(".")[0].partition("[")[0]
        others = {
            "statefulsets": self.statefulsets,
            "previous": self.previous,
            "pods": self.pods,
        }
        where = others.get(root) or self.input
        if where.file == "-" and where is not self.previous and not where.bytes.strip(BLANKS):
            what = "-: standard input is empty: kubectl found nothing; check its NAME, --namespace"
            return Failed(f"{what} and --context", BAD_INPUT)
        column = error.column + (where.column if error.line == 1 else 0)
        place = f"{where.line - 1 + error.line}:{column}:" if error.line else ""
        if error.path and error.code != Code.INVALID_JSON:
            place += f" {error.path}:"
        return Failed(f"{where.file}:{place} {message_of(error)}", BAD_INPUT)


WORDS = {  # what the library calls its options, and what the command says instead
    "now is not an RFC 3339": "--now is not an RFC 3339",
    "tenant is not UTF-8": "--tenant is not UTF-8",
    "pool is not UTF-8": "--pool is not UTF-8",
    "blocked_reason is": "--blocked-reason is",
    "blocked_message is": "--blocked-message is",
    "the options tenant and pool": "--tenant and --pool",
    ", tenant and pool make ": ", --tenant and --pool make ",
    "watch event: pass its object": "watch event: leave out --output-watch-events",
    "API server: pass its pool status": "API server: --previous takes its pool status",
}


def message_of(error: PoolStatusError) -> str:
    """What the library says, with the options of the command for those of the library."""
    if error.code in (Code.INVALID_ARGUMENT, Code.INVALID_OBJECT):  # else it quotes the text
        for theirs, ours in WORDS.items():
            if theirs in error.message:
                return error.message.replace(theirs, ours, 1)
    return error.message


# ---- Running ----------------------------------------------------------------------


def say(failed: Failed) -> int:
    """Say it, in the bytes that the command line came in; returns the exit status."""
    sys.stderr.buffer.write(os.fsencode(f"poolstatus: {failed}\n"))
    sys.stderr.buffer.flush()
    return failed.status


def run_file(answers: Answers, name: str) -> int:
    """Answer the texts of a file; returns the exit status."""
    worst, given = 0, None
    answers.is_broken = False
    try:
        for given in values(name):
            worst = worse(worst, answers.answer(given))
            if answers.is_broken or worst == BAD_USAGE:
                return worst
    except Failed as failed:
        return worse(worst, say(failed))
    # The library says what it thinks of no text at all.
    return worst if given else answers.answer(Text(name, b""))


def run(arguments: list[str]) -> int:
    """Do what the command line asks for; returns the exit status."""
    command = parse(arguments)
    if command is None:
        return 0
    answers, worst = Answers(command), 0
    if command.name == "tenant":
        given, answers.statefulsets = map(read, command.files)
        worst = answers.answer(given)
    else:
        for name in command.files:
            worst = worse(worst, run_file(answers, name))
            if worst == BAD_USAGE:
                break
    answers.table.print()
    if command.exit_status:
        for _, last in answers.seen.values():
            worst = worse(worst, last)
    if worst or answers.pools:
        return worst
    if command.output != "json":
        say(Failed("no StatefulSet was found", BAD_INPUT))
    return NOT_COMPLETE if command.exit_status else 0


def main() -> int:
    """Run, and leave nothing unsaid."""
    if sys.argv[1:2] in (["wait"], ["watch"], ["timeline"]):
        import rollout.command  # whose libraries nothing else needs

        return rollout.command.main(sys.argv[1:])
    # Where they are closed: to write fails as it does in C, and what is said is lost.
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except Failed as failed:
        return say(failed)
    except OSError as error:  # of standard output; a flush at exit would fail again
        os._exit(say(Failed(f"standard output: {os.strerror(error.errno or 0)}", BAD_INPUT)))
    return status


if __name__ == "__main__":
    sys.exit(main())
