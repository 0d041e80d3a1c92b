"""Template workbooks: sheets described as data, drawn by one layout module, written with every value in the file."""
