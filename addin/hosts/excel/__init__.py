"""Excel on Windows: an add-in and macro-enabled templates that call this package through xlwings."""
