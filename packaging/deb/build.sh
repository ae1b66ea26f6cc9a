#!/bin/sh
# Builds dist/painjournal_VERSION_ARCHITECTURE.deb, in a Debian 12 of its own so
# that nothing of this machine is carried in. The Debian stays in build/ for the
# next time.
set -eu
cd "$(dirname "$0")/../.."
. packaging/debian-root.sh
[ "$(id -u)" = 0 ] || exec sudo --preserve-env=http_proxy,https_proxy,no_proxy "$0"
require_tools
own_mounts "$@"

# What PyInstaller needs, and what Qt needs to be imported.
packages=python3,python3-venv,libpython3.11,binutils,ca-certificates
for package in $(packaging/setup.sh list); do
    packages=$packages,$package
done
root=$PWD/build/debian-for-deb

if [ "$(cat "$root/packages" 2>/dev/null)" != "$packages" ]; then
    rm -rf "$root"
    mkdir -p "$root"
    make_debian "$root" "$packages"
    echo "$packages" >"$root/packages"
fi
mount_debian "$root"
rm -rf "$root/build/src"
mkdir -p "$root/build/src"
git ls-files -z | xargs -0 tar -c | tar -x -C "$root/build/src"
inside "$root" sh /build/src/packaging/deb/bundle.sh
inside "$root" env SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)" \
    sh /build/src/packaging/deb/assemble.sh
mkdir -p dist
cp "$root"/build/dist/painjournal_*.deb dist/
