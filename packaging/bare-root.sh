#!/bin/sh
# Tries `make run` and `make test` where nothing has been set up: a Debian 12
# with only python3, make and git, and no display. Tries the last commit.
#
#   packaging/bare-root.sh FOLDER    a new folder; remove it afterwards
#
# For developers: it needs root and debootstrap.
set -eu
checkout=$(cd "$(dirname "$0")/.." && pwd)
. "$checkout/packaging/debian-root.sh"

[ $# = 1 ] || stop 'Please name a new folder for the Debian to be put into.'
require_tools
if [ -z "${OWN_MOUNTS:-}" ] && [ -e "$1" ]; then
    stop "$1 is there already; please name a new folder."
fi
own_mounts "$@"
mkdir -p "$1"
root=$(cd "$1" && pwd)

try() {
    log=$root/make-$1.log
    began=$(date +%s)
    if inside "$root" make -C /painjournal "$1" >"$log" 2>&1; then
        echo "make $1: works, in $(($(date +%s) - began)) seconds"
    else
        echo "make $1: does not work; the end of $log:"
        tail -n 20 "$log"
        failed=yes
    fi
}

failed=
make_debian "$root" python3,make,git,ca-certificates
mount_debian "$root"
git clone --quiet --no-local "$checkout" "$root/painjournal"
try run
try test
[ -z "$failed" ]
