"""The pages of the edition, made from templates: a module per family, each ``files(book) -> (path, text) …``.

What people see is written in ``templates/``; the modules hold only what fills them. Paths are under the docs folder.
"""
