# make test   everything that checks the product       make demo   a day on the screen (ONCE=1: play it and end)
# make check  style and types                          make venv   only the environment
# make crash · world · measure · bench                 longer looks: kills, whole days, judgement, speed

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What some tests need from Debian, as PROGRAM:PACKAGE.
DEBIAN := dovecot:dovecot-imapd chromium:chromium

.PHONY: venv test check demo crash world measure bench clean
.DELETE_ON_ERROR:

venv: $(VENV)/.test

test: $(VENV)/.test
	@tools/debian-packages $(DEBIAN)
	$(BIN)/pytest -n 2 --dist worksteal $(ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

demo: $(VENV)/.demo
	$(BIN)/python -m assistant demo $(if $(ONCE),--once)

measure: $(VENV)/.test
	$(BIN)/python tests/measure.py --without-formats $(ARGS)

bench: $(VENV)/.dev
crash world: $(VENV)/.test
crash world bench:
	$(BIN)/python tools/$@.py $(ARGS)

clean:
	rm -rf $(VENV) build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis .coverage

# $(VENV)/.test stands for "the test libraries are installed as pyproject.toml has them now".
$(VENV)/.%: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing; install it with: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
