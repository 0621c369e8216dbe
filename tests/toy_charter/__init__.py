"""A made-up club with a charter of its own, small but using everything that the core offers."""

from . import rules as rules  # whoever imports any of it has the rulebook closed
