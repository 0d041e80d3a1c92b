"""The sheets of the templates, one module each: what stands on them, as data."""
