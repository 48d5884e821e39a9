"""What Ctrl-C is answered with: one plain line and the exit code that shells expect, from the first imports on."""

import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130  # what shells say of a command that Ctrl-C ended
STOPPED = "Stopped. What was written is whole; the same command goes on from there."


def answer_at_once() -> None:
    """Answer Ctrl-C while nothing is done yet that must be tidied up; a shell that had it ignored (`nohup`) is obeyed."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)


def leave_to_caller() -> None:
    """From now on Ctrl-C raises KeyboardInterrupt again, so that work under way can be ended in order."""
    if signal.getsignal(signal.SIGINT) is _stop:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    print(STOPPED, file=sys.stderr, flush=True)
    os._exit(INTERRUPTED)
