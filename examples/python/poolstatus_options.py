"""The command line of the command poolstatus."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn, Optional

import poolstatus
from poolstatus import Flag
from poolstatus_input import BAD_USAGE, Failed

HELP = """\
usage: poolstatus [pool] [OPTION]... [FILE]...
       poolstatus list [OPTION]... [FILE]...
       poolstatus tenant [OPTION]... TENANT [STATEFULSETS]

Prints the status of the pool behind each StatefulSet, of the pools of a list, or
of a tenant. A FILE is what kubectl -o json says, also several texts one behind the
other; - or none: standard input. A DURATION is 90, 90s, 5m or 1h30m.

  -o, --output FORMAT     json (the default), name or table
  --rule RULE             documented (the default) or kubernetes
  --detail                add name, reason and message
  --variant-names         write RolloutComplete, not PoolRolloutComplete
  --own-members           of a tenant: leave out the members of others
  --now TIME              the present moment, RFC 3339; default: the clock
  --previous FILE         the pool status of last time
  --stream                print at once; each status is the --previous of the next
  --pods FILE             the pods, for the kubernetes rule
  --deadline DURATION     a rollout that stands still for longer has failed
  --pod-grace DURATION    a pod that fails for as long has failed; -1: at once
  --blocked-reason WORD   a tenant is blocked for this reason
  --blocked-message TEXT  what to say of it
  --tenant NAME           with --pool: the StatefulSet is called TENANT-POOL
  --pool NAME             the name of the pool
  --exit-status           exit 3 if a pool has failed, 1 if one is not complete
  --help, --version       print this (also -h), or the version of the library (-V)
Exit status: 0; 2 for bad input; 64 for bad usage.
"""


def bad_usage(problem: str) -> NoReturn:
    raise Failed(f"{problem}\ntry: poolstatus --help", BAD_USAGE)


@dataclass
class Command:
    """What the command line asks for."""

    name: str = "pool"  # or "list" or "tenant"
    files: list[str] = field(default_factory=list)
    flags: Flag = Flag(0)  # noqa: RUF009
    values: dict[str, str] = field(default_factory=dict)  # "--now": "2025-01-15T10:30:00Z"
    output: str = "json"
    deadline: int = 0
    pod_grace: int = 0
    exit_status: bool = False
    stream: bool = False


VALUES = (
    *("--tenant", "--pool", "--now", "--rule", "--previous", "--pods", "--output", "-o"),
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
        elif argument == "--stream":
            command.stream = True
        elif argument in FLAGS:
            command.flags |= FLAGS[argument]
        else:
            parse_value(command, argument, rest)
    check(command)
    return command


def parse_value(command: Command, argument: str, rest: Iterator[str]) -> None:
    """Read an option and its value, which may be the next argument."""
    option, equals, value = argument.partition("=")
    if argument.startswith("-o") and argument != "-o":
        option, equals, value = "-o", "=", argument[3 if argument[2] == "=" else 2 :]
    if option not in VALUES:
        bad_usage(f"unknown option {argument}")
    value = value if equals else next(rest, "")
    if not value:
        bad_usage(f"{option} needs a value")
    command.values["--output" if option == "-o" else option] = value


def duration(command: Command, option: str, otherwise: str = "") -> int:
    """The seconds of 90, 90s, 5m or 1h30m."""
    words = command.values.get(option, "0")
    if not re.fullmatch(r"[0-9]+|([0-9]+[hms])+", words):
        bad_usage(f"{option} needs a duration such as 90, 5m or 1h30m{otherwise}")
    seconds = 0
    for number, unit in re.findall(r"0*([0-9]+)([hms]?)", words):
        seconds += int(number[:11]) * {"h": 3600, "m": 60}.get(unit, 1)
    if seconds >= 2**31:
        bad_usage(f"{option} is longer than 2147483647 seconds")
    return seconds


def check(command: Command) -> None:
    """Check what the options alone do not show."""
    command.deadline = duration(command, "--deadline")
    is_at_once = command.values.get("--pod-grace") == "-1"
    command.pod_grace = -1 if is_at_once else duration(command, "--pod-grace", ", or -1")
    if command.values.get("--rule", "documented") not in ("documented", "kubernetes"):
        bad_usage("--rule needs documented or kubernetes")
    command.output = command.values.get("--output", "json")
    if command.output not in ("json", "name", "table"):
        bad_usage("--output needs json, name or table")
    for option in ("--tenant", "--pool", "--previous"):
        if option in command.values and command.name != "pool":
            bad_usage(f"{option} is for one pool")
    is_tenant, files = command.name == "tenant", len(command.files)
    if Flag.OWN_MEMBERS in command.flags and not is_tenant:
        bad_usage("--own-members is for tenants")
    if "--blocked-reason" in command.values and not is_tenant:
        bad_usage("--blocked-reason is for tenants")
    if "--blocked-message" in command.values and "--blocked-reason" not in command.values:
        bad_usage("--blocked-message needs --blocked-reason")
    if command.exit_status and is_tenant:
        bad_usage("--exit-status is for pools and lists")
    if command.stream and is_tenant:
        bad_usage("--stream is for pools and lists")
    if is_tenant and not 1 <= files <= 2:
        bad_usage("tenant takes TENANT and STATEFULSETS")
    if files < 1 + is_tenant:
        command.files.append("-")
    named = [command.values.get(option) for option in ("--previous", "--pods")]
    if [*named, *command.files].count("-") > 1:
        bad_usage("standard input can be read only once")
