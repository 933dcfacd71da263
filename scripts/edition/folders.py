"""Where a checkout keeps what."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "source"
DOCS = ROOT / "docs"
SITE = ROOT / "site"
