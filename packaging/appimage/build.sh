#!/bin/sh
# Builds dist/painjournal-VERSION-ARCHITECTURE.AppImage of the Debian package: one file
# that runs where it lies.
#
#   packaging/appimage/build.sh PACKAGE.deb RUNTIME
#
# For a Debian 12, whose libraries it takes: where it runs must be no older. RUNTIME is
# the start of the file, the AppImage project's type2-runtime; appimagetool joins both.
set -eu
cd "$(dirname "$0")/../.."
stop() { echo "$*" >&2; exit 1; }
[ $# = 2 ] || stop 'Please name the package, and the AppImage runtime.'
for file in "$1" "$2"; do
    [ -f "$file" ] || stop "There is no file $file."
done
command -v appimagetool >/dev/null || stop 'Please put appimagetool on the PATH.'
id=io.github.painjournal.painjournal
folder=build/appimage/AppDir
program=opt/painjournal
# What Qt needs under X and a desktop without Qt may lack. All else that the package
# asks for, every desktop has.
lacking='libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
    libxcb-render-util0 libxcb-util1 libxkbcommon0 libxkbcommon-x11-0'

rm -rf build/appimage
mkdir -p $folder dist
dpkg-deb -x "$1" $folder
rm $folder/usr/bin/painjournal
ln -s ../../$program/painjournal $folder/usr/bin/painjournal
ln -s $program/painjournal $folder/AppRun
for package in $lacking; do
    libraries=$(dpkg -L "$package" 2>/dev/null | grep '/lib[^/]*\.so\.[0-9]*$') ||
        stop "Please install $package."
    # shellcheck disable=SC2086  # one word for each library
    cp -L $libraries $folder/$program/_internal/
    cp "/usr/share/doc/$package/copyright" "$folder/usr/share/doc/painjournal/$package"
done
cp packaging/licences/*.txt $folder/usr/share/doc/painjournal/
cp $folder/usr/share/applications/$id.desktop $folder/
cp $folder/usr/share/icons/hicolor/scalable/apps/$id.svg $folder/
cp $folder/usr/share/icons/hicolor/256x256/apps/$id.png $folder/.DirIcon

case $(dpkg-deb -f "$1" Architecture) in
amd64) ARCH=x86_64 ;;
arm64) ARCH=aarch64 ;;
*) stop 'There are AppImages for amd64 and arm64 only.' ;;
esac
export ARCH
appimagetool --runtime-file "$2" $folder \
    "dist/painjournal-$(dpkg-deb -f "$1" Version)-$ARCH.AppImage"
