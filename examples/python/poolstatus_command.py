"""poolstatus - what Kubernetes says of StatefulSets in, pool statuses out.

    kubectl get statefulset demo-pool-0 -o json | python3 poolstatus_command.py --rule kubernetes

It behaves byte for byte as the C and the Go command do, and has three more: wait, watch and
timeline, which see a rollout (the package rollout beside this file).
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass, field
from typing import NoReturn, Optional

import poolstatus
from poolstatus import Code, Flag, Options, PoolStatusError, Rule, State

NOT_COMPLETE, BAD_INPUT, FAILED, BAD_USAGE = 1, 2, 3, 64
WORST_LAST = (0, NOT_COMPLETE, FAILED, BAD_INPUT, BAD_USAGE)

HELP = """\
usage: poolstatus [pool] [OPTION]... [FILE]...
       poolstatus list [OPTION]... [FILE]
       poolstatus tenant [OPTION]... TENANT [STATEFULSETS]

Prints, as JSON, the status of the pool behind each StatefulSet, of the pools of a
list, or of a tenant. A FILE is what kubectl -o json says; - or none: standard input.

  --rule RULE             documented (the default) or kubernetes
  --detail                add name, reason and message
  --variant-names         write RolloutComplete, not PoolRolloutComplete
  --own-members           of a tenant: leave out the members of others
  --now TIME              the present moment, RFC 3339; default: the clock
  --previous FILE         the pool status of last time
  --pods FILE             the pods, for the kubernetes rule
  --deadline SECONDS      a rollout that stands still for longer has failed
  --pod-grace SECONDS     a pod that fails for as long has failed; -1: at once
  --blocked-reason WORD   a tenant is blocked for this reason
  --blocked-message TEXT  what to say of it
  --tenant NAME           with --pool: the StatefulSet is called TENANT-POOL
  --pool NAME             the name of the pool
  --exit-status           of a pool: exit 3 if it has failed, 1 if it is not complete
  --help, --version       print this (also -h), or the version of the library (-V)
Exit status: 0; 2 for bad input; 64 for bad usage.
"""


class Failed(Exception):
    """There is something to say on standard error, and a status to exit with."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def bad_usage(problem: str) -> NoReturn:
    raise Failed(f"{problem}\ntry: poolstatus --help", BAD_USAGE)


@dataclass
class Command:
    """What the command line asks for."""

    name: str = "pool"  # or "list" or "tenant"
    files: list[str] = field(default_factory=list)
    flags: Flag = Flag(0)  # noqa: RUF009
    values: dict[str, str] = field(default_factory=dict)  # "--now": "2025-01-15T10:30:00Z"
    deadline: int = 0
    pod_grace: int = 0
    exit_status: bool = False


VALUES = (
    *("--tenant", "--pool", "--now", "--rule", "--previous", "--pods"),
    *("--deadline", "--pod-grace", "--blocked-reason", "--blocked-message"),
)
FLAGS = {
    "--detail": Flag.DETAIL,
    "--variant-names": Flag.VARIANT_NAMES,
    "--own-members": Flag.OWN_MEMBERS,
}


def parse(arguments: list[str]) -> Optional[Command]:
    """Read the command line; None where nothing is left to do."""
    command = Command()
    rest = iter(arguments)
    if arguments and arguments[0] in ("pool", "list", "tenant"):
        command.name = next(rest)
    for argument in rest:
        if not argument.startswith("-") or argument == "-":
            command.files.append(argument)
        elif argument == "--":
            command.files.extend(rest)
        elif argument in ("--help", "-h"):
            sys.stdout.write(HELP)
            return None
        elif argument in ("--version", "-V"):
            sys.stdout.write(f"poolstatus {poolstatus.version()}\n")
            return None
        elif argument == "--exit-status":
            command.exit_status = True
        elif argument in FLAGS:
            command.flags |= FLAGS[argument]
        else:
            option, equals, value = argument.partition("=")
            if option not in VALUES:
                bad_usage(f"unknown option {argument}")
            command.values[option] = value if equals else next(rest, "")
            if not command.values[option]:
                bad_usage(f"{option} needs a value")
    check(command)
    return command


def seconds(text: str) -> int:
    """A number of seconds; -1 where the text is none."""
    digits = text.lstrip("0") or "0"
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= 10
    return int(digits) if is_number and int(digits) < 2**31 else -1


