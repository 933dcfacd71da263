"""The Markdown of our own pages, read a second time: what MkDocs has to make of it, element by element.

Not a Markdown renderer, but a reader of the few forms that ``pages/templates/`` writes. What it doesn't know is an
``UnknownFormError``, so that no form goes unproved. It shares nothing with Python-Markdown: where both agree, a page
shows what its Markdown says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from lxml.html import HtmlElement, fragment_fromstring

PERMALINK = "\0permalink"  # stands for the title that mkdocs.yml gives a heading's own link
RAW = "html:"  # begins the address of a link that is written in HTML


class UnknownFormError(Exception):
    """A line that is none of the forms that our pages have."""


@dataclass
class Node:
    """An element: its tag, its attributes, and what is in it: text and elements, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[str | Node] = field(default_factory=list)


CLASS = re.compile(r"\{class: ([\w-]+)\}")  # attrs: {class: ed-fold}
FENCE = re.compile(r"(/{3,}) (html|details) \| ?(.*)")  # /// html | div.ed-links
ELEMENT = re.compile(r"(?P<tag>\w+)(?P<classes>(\.[\w-]+)*)(?P<pairs>(\[[\w-]+=[^\]]*\])*)")  # nav.ed-more[lang=en]
PAIR = re.compile(r"\[([\w-]+)=([^\]]*)\]")
OPTION = re.compile(r"    (\w+): (\w+|\{class: [\w-]+\})$")  # under a fence:     open: true
HEADING = re.compile(r"(#{1,6}) (.*?) \{ ([^}]*) \}$")  # ## *题* **文** { #s1 }
ITEM = re.compile(r"(?:- |\d+\. )(.*)")
DEFINITION = re.compile(r":   (.*)")
ATTRIBUTES = re.compile(r"\{ ([^{}]*) \}$")
OWN = re.compile(r" \{ ([^{}]*) \}$")  # of a term itself: those right behind a word are the word's
RAW_BLOCK = re.compile(r"<(div|table|section|nav|ul|ol|p|form)\b")
CODE_FENCE = re.compile(r"```(\w*)$")
TABLE_RULE = re.compile(r"\|[-| :]+\|$")


def read(markdown: str) -> list[Node]:
    """The elements of a page's text, without its front matter. Raises ``UnknownFormError``."""
    return _blocks(markdown.split("\n"))


def _blocks(lines: Sequence[str]) -> list[Node]:
    nodes: list[Node] = []
    i = 0
    while i < len(lines):
        if lines[i].strip():
            node, i = _block(lines, i, nodes)
            nodes += [node] if node else []
        else:
            i += 1
    return nodes


def _block(lines: Sequence[str], i: int, before: list[Node]) -> tuple[Node | None, int]:
    """The block that begins at a line, and where the next one begins."""
    line = lines[i]
    if fence := FENCE.fullmatch(line):
        return _fenced(lines, i, fence)
    if heading := HEADING.fullmatch(line):
        return _heading(heading), i + 1
    if code := CODE_FENCE.fullmatch(line):
        end = next(k for k in range(i + 1, len(lines)) if lines[k] == "```")
        return _code(lines[i + 1 : end], code[1]), end + 1
    if ITEM.match(line):
        return _list(lines, i)
    if line.startswith("|"):
        return _table(lines, i)
    if line.startswith("    "):
        return _indented_code(lines, i)
    if RAW_BLOCK.match(line):
        return _raw_block(lines, i)
    if DEFINITION.match(line):  # one more of the term before it
        return _definition(lines, (i, i, i), before)
    return _text(lines, i, before)


def _fenced(lines: Sequence[str], i: int, fence: re.Match[str]) -> tuple[Node, int]:
    """``/// html | div.class`` or ``/// details | title`` up to the line of as many slashes."""
    end = _end_of(lines, i, fence[1])
    start, options = i + 1, {}
    while option := OPTION.match(lines[start]) if start < end else None:
        options[option[1]] = option[2]
        start += 1
    inner = _blocks(lines[start:end])
    if fence[2] == "html":
        return _html(fence[3], inner), end + 1
    attributes = {"open": "open"} if options.get("open") == "true" else {}
    if given := CLASS.fullmatch(options.get("attrs", "")):
        attributes["class"] = given[1]
    return Node("details", attributes, [Node("summary", {}, _inline(fence[3].strip())), *inner]), end + 1


def _end_of(lines: Sequence[str], start: int, slashes: str) -> int:
    """The line that closes a fence: blocks of as many slashes may stand inside."""
    depth = 0
    for k in range(start, len(lines)):
        opener = FENCE.fullmatch(lines[k])
        if opener and opener[1] == slashes:
            depth += 1
        elif lines[k].strip() == slashes:
            depth -= 1
        if not depth:
            return k
    raise UnknownFormError(lines[start])


