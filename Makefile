# Every target sets up what it needs by itself; a second run finds the stamps and is quick.

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check
CASES := tests/cases
BENCH := .venv-bench

# Nothing that a shell has set may change what is tested.
unexport PYTHONPATH
unexport PYTHONHOME
export PYTHONUTF8 := 1

.DELETE_ON_ERROR:
.PHONY: help setup demo test bench lint format check lock clean

help:
	@echo 'make demo     set up, load the real history of the CSTO, show where it stands'
	@echo 'make test     set up, lint, run all tests and all worked cases'
	@echo 'make bench    measure what it costs, beside named peers; QUICK=1 for two minutes of it'
	@echo 'make setup    make .venv with what the lock file names'
	@echo 'make lint     style, types, layers'
	@echo 'make format   lay the code out'
	@echo 'make check    run the worked cases'
	@echo 'make lock     write the lock files anew, with the newest versions'
	@echo 'make clean    remove everything that can be made again'

setup: $(VENV)/.stamp-run

demo: setup
	$(BIN)/charterhouse demo

# The journals of the ledger are shown to the real Beancount, which is kept with the other peers.
test: $(VENV)/.stamp-test $(BENCH)/.stamp lint check
	$(BIN)/python -m pytest -n auto --hypothesis-profile=ci

lint: $(VENV)/.stamp-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --cache-dir build/imports

format: $(VENV)/.stamp-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: setup
	@files=$$(find $(CASES) -name '*.toml' 2>/dev/null | sort); \
	if [ -n "$$files" ]; then $(BIN)/charterhouse check $$files; fi

# --- speed -------------------------------------------------------------------------------------

# Peers under other licences are installed apart from the product, and run apart from it.

bench: $(VENV)/.stamp-run $(BENCH)/.stamp
	$(if $(QUICK),QUICK=1) $(BIN)/python -m bench

$(BENCH)/.stamp: bench/requirements.lock tools/python3
	python=$$(sh tools/python3) && "$$python" -m venv --clear $(BENCH)
	$(BENCH)/bin/python -m pip --disable-pip-version-check install -qq --require-hashes -r bench/requirements.lock
	touch $@

# --- the environment ---------------------------------------------------------------------------

# An environment that works is kept; one that does not is made anew.
$(VENV)/.stamp-venv: tools/python3
	$(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ python=$$(sh tools/python3) && "$$python" -m venv --clear $(VENV); }
	touch $@

# The project is linked, not copied: a change in src is in use at once.
$(VENV)/.stamp-run: $(VENV)/.stamp-venv requirements.lock pyproject.toml
	$(PIP) install -qq --require-hashes -r requirements.lock
	$(PIP) install -qq --no-deps --no-build-isolation --no-index --editable .
	touch $@

$(VENV)/.stamp-test: $(VENV)/.stamp-run requirements-dev.lock tools/system-packages
	sh tools/system-packages
	$(PIP) install -qq --require-hashes -r requirements-dev.lock
	touch $@

# --- the lock files ----------------------------------------------------------------------------

# Hashes of the files for all platforms; no header, no address, no path of the machine that made them.
COMPILE = build/lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate

lock:
	python=$$(sh tools/python3) && "$$python" -m venv --clear build/lock
	build/lock/bin/python -m pip install --quiet pip-tools==7.6.2
	rm -f requirements.lock requirements-dev.lock
	env -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null $(COMPILE) --extra build -o requirements.lock pyproject.toml
	env -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null $(COMPILE) --extra build --extra test --extra lint \
		--constraint requirements.lock -o requirements-dev.lock pyproject.toml
	! grep -nE 'https?:|file:/|--(index|extra|find|trusted)' requirements.lock requirements-dev.lock
	@echo 'Run make test, then commit both lock files.'

clean:
	rm -rf $(VENV) $(BENCH) bench/results build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
