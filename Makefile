# `make run` and `make test` each do all the set-up there is to do.

bin := .venv/bin

.PHONY: help setup run test deb try-deb bench soak simulate gallery lock clean

help:
	@echo 'make run    opens the journal'
	@echo 'make test   runs every check and test'
	@echo 'make deb    makes the package for Debian and Ubuntu in dist/'
	@echo 'make try-deb installs that in a Debian of its own, and tries it there'
	@echo 'make bench  measures how fast it is'
	@echo 'make soak   kills, cuts the power and damages, for half an hour'
	@echo 'make simulate tries the statistics on people whose truth is known, for half an hour'
	@echo 'make gallery draws every chart, to be looked at'
	@echo 'make setup  only gets .venv/bin/painjournal ready'
	@echo 'make lock   fits the lock files to pyproject.toml, with uv'
	@echo 'make clean  removes what was built, but not .venv'

setup:
	@packaging/setup.sh run

# With no display there is no window to open, so a picture of one is drawn.
run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    $(bin)/painjournal; \
	else \
	    mkdir -p build && \
	    QT_QPA_PLATFORM=offscreen \
	        $(bin)/painjournal --demo --screenshot build/demo.png && \
	    echo 'There is no display here, so a window with sample entries' \
	        'was drawn into build/demo.png.'; \
	fi

# The quick checks come first, so that a slip shows at once. Many tests wait rather than
# compute, so two at a time are nearly twice as fast even on two cores.
test:
	@packaging/setup.sh test
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports
	QT_QPA_PLATFORM=offscreen $(bin)/pytest -n 2

# In a clean Debian, so that nothing of this machine gets into the package.
deb:
	@packaging/setup.sh deb
	packaging/deb/build.sh
	lintian --fail-on error,warning,info --display-info dist/*.deb

try-deb: deb
	packaging/deb/try.sh dist/*.deb

# The package is measured as it is installed, beside others that are made in the same way.
bench: deb
	@packaging/setup.sh test
	tests/bench/peers/build.sh
	$(bin)/python tests/bench/run.py

# docs/reliability.md says what is tried, and keeps what was found.
soak:
	@packaging/setup.sh test
	$(bin)/python -m tests.durability.soak

# docs/statistics.md says what is answered and how, and keeps what was found.
simulate:
	@packaging/setup.sh test
	$(bin)/python -m tests.simulate

gallery: setup
	$(bin)/python tests/gallery/make.py

# For every system and Python at once, and holding no addresses,
# so that each machine may fetch from wherever it is told to.
lock:
	@command -v uv >/dev/null || { \
	    echo 'make lock needs uv, which is not on the PATH.'; exit 1; }
	$(lock) --extra dev pyproject.toml -o requirements.lock
	$(lock) --extra keyring --extra bundle pyproject.toml -o packaging/bundle.lock

lock := uv pip compile --universal --generate-hashes --quiet \
    --no-header --no-annotate --no-emit-index-url

# To start afresh, remove .venv too.
clean:
	rm -rf build dist src/*.egg-info .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache
	find src tests resources -name __pycache__ -prune -exec rm -rf {} +
