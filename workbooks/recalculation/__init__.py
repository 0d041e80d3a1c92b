"""The ledger computed again by native formulas, straight from the sheets Terms, Events and Prices.

One table, one row for each row of the ledger, one formula a column. From left to right, each group of columns is a
module: the rows in their order and their facts, what is outstanding of each right, the tests of 4.C, the schedule as
each rewriting left it, and what comes out.
"""
