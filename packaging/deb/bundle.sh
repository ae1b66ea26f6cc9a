#!/bin/sh
# In the clean Debian: from /build/src to /build/dist/painjournal.
set -eu
cd /build
cmp -s src/packaging/bundle.lock bundle.lock || {
    rm -rf venv
    python3 -m venv venv
    venv/bin/pip install --quiet --require-hashes --only-binary :all: \
        --requirement src/packaging/bundle.lock
    cp src/packaging/bundle.lock .
}
venv/bin/pip install --quiet --no-deps --no-build-isolation --force-reinstall ./src
venv/bin/pyinstaller --noconfirm --log-level ERROR src/packaging/painjournal.spec
python3 src/packaging/deb/depends.py dist/painjournal >dist/depends
