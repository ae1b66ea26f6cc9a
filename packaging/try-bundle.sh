#!/bin/sh
# Tries an installed program on a journal of its own: it says its version, logs and
# reads back, draws a chart, and draws its window without a screen.
#
#   packaging/try-bundle.sh PROGRAM
set -eu
stop() { echo "$*" >&2; exit 1; }
[ $# = 1 ] || stop 'Please name the program.'
program=$1
source=$(cd "$(dirname "$0")/.." && pwd)
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$source/src/painjournal/__init__.py")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
journal=$folder/mine.painjournal

is_picture() {
    [ "$(head -c 4 "$1" | tail -c 3)" = PNG ] || stop "$2 was not drawn."
}

said=$("$program" --version | tr -d '\r')
[ "$said" = "Pain Journal $version" ] || stop "It is not version $version: $said"
"$program" log --journal "$journal" --backward 20 --pain 4
"$program" export --journal "$journal" "$folder/all.csv"
grep -q ',0,20,,4,' "$folder/all.csv" || stop 'What was logged is not there.'
"$program" chart --journal "$journal" timeline "$folder/chart.png"
is_picture "$folder/chart.png" 'The chart'
"$program" --journal "$journal" --screenshot "$folder/window.png"
is_picture "$folder/window.png" 'The window'
echo 'It works.'