def _html(words: str, inner: list[Node]) -> Node:
    """``div.ed-more.ed-small[lang=en]`` as an element."""
    found = ELEMENT.fullmatch(words)
    if not found:
        raise UnknownFormError(words)
    attributes = {"class": found["classes"].replace(".", " ").strip()} if found["classes"] else {}
    return Node(found["tag"], attributes | dict(PAIR.findall(found["pairs"])), [*inner])


def _heading(match: re.Match[str]) -> Node:
    attributes = _attributes(match[3])
    link = Node("a", {"class": "headerlink", "href": f"#{attributes['id']}", "title": PERMALINK}, ["#"])
    return Node(f"h{len(match[1])}", attributes, [*_inline(match[2]), link])


def _code(lines: Sequence[str], language: str) -> Node:
    attributes = {"class": f"language-{language}"} if language else {}
    return Node("pre", {}, [Node("code", attributes, ["".join(f"{line}\n" for line in lines)])])


def _indented_code(lines: Sequence[str], i: int) -> tuple[Node, int]:
    end = i
    while end < len(lines) and (lines[end].startswith("    ") or not lines[end].strip()):
        end += 1
    code = [line[4:] for line in lines[i:end]]
    while not code[-1].strip():
        code.pop()
    code[-1] = code[-1].rstrip()
    return _code(code, ""), end


def _list(lines: Sequence[str], i: int) -> tuple[Node, int]:
    """A list whose items are one line each."""
    node = Node("ul" if lines[i].startswith("- ") else "ol")
    while i < len(lines) and (item := ITEM.fullmatch(lines[i])):
        node.children.append(Node("li", {}, _inline(item[1])))
        i += 1
    return node, i


def _table(lines: Sequence[str], i: int) -> tuple[Node, int]:
    """A table with a row of heads."""
    end = i
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines[i:end]]
    if end - i < 2 or not TABLE_RULE.fullmatch(lines[i + 1]):
        raise UnknownFormError(lines[i])
    head = Node("thead", {}, [Node("tr", {}, [Node("th", {}, _inline(cell)) for cell in rows[0]])])
    body = [Node("tr", {}, [Node("td", {}, _inline(cell)) for cell in row]) for row in rows[2:]]
    return Node("table", {}, [head, Node("tbody", {}, [*body])]), end


def _text(lines: Sequence[str], i: int, before: list[Node]) -> tuple[Node | None, int]:
    """A paragraph, or a term with its definitions; a line of attributes under it is its own."""
    end = i
    while end < len(lines) and lines[end].strip() and not DEFINITION.match(lines[end]):
        end += 1
    at = end
    while at < len(lines) and not lines[at].strip():
        at += 1
    if at < len(lines) and DEFINITION.match(lines[at]):
        return _definition(lines, (i, end, at), before)
    return _paragraph(lines[i:end]), end


def _paragraph(lines: Sequence[str]) -> Node:
    own = ATTRIBUTES.fullmatch(lines[-1]) if len(lines) > 1 else None
    text = "\n".join(lines[:-1] if own else lines)
    return Node("p", _attributes(own[1]) if own else {}, _inline(text))


def _definition(lines: Sequence[str], places: tuple[int, int, int], before: list[Node]) -> tuple[Node | None, int]:
    """A term and its definition, which join the list of definitions before them if there is one.

    ``places`` are the first line of the term, the line after it, and that of the definition.
    """
    start, stop, at = places
    end = at + 1
    while end < len(lines) and (lines[end].startswith("    ") or not lines[end].strip()):
        end += 1
    first = DEFINITION.fullmatch(lines[at])
    inner = [first[1] if first else "", *(line[4:] for line in lines[at + 1 : end])]
    blocks = _blocks(inner)
    tight = stop == at and len(blocks) == 1 and blocks[0].tag == "p" and not blocks[0].attributes
    if start == at:
        before[-1].children.append(Node("dd", {}, blocks[0].children if len(blocks) == 1 else [*blocks]))
        return None, end
    term = " ".join(lines[start:stop])
    own = OWN.search(term)
    head = Node("dt", _attributes(own[1]) if own else {}, _inline(term[: own.start()].rstrip() if own else term))
    body = Node("dd", {}, blocks[0].children if tight else [*blocks])
    if before and before[-1].tag == "dl":
        before[-1].children += [head, body]
        return None, end
    return Node("dl", {}, [head, body]), end


