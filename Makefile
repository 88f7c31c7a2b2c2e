# Everything starts here. It needs python3 (3.11 or newer) and make; the rest goes into .venv from the locked, hashed lists.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
# Test processes side by side: one for each processor, at most four.
JOBS ?= $(shell $(PYTHON) -c 'import os; print(min(4, os.cpu_count() or 1))')
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# An installation as production configures it, for the checks that judge one. Nothing is contacted and no value is used elsewhere.
AS_PRODUCTION = env -u PIAD_HOME DATABASE_URL=postgres://check@127.0.0.1/check REDIS_URL=redis://127.0.0.1:6379/0 \
	SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
	PIAD_KEY_PEPPER="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(32))')" \
	PIAD_SECRET_KEYS="$$($(BIN)/python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())')" \
	ALLOWED_HOSTS=piad.example.com PIAD_PUBLIC_URL=https://piad.example.com

.PHONY: help demo up fluent test gallery look conformance bench-render bench-ocr bench-webhooks bench-retrieval bench-mirroring bench-avatars check admin schema lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS="	" read -r name text; do printf '  make %-13s %s\n' "$$name" "$$text"; done

demo: $(VENV)/.run ## Make one ad, end to end, and save it under demo/
	@$(MANAGE) demo

up: $(VENV)/.run ## Run the service in the foreground on PORT (8000)
	@$(MANAGE) up

admin: $(VENV)/.run ## Make a login for the admin
	@$(MANAGE) createsuperuser

fluent: $(VENV)/.run ## Take in Fluent Emoji (MIT) for subjects that piad has no drawing of; needs npm, once
	@mkdir -p .cache && package="$$($(BIN)/python -c 'from generation.compositor.products.fluent import PACKAGE; print(PACKAGE)')" \
		&& cd .cache && npm pack --silent "$$package"
	@$(MANAGE) take_fluent .cache/iconify-json-fluent-emoji-*.tgz

test: $(VENV)/.dev ## Run every test on a private PostgreSQL and Valkey
	$(BIN)/python -m pytest -n $(JOBS) $(TESTS)

gallery: $(VENV)/.dev ## Draw the gallery of briefs, campaigns and avatars into build/gallery, to be looked at
	$(BIN)/python -m tests.gallery
	$(BIN)/python -m tests.gallery.campaigns
	$(BIN)/python -m tests.gallery.avatars

look: $(VENV)/.dev ## Make the reference briefs through the API of a service of its own; BESIDE=folder lays references beside
	$(BIN)/python -m tests.gallery.look $(if $(BESIDE),--beside $(BESIDE))

conformance: $(VENV)/.dev ## Make 1,500 ads of random copy, and run Unicode's own bidi and line-break cases (Debian: unicode-data)
	$(BIN)/python -m tests.conformance

bench-render: $(VENV)/.dev ## Time drawing beside Chromium and plain Pillow (Debian: chromium; pip: playwright)
	$(BIN)/python -m tests.bench.render

bench-ocr: $(VENV)/.dev ## Read headlines and buttons back at phone width (Debian: tesseract-ocr and languages)
	$(BIN)/python -m tests.bench.ocr

bench-webhooks: $(VENV)/.dev ## Deliver webhooks while the notifier is killed and one receiver is dead (four minutes)
	$(BIN)/python -m tests.bench.webhooks

bench-retrieval: $(VENV)/.dev ## Ask the starter corpus eighty labelled briefs (nDCG@5), and time searches among 20,000 reference ads
	$(BIN)/python -m tests.bench.retrieval
	$(BIN)/python -m tests.bench.retrieval_speed

bench-mirroring: $(VENV)/.dev ## Mirror twenty ads from their pictures alone and compare true layers with the copies' (SHOW=folder writes pairs)
	$(BIN)/python -m tests.bench.mirroring $(if $(SHOW),--show $(SHOW))

bench-avatars: $(VENV)/.dev ## List 10,000 saved avatars page by page, beside 20,000 of others
	$(BIN)/python -m tests.bench.avatars

bench-brand: $(VENV)/.dev ## Read the fixture sites' brands and compare with a careful person's answers (SITES=folder, THEMES=1 for real themes)
	$(BIN)/python -m tests.bench.brand $(SITES)
	$(if $(THEMES),$(BIN)/python -m tests.bench.brand_themes)

check: $(VENV)/.dev ## Run the linters and contracts
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(AS_PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=tests.linting $(MANAGE) lintmigrations --quiet ok ignore --warnings-as-errors
	@mkdir -p .cache
	$(MANAGE) spectacular --validate --fail-on-warn --file .cache/openapi.yaml
	diff -u docs/openapi.yaml .cache/openapi.yaml

schema: $(VENV)/.dev ## Write docs/openapi.yaml anew
	$(MANAGE) spectacular --validate --fail-on-warn --file docs/openapi.yaml

lock: ## Resolve the dependencies anew into requirements.txt (to run) and constraints.txt (to develop); needs uv
	uv pip compile pyproject.toml --extra embedded --extra s3 --extra vision --extra openai --extra gemini --extra dev --generate-hashes --no-emit-index-url --universal --python-version 3.11 -o constraints.txt
	uv pip compile pyproject.toml --extra embedded --extra s3 --extra openai --extra gemini --generate-hashes --no-emit-index-url --universal --python-version 3.11 -c constraints.txt -o requirements.txt

clean: ## Remove what these commands made, except the data in .piad
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build demo

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'piad needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ...' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo 'python3 could not make a virtual environment; on Debian: apt install python3-venv' >&2; exit 1; }

$(VENV)/.run: requirements.txt | $(BIN)/python
	@echo 'Installing what the service needs into $(VENV) (about a minute, the first time only) ...'
	@$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements.txt
	@touch $@

$(VENV)/.dev: constraints.txt $(VENV)/.run
	@echo 'Installing the development tools into $(VENV) ...'
	@$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r constraints.txt
	@touch $@
