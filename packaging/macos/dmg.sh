#!/bin/sh
# On macOS: puts dist/Pain Journal.app into dist/painjournal-VERSION-ARCHITECTURE.dmg,
# beside the folder that it is drawn into to install it.
set -eu
cd "$(dirname "$0")/../.."
app='dist/Pain Journal.app'
[ -d "$app" ] || {
    echo 'Please run PyInstaller with packaging/painjournal.spec first.' >&2
    exit 1
}
version=$(plutil -extract CFBundleShortVersionString raw "$app/Contents/Info.plist")
shown=build/dmg
rm -rf $shown
mkdir -p $shown
ditto "$app" "$shown/Pain Journal.app"
ln -s /Applications $shown/Applications
hdiutil create -quiet -ov -volname 'Pain Journal' -srcfolder $shown -format UDZO \
    "dist/painjournal-$version-$(uname -m).dmg"
