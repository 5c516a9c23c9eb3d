"""Personal data in texts that are to be published: small rules, each for one kind of it, and where they look."""

from generator.checking.personal.looking import check

__all__ = ["check"]
