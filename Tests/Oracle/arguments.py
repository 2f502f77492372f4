"""What the options alone show to be wrong."""

from __future__ import annotations

import re

from model import BadInput, Options

# As Kubernetes wants the reason of a condition.
_CONDITION_REASON = re.compile(r"[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?", re.ASCII)
_LONGEST_REASON, _LONGEST_MESSAGE = 1024, 32768


def check(options: Options, call: str) -> None:
    """INVALID_ARGUMENT for the second edition's options, in the order of the struct."""
    if options.own_members and call != "tenant":
        raise _bad("flags has an unknown bit")
    if options.pod_grace < -1:
        raise _bad("pod_grace_seconds is less than -1")
    reason, message = options.blocked_reason, options.blocked_message
    for name, value in (("blocked_reason", reason), ("blocked_message", message)):
        if value is not None and call != "tenant":
            raise _bad(f"{name} is an option of poolstatus_tenant alone")
    if reason is not None and (
        len(reason) > _LONGEST_REASON or not _CONDITION_REASON.fullmatch(reason)
    ):
        raise _bad("blocked_reason is no word that a condition's reason can be")
    if message and reason is None:
        raise _bad("blocked_message needs blocked_reason")
    if message is not None:
        _check_message(message)


def _check_message(message: str) -> None:
    # Bytes that are not UTF-8 are surrogates.
    data = message.encode(errors="surrogateescape")
    if len(data) > _LONGEST_MESSAGE:
        raise _bad(f"blocked_message is longer than {_LONGEST_MESSAGE} bytes")
    try:
        data.decode()
    except UnicodeDecodeError:
        raise _bad("blocked_message is not UTF-8") from None


def _bad(message: str) -> BadInput:
    return BadInput("", message, "INVALID_ARGUMENT")
