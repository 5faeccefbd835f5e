# Each target's line after ## is what `make` prints.
.DEFAULT_GOAL := help
.PHONY: help setup runtime serve test site refresh measure bench picture lock clean

PORT ?= 8000
UV ?= uv
MAKEFLAGS += --no-print-directory

# What these say is meant for other projects, and would change what runs here.
unexport DJANGO_SETTINGS_MODULE MYPYPATH PYTEST_ADDOPTS PYTEST_PLUGINS
unexport PYTHONDONTWRITEBYTECODE
unexport PYTHONHOME PYTHONOPTIMIZE PYTHONPATH PYTHONWARNINGS

# Material's notice on MkDocs 2 is no news to who pins MkDocs 1.
export NO_MKDOCS_2_WARNING := 1

# Never a script of .venv/bin: their first line breaks in a folder with a space.
python := .venv/bin/python

help:
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile | expand -t 14

setup:
	@sh scripts/setup

runtime: setup
	@$(python) -m scripts.runtime

serve: runtime  ## serve the site on 127.0.0.1:8000, live (or PORT=)
	@$(python) -m scripts.serve '$(PORT)'

test: site  ## run the gate: format, lint, types, site, pages
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m scripts.programs
	@$(MAKE) -k -j3 --output-sync=target $(parts)

# The parts of the gate, the longest first; on two cores there are three at a time, for
# each waits now and then. What each is for is in the variable of its name.
parts := test-live test-site test-rest test-browser test-engines test-pages \
    test-keys test-types
test-live := tests/live tests/browser/test_ask.py $(wildcard tests/browser/test_live*.py)
test-site := tests/browser/test_every_page.py
test-engines := tests/browser/engines
test-keys := tests/browser/test_keyboard.py tests/browser/test_model.py
test-browser := $(filter-out $(test-live) $(test-site) $(test-keys), \
    $(wildcard tests/browser/test_*.py))
test-pages := tests/test_our_pages.py
# Whatever no other part names.
test-rest := $(foreach part,$(parts),$(addprefix --deselect=,$($(part))))

.PHONY: $(parts)
$(filter-out test-types,$(parts)): site
	$(python) -m pytest $($@)

test-types: runtime
	$(python) -m mypy

site: runtime  ## write the site to site/
	@$(python) -m scripts.site

refresh: setup  ## rewrite the stale outputs in docs/
	$(python) -m pytest --refresh

measure: setup  ## measure servers on this machine: data, pictures
	@$(python) -m scripts.measure

bench: runtime  ## time the pages against trivial tests
	$(python) -m scripts.bench
	$(python) -m scripts.bench_recorder
	$(python) -m pytest -q -rP tests/browser/bench_player.py tests/browser/bench_live.py

picture: site  ## take the picture of the README anew
	@$(python) -m scripts.picture

lock:  ## pin the newest packages in requirements.lock
	@command -v "$(UV)" >/dev/null || { \
	    echo "make lock: needs uv: pipx install uv, or UV=path/to/uv" >&2; exit 1; }
	"$(UV)" pip compile pyproject.toml --group dev --universal --upgrade \
	    --python-version 3.11 --fork-strategy fewest --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --quiet \
	    --custom-compile-command "make lock" --output-file requirements.lock

clean:  ## remove all that the other targets made
	rm -rf .venv node_modules site docs/.theme/runtime.html docs/assets/runtime
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
