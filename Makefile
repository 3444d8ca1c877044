# Commands for a fresh machine with Python 3.11+ and make; `make help` lists them.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
PYTHON_BIN := $(VENV)/bin/python
SERVE_STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
BENCH_STAMP := .venv-bench/.installed
SHARED := ../shared

# The lock files name every package, so nothing is left to resolve: --no-deps, and `pip check` afterwards.
PIP := -m pip --quiet --disable-pip-version-check --no-input
PIP_INSTALL := $(PIP) install
PIP_SYNC := $(PIP_INSTALL) --require-hashes --no-deps
COMPILE := $(VENV)/bin/uv pip compile --quiet --generate-hashes --python-version 3.11 \
	--no-emit-index-url --custom-compile-command "make lock"

# The web server reads both; an empty value means its default (127.0.0.1 and 8000).
export HOST PORT

.PHONY: help setup serve check test lint bench bench-extraction bench-fuzz bench-hostile bench-reasoning bench-reference openapi docs golden new-rule image lock format clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(SERVE_STAMP) ## install what the service needs into .venv

serve: $(SERVE_STAMP) ## serve on HOST (127.0.0.1) and PORT (8000)
	@exec $(PYTHON_BIN) -m gunicorn --config config/gunicorn.conf.py service.wsgi:app

check: $(SERVE_STAMP) ## check FILE=path and print the report; ARGS="--date 2024-05-17" for options
	@if [ -z "$(FILE)" ]; then echo 'Name a file: make check FILE=path' >&2; exit 2; fi
	@$(PYTHON_BIN) -m service check --fail-on never $(ARGS) -- "$(FILE)"

# The API's tests run without coverage: the time limit raises an exception in the thread that works, and
# CPython 3.11 can hang when that happens under a tracer.
test: $(DEV_STAMP) ## run all tests, with floors on branch coverage
	$(PYTHON_BIN) -m pytest --ignore=tests/api --cov=service --cov-branch --cov-report=term:skip-covered \
		--cov-fail-under=85
	$(PYTHON_BIN) -m coverage report --fail-under=94 --precision=1 --format=total \
		--include='service/model/*,service/extract/*,service/rules/*,service/engine.py'
	$(PYTHON_BIN) -m pytest tests/api

lint: $(DEV_STAMP) ## linters, types, sizes, and whether generated files are fresh
	$(PYTHON_BIN) -m ruff check .
	$(PYTHON_BIN) -m ruff format --check .
	$(PYTHON_BIN) -m mypy
	$(PYTHON_BIN) -m tools.sizes
	$(PYTHON_BIN) -m tools.generated --check
	$(VENV)/bin/hadolint Dockerfile

bench: $(SERVE_STAMP) $(BENCH_STAMP) ## measure speed, linearity, start-up and memory
	$(PYTHON_BIN) -m bench.engine

bench-http: $(SERVE_STAMP) ## measure the service over HTTP with wrk; REQUESTS=20000 for a quick run
	$(PYTHON_BIN) -m bench.http $(REQUESTS)

bench-extraction: $(SERVE_STAMP) $(BENCH_STAMP) ## score extraction beside peers on the development cases
	$(PYTHON_BIN) -m bench.extraction $(SHARED)/dev

bench-hostile: $(SERVE_STAMP) ## feed each lexer 1 MB of every hostile text and show that it grows linearly
	$(PYTHON_BIN) -m bench.hostile

bench-reference: $(SERVE_STAMP) ## measure the store with 10 thousand, 1 and 10 million observations
	$(PYTHON_BIN) -m bench.reference

bench-reasoning: $(SERVE_STAMP) ## measure reasoning over 10 to 10,000 claims, beside a baseline of all pairs
	$(PYTHON_BIN) -m bench.reasoning

bench-fuzz: $(SERVE_STAMP) $(DEV_STAMP) ## send 10,000 broken files of every format to a server; NUMBER=300 for a quick run
	$(PYTHON_BIN) -m bench.fuzz $(NUMBER)

openapi: $(DEV_STAMP) ## rewrite openapi.yaml from the code
	$(PYTHON_BIN) -m tools.generated openapi.yaml

docs: $(DEV_STAMP) ## rewrite the pages of docs/ that are made from the code
	$(PYTHON_BIN) -m tools.generated docs

golden: $(DEV_STAMP) ## rewrite the reports in tests/golden and show what changed
	$(PYTHON_BIN) -m tools.golden

new-rule: $(DEV_STAMP) ## write NAME=part-above-whole and its test from a template
	@if [ -z "$(NAME)" ]; then echo 'Name the rule: make new-rule NAME=part-above-whole' >&2; exit 2; fi
	$(PYTHON_BIN) -m tools.new_rule "$(NAME)"

image: ## build the container image countercheck:latest
	docker build --tag countercheck:latest .

lock: $(DEV_STAMP) ## compile requirements*.txt from requirements*.in
	$(COMPILE) --output-file requirements.txt requirements.in
	$(COMPILE) --constraint requirements.txt --output-file requirements-dev.txt requirements-dev.in

format: $(DEV_STAMP) ## rewrite the code in the one format
	$(PYTHON_BIN) -m ruff check --fix-only .
	$(PYTHON_BIN) -m ruff format .

clean: ## remove environments and caches
	rm -rf .venv .venv-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(SERVE_STAMP): requirements.txt tools/venv.sh
	@tools/venv.sh $(VENV)
	@echo 'Installing requirements.txt into $(VENV) ...'
	@$(PYTHON_BIN) $(PIP_SYNC) -r requirements.txt
	@$(PYTHON_BIN) $(PIP) check
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(SERVE_STAMP)
	@echo 'Installing requirements-dev.txt into $(VENV) ...'
	@$(PYTHON_BIN) $(PIP_SYNC) -r requirements-dev.txt
	@$(PYTHON_BIN) $(PIP) check
	@touch $@

$(BENCH_STAMP): bench/requirements.txt tools/venv.sh
	@tools/venv.sh .venv-bench
	@echo 'Installing bench/requirements.txt into .venv-bench ...'
	@.venv-bench/bin/python $(PIP_INSTALL) -r bench/requirements.txt
	@touch $@
