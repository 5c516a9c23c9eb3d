"""What a renderer says while it works: kept for us to tell, and silent otherwise."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def telling(log: logging.Logger) -> Iterator[None]:
    """Show in the terminal what this log gets, and nothing that MkDocs says of itself."""
    shown = logging.StreamHandler()
    log.addHandler(shown)
    before = log.propagate, log.level
    log.propagate = False
    log.setLevel(logging.INFO)
    try:
        with hearing():
            yield
    finally:
        log.removeHandler(shown)
        log.propagate, log.level = before


class Heard(logging.Handler):
    """Keeps what MkDocs warns of, for us to tell."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.lines.append(record.getMessage())


@contextmanager
def hearing() -> Iterator[Heard]:
    """MkDocs says nothing itself; what it warns of is kept."""
    handler = Heard()
    loggers = [logging.getLogger(name) for name in ("mkdocs", "properdocs")]
    before = [(logger.propagate, logger.level) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate = False
        logger.setLevel(logging.WARNING)
    try:
        yield handler
    finally:
        for logger, (propagate, level) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.propagate = propagate
            logger.setLevel(level)
