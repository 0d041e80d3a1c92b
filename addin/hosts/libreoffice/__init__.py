"""LibreOffice: an extension with the functions, and the names that a workbook knows them by."""