RAW_ATTRIBUTE = re.compile(r'(?P<name>[\w-]+)(?:="(?P<value>[^"]*)")?')
WORD = re.compile(r'#(?P<id>[\w-]+)|\.(?P<cls>[\w-]+)|(?P<key>[\w-]+)(?:=(?:"(?P<quoted>[^"]*)"|(?P<value>\S+)))?')


def _attributes(text: str) -> dict[str, str]:
    """An attribute list: ``#p2 .ed-n aria-label="第2段" download``."""
    found: dict[str, str] = {}
    for word in WORD.finditer(text):
        if word["id"]:
            found["id"] = word["id"]
        elif word["cls"]:
            found["class"] = f"{found['class']} {word['cls']}" if "class" in found else word["cls"]
        else:
            found[word["key"]] = unescape(word["quoted"] or word["value"] or "")
    return found


INLINE = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\((?P<src>[^)]*)\)(?:\{ (?P<image>[^{}]*) \})?"
    r"|`(?P<code>[^`]*)`"
    r"|\*\*(?P<strong>.+?)\*\*(?!\*)"
    r"|\*(?P<em>.+?)\*(?:\{ (?P<styled>[^{}]*) \})?"
    r"|<(?P<tag>span|a) (?P<raw>[^>]*)>(?P<inside>.*?)</(?P=tag)>"
    r"|(?P<link>\[)"
)
URL = re.compile(r"\]\((?P<url>[^)]*)\)(?:\{ (?P<attributes>[^{}]*) \})?")


def _inline(text: str) -> list[str | Node]:
    """What stands in a line: text and inline elements."""
    children: list[str | Node] = []
    at = 0
    while match := INLINE.search(text, at):
        if match["link"]:
            node, end = _link(text, match.start())
        else:
            node, end = _element(match), match.end()
        if node:
            children += [*_plain(text[at : match.start()]), node]
        else:
            children += _plain(text[at:end])
        at = end
    return [*children, *_plain(text[at:])]


def _plain(text: str) -> Iterator[str]:
    if text:
        yield unescape(text)


def _link(text: str, start: int) -> tuple[Node | None, int]:
    """A link from its opening bracket, and where it ends; a bracket that begins none is text."""
    depth, end = 1, start + 1
    while end < len(text) and depth:
        depth += {"[": 1, "]": -1}.get(text[end], 0)
        end += 1
    url = URL.match(text, end - 1)
    if depth or not url:
        return None, start + 1
    attributes = {"href": unescape(url["url"])} | _attributes(url["attributes"] or "")
    return Node("a", attributes, _inline(text[start + 1 : end - 1])), url.end()


def _element(match: re.Match[str]) -> Node:
    if match["code"] is not None:
        return Node("code", {}, [match["code"]])
    if match["strong"]:
        return Node("strong", {}, _inline(match["strong"]))
    if match["em"]:
        return Node("em", _attributes(match["styled"] or ""), _inline(match["em"]))
    if match["tag"]:
        return Node(match["tag"], _raw_attributes(match["raw"]), _inline(match["inside"]))
    return Node("img", {"alt": unescape(match["alt"]), "src": match["src"]} | _attributes(match["image"] or ""))


def _raw_attributes(text: str) -> dict[str, str]:
    """Attributes as HTML; a link there is one between pages, not between files, and begins with ``RAW``."""
    found = {match["name"]: unescape(match["value"] or "") for match in RAW_ATTRIBUTE.finditer(text)}
    return found | ({"href": RAW + found["href"]} if "href" in found else {})


def _raw_block(lines: Sequence[str], i: int) -> tuple[Node, int]:
    """A block of HTML, up to the blank line after it; it is none of Markdown's business, and stays as it is."""
    end = next((k for k in range(i, len(lines)) if not lines[k].strip()), len(lines))
    return _raw(fragment_fromstring("\n".join(lines[i:end]))), end


def _raw(element: HtmlElement) -> Node:
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    attributes |= {"href": RAW + attributes["href"]} if "href" in attributes else {}
    children: list[str | Node] = [element.text] if element.text else []
    for child in element:
        children += [_raw(child), *([child.tail] if child.tail else [])]
    return Node(str(element.tag), attributes, children)


def flat(nodes: Sequence[str | Node], permalink: str) -> Iterator[tuple[str, Mapping[str, str], str]]:
    """Elements as a stream of (what, attributes, text): ``<p``, ``text``, ``>p``.

    ``permalink`` is the title of a heading's own link.
    """
    for node in nodes:
        if isinstance(node, str):
            yield "text", {}, node
        else:
            own = node.attributes | ({"title": permalink} if node.attributes.get("title") == PERMALINK else {})
            yield f"<{node.tag}", own, ""
            yield from flat(node.children, permalink)
            yield f">{node.tag}", {}, ""
