"""The glossary: entries from ``glossary.toml``, their order, and a lint whose messages begin with a numbered code.

An entry and its forms (``form``, ``surfaces``)

- G01 an entry's id stands twice
- G02 two entries claim one surface in one place
- G03 a definition is too long
- G04 a text doesn't end in 。
- G05 unknown kind
- G06 dead ``related``
- G16 an alias stands twice, is among ``includes`` too, or isn't recognisable as another name of the headword

Where it stands in the text (``places``, ``quotations``)

- G07 a paragraph of ``refs`` or ``context`` doesn't exist
- G08 a paragraph of ``refs`` doesn't hold the entry, or ``refs`` is empty and so is ``beside``
- G09 an entry stands nowhere in the text, nor in a heading that ``beside`` names
- G11 an ``only_in`` place doesn't exist
- G12 a quotation in ``here`` doesn't stand in the entry's own ``refs``, ``context`` and ``beside``
- G13 a ``context`` paragraph holds the entry, or ``here`` uses nothing of it
- G14 a ``beside`` place doesn't exist, or doesn't hold the entry
- G15 ``only_in`` leaves out places that no other entry claims, and doesn't say why

How it is written (``wording``, ``english``; the pinyin is the package ``pinyin``'s: G10, G20, G21)

- G17 a word that points to where the entry may not stand (本章, 此处, 上文)
- G18 文中 without a word which article
- G19 punctuation: half-width or straight in Chinese, Chinese in English, unpaired
- G22 the English doesn't have the rendering that the table gives an element of the headword

What it rests on (``grounds``)

- G23 a definition from the article without a quotation, or with sources
- G24 a source is later than the page, and the reader isn't told
- G25 a source's address is a host or a repository, not a page
"""

from __future__ import annotations

from edition.glossary.evidence import Evidence
from edition.glossary.lint import lint
from edition.glossary.terms import in_order, renderings_of, terms_of

__all__ = ["Evidence", "in_order", "lint", "renderings_of", "terms_of"]
