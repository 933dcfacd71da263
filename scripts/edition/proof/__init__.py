"""The proof: what a built site must hold, compared with what it holds.

``website`` reads the pages, ``passages`` compares the article's text, ``links`` the addresses, ``policy`` the content
security policy. Faults have codes.
"""
