# The door for people and for continuous integration. `make help` lists the targets.
export UV_SYSTEM_CERTS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Some machines forbid Python to keep what it compiled, and then every process starts four seconds later.
unexport PYTHONDONTWRITEBYTECODE
UV_VERSION := 0.13.9
# The newest Python that starts: a version manager's placeholder is on the path but does not run.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3; do "$$name" -c "" 2>/dev/null && command -v "$$name" && break; done)
UV := .tools/bin/uv
BIN := .venv/bin

.PHONY: pictures messages help run test check format bench docs wheels clean lock
.DEFAULT_GOAL := help
help:                  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(UV):
	@test -n "$(PYTHON)" || { echo "Fairlead needs Python 3.11 or newer, and found none. Install python3 and try again."; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Fairlead needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name a newer one: make run PYTHON=/path/to/python3.12"; exit 1; }
	@"$(PYTHON)" -m venv .tools || { echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv, then try again."; rm -rf .tools; exit 1; }
	@.tools/bin/pip install --quiet uv==$(UV_VERSION)

.venv/run.stamp: $(UV) requirements.lock packages/fairlead/pyproject.toml packages/fairlead-web/pyproject.toml
	@test -x $(BIN)/python || $(UV) venv --quiet --python "$(PYTHON)" .venv
	@test -e .venv/test.stamp || $(UV) pip sync --quiet --require-hashes requirements.lock
	@$(UV) pip install --quiet --no-deps -e packages/fairlead -e packages/fairlead-web
	@touch $@

.venv/test.stamp: $(UV) requirements-test.lock packages/fairlead/pyproject.toml packages/fairlead-web/pyproject.toml
	@test -x $(BIN)/python || $(UV) venv --quiet --python "$(PYTHON)" .venv
	@$(UV) pip sync --quiet --require-hashes requirements-test.lock
	@$(UV) pip install --quiet --no-deps -e packages/fairlead -e packages/fairlead-web
	@touch $@ .venv/run.stamp

run: .venv/run.stamp   ## set up, make the demonstration, fill the site and serve it
	@$(BIN)/fairlead-web demonstrate

test: .venv/test.stamp ## all tests: both packages, SQLite and PostgreSQL, in a real browser
	@sh .ci/browser
	@rm -f .coverage .coverage.*
	@$(BIN)/python -m pytest -n 2 --cov --cov-report= packages
	@# Counting branches takes a third of the time; the run on SQLite passes through all that has a floor.
	@FAIRLEAD_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n 2 packages/fairlead-web
	@$(BIN)/coverage report --fail-under=95
	@$(BIN)/coverage report --fail-under=100 --include='*/fairlead/measures/*,*/fairlead/disclosure/*,*/fairlead/checker.py,*/permissions.py,*/sealing.py'

check: .venv/test.stamp ## style, types, import contracts, documents up to date
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy packages/fairlead/src packages/fairlead-web/src bench docs/*.py
	@$(BIN)/lint-imports
	@$(BIN)/python docs/generate.py --check
	@$(BIN)/python packages/fairlead-web/messages.py --check

format: .venv/test.stamp ## put style right
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: .venv/test.stamp ## speed and memory, as ratios measured in one run
	@$(BIN)/python -m bench

docs: .venv/test.stamp ## make the generated reference anew
	@$(BIN)/python docs/generate.py

pictures: .venv/test.stamp ## pictures of the running demonstration in build/pictures, and README's
	@$(BIN)/python docs/take_pictures.py

messages: .venv/test.stamp ## gather the site's texts for translators and compile the catalogues
	@$(BIN)/python packages/fairlead-web/messages.py

wheels: $(UV)          ## both packages as wheels in dist/
	@$(UV) build --quiet --wheel --out-dir dist packages/fairlead
	@$(UV) build --quiet --wheel --out-dir dist packages/fairlead-web

clean:                 ## take away what was made
	rm -rf .venv .tools var build dist .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis

lock: $(UV)            ## make both locks anew
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-package fairlead --no-emit-package fairlead-web -o requirements.lock requirements.in
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-package fairlead --no-emit-package fairlead-web -o requirements-test.lock requirements-test.in
