# Rabfang: `make run` starts the demonstration, `make test` proves the product, `make lint` checks the code.
.PHONY: run test lint audit sbom bench assets messages docs lock clean

BIN := .venv/bin

run: ; @tools/environment run && tools/programs && $(BIN)/rabfang demo --serve

test: environment packages
	$(BIN)/pytest -n 2
	RABFANG_TEST_DATABASE=postgres $(BIN)/pytest -n 2

# Types take as long as all the rules together, so both are checked at once; each says what it found in one piece.
lint: environment
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target types rules

types: ; $(BIN)/mypy

rules:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/bandit -q -c pyproject.toml -r src
	$(BIN)/rabfang manage makemigrations --check --dry-run

audit: ; tools/audit

sbom: environment ; @tools/sbom

bench: environment packages
	$(BIN)/python -m bench

assets: ; tools/assets

messages: environment
	tools/messages

docs: environment
	DJANGO_SETTINGS_MODULE=rabfang.project.settings $(BIN)/python -m rabfang.project.reference

lock: ; tools/lock

.PHONY: environment packages types rules
environment: ; @tools/environment dev
packages: ; @tools/packages && tools/programs needed

clean: ; rm -rf .venv build data
