"""Files for courses: a module per form, each ``files(book) -> (path, content) …``.

Whatever leaves the site says where it comes from: each question, card, slide and page carries the newspaper's line and
the permanent address. Without libraries of their own: gift, plain, moodle, cartridge. With those of
requirements-kit.txt: anki, sheet, handout, slides.
"""