def check(command: Command) -> None:
    """Check what the options alone do not show."""
    files = len(command.files)
    command.deadline = seconds(command.values.get("--deadline", "0"))
    if command.deadline < 0:
        bad_usage("--deadline needs a number of seconds")
    grace = command.values.get("--pod-grace", "0")
    command.pod_grace = seconds(grace)
    if command.pod_grace < 0 and grace != "-1":
        bad_usage("--pod-grace needs a number of seconds, or -1")
    if command.values.get("--rule", "documented") not in ("documented", "kubernetes"):
        bad_usage("--rule needs documented or kubernetes")
    if command.exit_status and command.name != "pool":
        bad_usage("--exit-status is for pools")
    if command.name == "list" and files > 1:
        bad_usage("list takes one FILE")
    if command.name == "tenant" and not 1 <= files <= 2:
        bad_usage("tenant takes TENANT and STATEFULSETS")


def read(name: Optional[str]) -> Optional[bytes]:
    """What is in the file of that name; None where there is no name."""
    if name is None:
        return None
    try:
        if name == "-":
            return sys.stdin.buffer.read()
        with open(name, "rb") as file:
            return file.read()
    except OSError as error:
        raise Failed(f"{name}: {os.strerror(error.errno or 0)}", BAD_INPUT) from error


def options(command: Command) -> Options:
    """The options, with the files that they name."""
    values = command.values.get
    return Options(
        flags=command.flags,
        rule=Rule.KUBERNETES if values("--rule") == "kubernetes" else Rule.DOCUMENTED,
        progress_deadline_seconds=command.deadline,
        pod_grace_seconds=command.pod_grace,
        blocked_reason=values("--blocked-reason"),
        blocked_message=values("--blocked-message"),
        tenant=values("--tenant"),
        pool=values("--pool"),
        now=values("--now"),
        previous=read(values("--previous")),
        pods=read(values("--pods")),
    )


def evaluate(command: Command, common: Options, names: list[str]) -> tuple[str, int]:
    """The status of one file, for a tenant of two; and what it counts for."""
    texts = [read(name) for name in names]
    try:
        if command.name == "tenant":
            return poolstatus.tenant(texts[0], texts[1], common).json, 0
        if command.name == "list":
            return poolstatus.list_pools(texts[0], common).json, 0
        status = poolstatus.pool(texts[0], common)
        return status.json, verdict(status) if command.exit_status else 0
    except PoolStatusError as error:
        raise bad_input(command, names, error) from error


def verdict(status: poolstatus.Status) -> int:
    """The exit status that a pool stands for."""
    if status.state == State.ROLLOUT_FAILED:
        return FAILED
    complete = status.state == State.ROLLOUT_COMPLETE or status.reason == "ScaledToZero"
    return 0 if complete else NOT_COMPLETE


def bad_input(command: Command, names: list[str], error: PoolStatusError) -> Failed:
    """What is wrong, and in which file."""
    if error.code == Code.INVALID_ARGUMENT:
        return Failed(error.message, BAD_USAGE)
    root = error.path.partition(".")[0].partition("[")[0]
    file = names[1] if root == "statefulsets" and command.name == "tenant" else names[0]
    if root in ("pods", "previous"):
        file = command.values.get(f"--{root}", file)
    place = f"{error.line}:{error.column}:" if error.line else ""
    if error.path and error.code != Code.INVALID_JSON:
        place += f" {error.path}:"
    return Failed(f"{file}:{place} {error.message}", BAD_INPUT)


def say(failed: Failed) -> int:
    """Say it, in the bytes that the command line came in; returns the exit status."""
    sys.stderr.buffer.write(os.fsencode(f"poolstatus: {failed}\n"))
    sys.stderr.buffer.flush()
    return failed.status


def run(arguments: list[str]) -> int:
    """Do what the command line asks for; returns the exit status."""
    command = parse(arguments)
    if command is None:
        return 0
    common, worst = options(command), 0
    files = [[name] for name in command.files or ["-"]]
    if command.name == "tenant":
        files = [[*command.files, "-"][:2]]
    for names in files:
        try:
            text, status = evaluate(command, common, names)
            sys.stdout.buffer.write(text.encode() + b"\n")
        except Failed as failed:
            status = say(failed)
        worst = max(worst, status, key=WORST_LAST.index)
        if worst == BAD_USAGE:
            break
    return worst


def main() -> int:
    """Run, and leave nothing unsaid."""
    if sys.argv[1:2] in (["wait"], ["watch"], ["timeline"]):
        import rollout.command  # whose libraries nothing else needs

        return rollout.command.main(sys.argv[1:])
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
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
