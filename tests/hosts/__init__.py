"""The hosts that run here: xlwings' own code for Excel and for Office.js, and LibreOffice."""
