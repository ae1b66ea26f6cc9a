#!/bin/sh
# Freezes the peers into build/peers, where and with what the package is made;
# `make bench` calls it after `make deb`. What is there already stays.
set -eu
. "$(dirname "$0")/../../../packaging/debian-root.sh"
begin "$@"
cd "$(dirname "$0")/../../.."
root=$PWD/build/debian-for-deb
now=$(cat tests/bench/peers/* packaging/bundle.lock src/painjournal/storage/*.py | cksum)

if [ "$(cat build/peers/made-of 2>/dev/null)" != "$now" ]; then
    mount_debian "$root"
    rm -rf build/peers "$root/build/peers"
    cp -r tests/bench/peers "$root/build/peers"
    inside "$root" sh -ec '
        cd /build/peers
        ../venv/bin/pyinstaller --noconfirm --log-level ERROR peers.spec
    '
    mv "$root/build/peers/dist" build/peers
    tar -c -C build/peers libraries | xz -T0 | wc -c >build/peers/libraries.packed
    echo "$now" >build/peers/made-of
fi
rm -rf build/peers/package build/peers/painjournal
dpkg-deb -x dist/painjournal_*.deb build/peers/package
mv build/peers/package/opt/painjournal build/peers/painjournal
rm -rf build/peers/package
chown -R --reference=. build/peers
