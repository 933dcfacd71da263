# make site | kit | serve | check | quick | test | accept | fuzz | bench | audit | screenshots | picture | theme:
# CONTRIBUTING.md says when each is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A developers' tool: $(TOOL).bench
TOOL := PYTHONPATH=scripts $(BIN)/python -m tools

# A build of one commit is the same wherever and whenever it is made.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1589731200)
# The theme's notice about another project's plans; strictness is unaffected.
export NO_MKDOCS_2_WARNING := 1

.PHONY: assets citation site kit serve check quick test accept fuzz bench audit screenshots picture theme freeze requirements clean
.DELETE_ON_ERROR:

site: $(VENV)/site.stamp
	$(BIN)/python scripts/build.py
	$(TOOL).assets
	$(BIN)/mkdocs build --strict --clean
	$(BIN)/python scripts/verify.py site
	@echo
	@echo "The site is in site/. To look at it: make serve, or"
	@echo "    $(BIN)/python -m http.server --directory site 8000     and open http://127.0.0.1:8000/"

# The site with what needs libraries of its own: offprints and course files. The offprints need Noto's CJK fonts (on
# Debian fonts-noto-cjk).
kit: $(VENV)/kit.stamp
	$(MAKE) site KIT=1

serve: $(VENV)/site.stamp
	$(BIN)/python scripts/serve.py

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python scripts/build.py --check
	$(TOOL).assets --check
	$(TOOL).citation --check

# The checks, and the tests that need neither a browser nor a whole site, with few examples of each property.
quick: check
	$(BIN)/python -m pytest -m "not site" --hypothesis-profile quick --numprocesses 2 --dist loadscope

test: check
	CHROMIUM="$$($(TOOL).find_browser --install)" && export CHROMIUM && \
		$(BIN)/python -m pytest --numprocesses 2 --dist loadscope

# The properties with very many examples, other ones each time.
fuzz: $(VENV)/dev.stamp
	CHROMIUM="$$($(TOOL).find_browser --install)" && export CHROMIUM && \
		$(BIN)/python -m pytest -m "fuzz or (hypothesis and not site)" --hypothesis-profile fuzz --numprocesses 2

# The course files and exports, opened by the programs that they are for. Java, Node, jing and poppler-utils are needed
# besides; LibreOffice is used where it is.
accept: $(VENV)/accept.stamp
	CHROMIUM="$$($(TOOL).find_browser --install)" && export CHROMIUM && \
		$(BIN)/python -m pytest -m accept -rP tests/accept

bench: $(VENV)/bench.stamp
	CHROMIUM="$$($(TOOL).find_browser --install)" && export CHROMIUM && \
		$(TOOL).bench && $(TOOL).bench_search

# Weight, HTML and Lighthouse of the built site against the budgets. Node and Java are wanted; without them less is measured.
audit: site $(VENV)/dev.stamp
	CHROMIUM="$$($(TOOL).find_browser --install)" && export CHROMIUM && $(TOOL).audit

# Every page at four widths in both schemes, into .cache/screenshots/.
screenshots: site $(VENV)/dev.stamp
	CHROMIUM="$$($(TOOL).find_browser --install)" && export CHROMIUM && $(TOOL).screenshots

# The picture that is shown with a shared link, and the icons; to be committed.
picture: $(VENV)/dev.stamp
	CHROMIUM="$$($(TOOL).find_browser --install)" && export CHROMIUM && $(TOOL).picture

# Join the style sheets and scripts that every page needs, after a change of one; to be committed.
assets: $(VENV)/site.stamp
	$(TOOL).assets

# How the edition is cited, after a change of its name, version or authors; to be committed.
citation: $(VENV)/dev.stamp
	$(TOOL).citation

# What the site uses of the theme's style sheets, after a new version of the theme; to be committed.
theme: site $(VENV)/dev.stamp
	$(TOOL).theme

freeze: $(VENV)/site.stamp
	$(BIN)/python scripts/build.py freeze

# Renew the pinned versions and their hashes from the *.in files.
requirements:
	$(PYTHON) -m venv .cache/uv && .cache/uv/bin/pip install --quiet uv
	for name in requirements requirements-kit requirements-dev requirements-accept requirements-bench; do \
		.cache/uv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
			--no-header --no-emit-index-url $$name.in -o $$name.txt || exit 1; done

clean:
	rm -rf $(VENV) .cache site

$(VENV)/site.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/kit.stamp: $(VENV)/site.stamp requirements-kit.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-kit.txt
	@touch $@

$(VENV)/dev.stamp: $(VENV)/kit.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/accept.stamp: $(VENV)/dev.stamp requirements-accept.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-accept.txt
	@touch $@

$(VENV)/bench.stamp: $(VENV)/dev.stamp requirements-bench.txt
	$(PYTHON) -m venv --clear $(VENV)-stock
	$(VENV)-stock/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-bench.txt
	@touch $@
