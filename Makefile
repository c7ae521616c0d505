# What a newcomer types: make demo, make test. Everything missing is set up first.

PYTHON := .venv/bin/python
OUT ?= out/demo
SEED ?= 7
ONCE ?=

.PHONY: help demo test check bench setup environment lock clean

help:
	@echo "make demo    the story: an office, its phones, one case, and who is warned (ONCE=1 ends after the summary)"
	@echo "make test    every test, on SQLite and PostgreSQL, in a real browser"
	@echo "make check   format, lint, types, import rules"
	@echo "make bench   every benchmark, as ratios measured in one run"
	@echo "make setup   only the setting up: .venv and what the machine lacks"
	@echo "make lock    renew requirements/ from pyproject.toml"

demo: environment
	.venv/bin/bluezone demo --seed $(SEED) --out $(OUT) $(if $(ONCE),--once)

test: setup
	$(PYTHON) -m pytest -n 2 --dist loadgroup $(ARGS)
ifeq ($(ARGS),)
	BLUEZONE_TEST_DATABASE=postgresql $(PYTHON) -m pytest -n 2 --dist loadgroup -m "not browser" tests/server
endif

check: environment
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo 2>/dev/null 
	$(PYTHON) tools/check_docs.py

bench: environment
	$(PYTHON) -m bench $(ARGS)

setup: environment
	@tools/setup machine

environment:
	@tools/setup environment

lock: environment
	.venv/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet -o requirements/dev.txt
	.venv/bin/uv pip compile pyproject.toml --extra world --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet -o requirements/run.txt

clean:
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
