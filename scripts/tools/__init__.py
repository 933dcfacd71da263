"""What developers of the edition run; readers and maintainers of a page need none of it."""
