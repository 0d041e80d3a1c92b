"""Workbooks read as they lie on disk, by whichever program they were saved: cells, tables and names, by place.

Nothing here computes a formula: what a cell shows is what the file stores for it. A file is limited before it is
parsed, and holds no more than it says; cells are kept sparsely, so that one in the last corner of a sheet costs one.
"""
