"""The tests: cases that read like the deal, properties that tables cannot cover, and every host."""
