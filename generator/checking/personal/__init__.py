"""Personal data in texts that are to be published: small rules, each for one kind of it, and where they look."""

from generator.checking.personal.looking import check
from generator.checking.personal.pages import in_pages, may_hold

__all__ = ["check", "in_pages", "may_hold"]
