#!/bin/sh
# On macOS: tries the application in an image, and opens a journal with it as the
# Finder does.
#
#   packaging/macos/try.sh IMAGE
set -eu
stop() { echo "$*" >&2; exit 1; }
[ $# = 1 ] || stop 'Please name the image.'
image=$1
folder=$(mktemp -d)
trap 'hdiutil detach -quiet -force "$folder/image"; rm -rf "$folder"' EXIT
mkdir "$folder/image"
hdiutil attach -quiet -nobrowse -readonly -mountpoint "$folder/image" "$image"
app="$folder/image/Pain Journal.app"
program="$app/Contents/MacOS/painjournal"

plutil -lint "$app/Contents/Info.plist"
codesign --verify --deep --strict "$app"
"$(dirname "$0")/../try-bundle.sh" "$program"

# A window that has a journal has a lock beside it, with its process id.
wait_for_window() {
    tries=0
    until [ -s "$folder/.$1.lock" ]; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] || stop "$1 did not open within 20 seconds."
        sleep 0.1
    done
}

for name in first.painjournal second.painjournal; do
    "$program" log --journal "$folder/$name" --pain 3
    open -a "$app" "$folder/$name"
    wait_for_window "$name"
done
kill "$(head -n 1 "$folder/.first.painjournal.lock")" \
    "$(head -n 1 "$folder/.second.painjournal.lock")"
echo 'A start and a running program open the journals that are double-clicked.'
