"""The pure core: what the agreement computes, exactly.

Standard library only; no clock, no file, no spreadsheet. Every amount is a `Fraction`; `rounding` holds the legal acts
that round one. Trading days and business days come in as arguments.
"""
