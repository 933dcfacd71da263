"""The edition as data: a module per file, each ``files(book) -> (path, text) …``."""
