"""Charterhouse runs an intergovernmental organisation by its charter."""

__version__ = "0.1.0"
