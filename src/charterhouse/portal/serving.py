"""The portal served: a port that is free, a log, a stop that lets the last reader finish."""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import uvicorn

from charterhouse.core.errors import Unwritable
from charterhouse.desk.wording import Lang

from .app import portal
from .watch import Lines

PORT = 8000
TRIED = 20  # further ports, where one that was not asked for by name is taken
GRACE = 5  # seconds for the pages under way when it is told to stop


def serve(
    db: str | Path,
    host: str,
    port: int | None,
    lang: Lang,
    told: Callable[[str, bool], None],
    cases: Path | None = None,
) -> int:
    """Serve until interrupted; `told` is given the address, and whether the usual port was taken."""
    listener = listening(host, port)
    here = listener.getsockname()[1]
    _log()
    config = uvicorn.Config(
        portal(db, lang, cases), log_config=None, access_log=False, server_header=False, date_header=True,
        timeout_graceful_shutdown=GRACE, timeout_keep_alive=15, h11_max_incomplete_event_size=16_384,
    )  # fmt: skip
    shown = f"[{host}]" if ":" in host else host
    told(f"http://{shown}:{here}/", port is None and here != PORT)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # uvicorn raises it again once everything is closed
    finally:
        listener.close()
    return 0


def listening(host: str, port: int | None) -> socket.socket:
    """A socket on the port that was asked for; where none was, on the usual one or the next that is free."""
    ports = [port] if port is not None else [*range(PORT, PORT + TRIED), 0]
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for each in ports:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, each))
            listener.listen(128)
        except (OSError, OverflowError) as error:
            listener.close()
            failed = error
        else:
            listener.set_inheritable(True)
            return listener
    reason = getattr(failed, "strerror", None) or str(failed)
    raise Unwritable(
        f"`{host}:{port}` cannot be listened on ({reason}). Choose another with --port or --host."
    )


def _log() -> None:
    """One line of JSON for each request and each event, on the error stream."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    for name in ("charterhouse", "uvicorn"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.INFO)
