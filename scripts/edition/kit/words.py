"""What every form says in the same words: names, places, sources, explanations."""

from __future__ import annotations

from collections import Counter

from edition import addresses
from edition.book import Book
from edition.model import Question, Term
from edition.text import page_label, quoted

MANY = 3  # places that a name may say
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Words:
    """Looks up and words what the files of one book say."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.chapters = {chapter.id: chapter for chapter in book.edition.chapters}
        self.links = {link.address: link for link in book.links}
        self.terms = {term.id: term for term in book.terms}
        self._heads = Counter(term.headword for term in book.terms)
        self._names = {term.id: self._name(term) for term in book.terms}
        page = book.edition.page
        self.signed = f"{book.edition.name}，{book.edition.version}版"
        self.imprint = f"《{page.paper}》{page.date}{page_label(book.edition.number)}"

    def whole(self, address: str) -> str:
        """An address as it is printed."""
        return addresses.whole(self.book.site, address)

    def place(self, ref: str) -> str:
        """A paragraph as a reader knows it: chifeng#p2 → 赤峰第2段."""
        chapter, _, block = ref.partition("#")
        return f"{self.chapters[chapter].name}第{block[1:]}段"

    def source(self, chapter: str) -> str:
        """A chapter's line of origin: authors, title, newspaper."""
        found = self.chapters[chapter]
        people = "、".join(found.authors)
        return f"{people}{'：' if people else ''}{' '.join(found.title)}。{self.imprint}"

    def name(self, term: Term) -> str:
        """A headword that no other entry's name equals: 两委（松原）, 社区（五角场第14段）."""
        return self._names[term.id]

    def _name(self, term: Term) -> str:
        if self._heads[term.headword] == 1 or not term.only_in:
            return term.headword
        same = [other for other in self.book.terms if other.headword == term.headword]
        own = _chapters(term)
        alone = sum(bool(own & _chapters(other)) for other in same) == 1
        places = dict.fromkeys(self._where(place, not alone) for place in term.only_in)
        # The sense that most places have needs no place.
        return term.headword if len(places) > MANY else f"{term.headword}（{'、'.join(places)}）"

    def _where(self, place: str, exact: bool) -> str:
        """A chapter or paragraph as a reader knows it; where not exact, the chapter alone."""
        return self.place(place) if exact and "#" in place else self.chapters[place.partition("#")[0]].name

    def explanation(self, question: Question) -> str:
        """Why the right option is right, and where it is read."""
        where = f"{self.place(question.ref)}，{self.imprint}，{self.whole(addresses.reference(question.ref))}"
        if question.term:
            term = self.terms[question.term]
            entry = self.whole(addresses.term(term.id))
            return f"{term.headword}（{term.pinyin}）：{term.short}释义由编者撰写，见 {entry} 。用例：{where} 。"
        return f"{quoted(question.quote)}（{where} ）{question.note}"


def _chapters(term: Term) -> set[str]:
    """The chapters where an entry has its sense."""
    return {place.partition("#")[0] for place in term.only_in}
