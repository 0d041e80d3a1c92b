"""Worksheet functions, a command line and a calculation core for one stock purchase warrant."""

__version__ = "0.1.0"
