#!/bin/sh
# Tries a package as a person does, in a Debian 12 with a desktop and nothing
# else: installs it with apt, starts it from its menu entry and by a double-click
# on a journal, logs, removes it, and installs a newer build.
#
#   packaging/deb/try.sh PACKAGE
#
# `make try-deb` calls it. The Debian stays in build/ for the next time, with
# nothing of the package in it.
set -eu
. "$(dirname "$0")/../debian-root.sh"
[ -f "${1:-}" ] || stop 'Please name the package.'
begin "$(realpath "$1")"
package=$1
cd "$(dirname "$0")/../.."
root=$PWD/build/debian-with-desktop
# A display without a screen, a window manager, a file manager, what starts menu
# entries, and assistive technology to find things on the screen by.
desktop='xvfb openbox thunar libglib2.0-bin dbus dbus-x11 xdotool x11-utils
    at-spi2-core gir1.2-atspi-2.0 python3-gi python3-numpy'

# What a desktop's own programs find wrong with each other only matters if this fails.
person() {
    inside "$root" runuser -u person -- env PYTHONPATH=/try HOME=/home/person \
        python3 -B -m tests.packaging.on_a_desktop "$@" 2>"$root.log" || {
        cat "$root.log" >&2
        stop 'This did not work; above is why.'
    }
}

remove() {
    inside "$root" apt-get "$1" -y painjournal >"$root.log" 2>&1 ||
        stop "It could not be removed; see $root.log."
}

# shellcheck disable=SC2086  # one word for each package
if [ -f "$root/with-desktop" ]; then
    mount_debian "$root"
else
    make_debian "$root" $desktop
    inside "$root" useradd --create-home person
    touch "$root/with-desktop"
fi
rm -rf "$root/try"
mkdir "$root/try"
cp -r tests "$root/try/"
cp "$package" "$root/try/painjournal.deb"

# The same files under a later version.
newer_build() {
    inside "$root" sh -ec '
        cd /try
        dpkg-deb -R painjournal.deb newer
        sed -i "s/^Version: .*/&+newer/" newer/DEBIAN/control
        dpkg-deb --root-owner-group -Znone --build newer newer.deb
    ' >/dev/null
}

inside "$root" dpkg --purge painjournal >"$root.log" 2>&1 # left by a try that failed
rm -rf "$root/home/person"
inside "$root" cp -a /etc/skel /home/person
inside "$root" chown -R person:person /home/person
install_in "$root" /try/painjournal.deb
echo 'apt installs it.'
person first
remove remove
[ ! -e "$root/opt/painjournal" ] || stop 'Something of it stays in /opt after it was removed.'
person kept
newer_build
install_in "$root" /try/painjournal.deb
install_in "$root" /try/newer.deb
person again
remove purge
person kept
rm -rf "$root/try"
