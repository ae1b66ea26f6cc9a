#!/bin/sh
# Tries `make run` and `make test` where nothing has been set up: a Debian 12
# with only python3, make and git, and no display. Tries the last commit.
#
#   packaging/bare-root.sh    in build/debian-to-try
#
# For developers: it needs root and debootstrap.
set -eu
. "$(dirname "$0")/debian-root.sh"
begin "$@"
cd "$(dirname "$0")/.."
root=$PWD/build/debian-to-try

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
make_debian "$root" python3 make git ca-certificates
git clone --quiet --no-local . "$root/painjournal"
try run
try test
[ -z "$failed" ]
