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
# PyInstaller's archive of modules stays unpacked: each start would have to unpack what it loads,
# and the package, which is packed itself, gets smaller without.
PYINSTALLER_ZLIB_COMPRESSION_LEVEL=0 \
    venv/bin/pyinstaller --noconfirm --log-level ERROR src/packaging/painjournal.spec
python3 src/packaging/deb/depends.py dist/painjournal >dist/depends
