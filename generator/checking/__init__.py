"""What is wrong with content that could be read: an ordered list of checks, one subject per file."""

from generator.checking.checks import CHECKS, check

__all__ = ["CHECKS", "check"]
