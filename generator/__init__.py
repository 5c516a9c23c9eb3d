"""Verschil: report only what differs between quality plans, with its reason and the voices behind it."""
