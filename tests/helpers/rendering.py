"""Markdown as the site renders it, without MkDocs around; and what could act in it."""

from __future__ import annotations

import markdown
import yaml

from edition.folders import ROOT


class _Loader(yaml.SafeLoader):
    """mkdocs.yml without its own tags."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def _renderer() -> markdown.Markdown:
    """Python-Markdown with the site's extensions."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)["markdown_extensions"]
    names = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in config]
    configs = {name: options for entry in config if isinstance(entry, dict) for name, options in entry.items()}
    return markdown.Markdown(extensions=["tables", "fenced_code", *names], extension_configs=configs)


_RENDERER = _renderer()


def rendered_html(source: str) -> str:
    """The HTML that a page's Markdown makes."""
    _RENDERER.reset()
    return _RENDERER.convert(source)


TRAPS = [
    "# ", "+ ", "- ", "* ", "1. ", "2020. ", "1) ", "> ", "---", "===", "[1]: ", "*[X]: ", "!!! note ", "??? x", ": ",
    "{: .x }", "{ #p9 }", "--8<-- ", "    ", "\t", "```", "~~~", "|a|b|", "///", "/// html | div", "$x$", "\\", "&lt;",
    "&#42;", "<b>", "</p>", "<!-- ", "-->", "<script>", "]]>", "{{ x }}", "{% x %}", "`", "**", "__", "*", "_", "~~",
    "^^", "==", "++", "--", ":smile:", "(c)", "![a](b)", "[a](b)", "[a][b]", "https://x.y", "a@b.c", "\u00a0", "\u3000",
    "\u200b", "\ufeff", "\u2028", "\u2029", "。", "汉字", "é", "🙂", "\U00020000", "\u202e", "\u0301", '"', "'", "...",
]  # fmt: skip
