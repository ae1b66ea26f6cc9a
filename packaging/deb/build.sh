#!/bin/sh
# Builds dist/painjournal_VERSION_ARCHITECTURE.deb from the last commit, in a
# Debian 12 of its own so that nothing of this machine is carried in. The Debian stays in build/ for the
# next time. `make deb` calls it.
set -eu
. "$(dirname "$0")/../debian-root.sh"
begin "$@"
cd "$(dirname "$0")/../.."

# What PyInstaller needs, and what Qt needs to be imported.
packages="python3 python3-venv libpython3.11 binutils
    $(packaging/setup.sh list)"
root=$PWD/build/debian-for-deb

# shellcheck disable=SC2086  # one word for each package
if [ "$(cat "$root/packages" 2>/dev/null)" = "$packages" ]; then
    mount_debian "$root"
else
    make_debian "$root" $packages
    echo "$packages" >"$root/packages"
fi
rm -rf "$root/build/src"
mkdir -p "$root/build/src"
git archive HEAD | tar -x -C "$root/build/src"
inside "$root" sh /build/src/packaging/deb/bundle.sh
inside "$root" env SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)" \
    sh /build/src/packaging/deb/assemble.sh
mkdir -p dist
rm -f dist/painjournal_*.deb
mv "$root"/build/dist/painjournal_*.deb dist/
chown -R --reference=. dist
