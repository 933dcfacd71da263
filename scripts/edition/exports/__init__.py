"""The edition to take along: a module per output, each ``files(book) -> (path, content) …``; none knows another.

What people see is written in ``templates/``. Paths are under the site's root.
"""
