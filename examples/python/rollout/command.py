"""What the command lines of wait, watch and timeline say, and how they end."""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Sequence
from typing import NoReturn, Optional

from poolstatus import Rule

from .gate import BAD_INPUT, UNTIL, Gate, Wanted
from .pools import Judging
from .stream import read

BAD_USAGE, INTERRUPTED = 64, 130
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600}

INPUTS = """\
An INPUT is a file, a pipe, or - (the default) for standard input: what kubectl get -w -o json
prints, with or without --output-watch-events, the lines of the API server's watch, objects or
lists, or a recording. kubectl watches one kind at a time, so give it twice:

  python3 -m rollout wait <(kubectl get sts -w -o json --output-watch-events) \\
                          <(kubectl get pods -w -o json --output-watch-events)
"""
WAIT = """
Exit status: 0 when it is there; 3 when a rollout has failed; 124 when time is up; 1 when the
input ended before; 2 for bad input; 64 for bad usage; 130 after Ctrl-C.
"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(BAD_USAGE, f"poolstatus: {message}\ntry: {self.prog} --help\n")


def duration(text: str) -> float:
    """Seconds: 90, 90s, 10m, 1h30m."""
    parts = re.findall(r"(\d+(?:\.\d+)?)([smh]?)", text)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        raise argparse.ArgumentTypeError(f"expected a duration such as 90s or 10m, got {text!r}")
    return sum(float(number) * _UNITS[unit] for number, unit in parts)


def _seconds(text: str) -> int:
    number = int(duration(text)) if text != "-1" else -1
    if number >= 2**31:
        raise argparse.ArgumentTypeError(f"too long: {text}")
    return number


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"expected a number, got {text!r}")
    return int(text)


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = 0
    if not 0 < rate < 1e6:
        raise argparse.ArgumentTypeError(f"expected events a second, got {text!r}")
    return rate


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="poolstatus", description="See a rollout of StatefulSets.")
    commands = parser.add_subparsers(dest="command", metavar="wait|watch|timeline", required=True)
    raw = argparse.RawDescriptionHelpFormatter

    common = _Parser(add_help=False)
    common.add_argument("inputs", metavar="INPUT", nargs="*", help="default: standard input")
    common.add_argument(
        "--deadline",
        type=_seconds,
        default=0,
        metavar="DURATION",
        help="a rollout that stands still for longer has failed",
    )
    common.add_argument(
        "--pod-grace",
        type=_seconds,
        default=0,
        metavar="DURATION",
        help="a pod that fails for as long has failed; -1: at once",
    )

    wait = commands.add_parser(
        "wait",
        parents=[common],
        help="wait for a rollout",
        description=INPUTS,
        epilog=WAIT,
        formatter_class=raw,
    )
    wait.add_argument(
        "--until",
        choices=UNTIL,
        default="complete",
        help="complete (the default): also where a partition or OnDelete holds pods "
        "back; updated: not there; ready: all wanted pods, of any revision",
    )
    wait.add_argument("--timeout", type=duration, metavar="DURATION", help="such as 10m")
    wait.add_argument(
        "--name",
        action="append",
        default=[],
        dest="names",
        metavar="NAME",
        help="of a StatefulSet, NAMESPACE/NAME too; default: all that are seen",
    )
    wait.add_argument(
        "--generation",
        type=_count,
        default=0,
        metavar="N",
        help="not before metadata.generation is N, as kubectl apply left it",
    )
    wait.add_argument("--rule", choices=("documented", "kubernetes"), default="kubernetes")

    watch = commands.add_parser(
        "watch", parents=[common], help="a live table", description=INPUTS, formatter_class=raw
    )
    watch.add_argument("--pace", type=_rate, metavar="N", help="play N events a second")

    timeline = commands.add_parser(
        "timeline", parents=[common], help="a picture", description=INPUTS, formatter_class=raw
    )
    timeline.add_argument("--output", "-o", required=True, metavar="FILE", help=".svg or .png")
    timeline.add_argument("--name", metavar="NAME", help="of the StatefulSet, where there are more")
    timeline.add_argument("--title", metavar="TEXT")
    return parser


def _wait(arguments: argparse.Namespace) -> int:
    inputs = arguments.inputs or ["-"]
    wanted = Wanted(arguments.until, tuple(arguments.names), arguments.generation, len(inputs))
    rule = Rule.DOCUMENTED if arguments.rule == "documented" else Rule.KUBERNETES
    judging = Judging(rule, arguments.deadline, arguments.pod_grace)
    deadline = None if arguments.timeout is None else time.monotonic() + arguments.timeout
    gate = Gate(wanted, judging, sys.stdout, sys.stderr)
    try:
        return gate.run(read(inputs, deadline))
    except KeyboardInterrupt:
        _say(f"interrupted; {gate.not_yet()}")
        return INTERRUPTED


def _watch(arguments: argparse.Namespace) -> int:
    from .screen import watch  # rich is needed by nobody else

    judging = Judging(deadline=arguments.deadline, grace=arguments.pod_grace)
    return watch(arguments.inputs or ["-"], judging, arguments.pace)


def _timeline(arguments: argparse.Namespace) -> int:
    from .timeline import draw  # matplotlib is needed by nobody else

    judging = Judging(deadline=arguments.deadline, grace=arguments.pod_grace)
    return draw(
        arguments.inputs or ["-"], judging, arguments.output, arguments.name, arguments.title
    )


def _say(words: str) -> None:
    sys.stderr.write(f"poolstatus: {words}\n")


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Do what the command line asks for; returns the exit status."""
    parsed = _parser().parse_args(arguments)
    commands = {"wait": _wait, "watch": _watch, "timeline": _timeline}
    try:
        status = commands[parsed.command](parsed)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except ImportError as error:
        _say(f"{error}; see examples/python/requirements.txt")
        return BAD_INPUT
    except OSError as error:
        what = "standard output" if isinstance(error, BrokenPipeError) else error.filename or "-"
        _say(f"{what}: {os.strerror(error.errno or 0)}")
        sys.stderr.flush()
        os._exit(BAD_INPUT)  # a flush of standard output at exit would fail again
