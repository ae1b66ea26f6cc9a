#!/bin/sh
# Tries a package as a person does, in a Debian 12 with a desktop and nothing
# else: installs it with apt, starts it from its menu entry and by a double-click
# on a journal, logs, removes it, and installs a newer build.
#
#   packaging/deb/try.sh PACKAGE
#
# For developers: it needs root and debootstrap. The Debian stays in build/ for
# the next time, with nothing of the package in it.
set -eu
. "$(dirname "$0")/../debian-root.sh"
[ $# = 1 ] && [ -f "$1" ] || stop 'Please name the package.'
require_tools
own_mounts "$@"
package=$(realpath "$1")
cd "$(dirname "$0")/../.."
root=$PWD/build/debian-with-desktop
# A display without a screen, a window manager, a file manager, what starts menu
# entries, and assistive technology to find things on the screen by.
desktop='xvfb openbox thunar libglib2.0-bin dbus dbus-x11 xdotool x11-utils
    at-spi2-core gir1.2-atspi-2.0 python3-gi python3-numpy'

apt() {
    inside "$root" env DEBIAN_FRONTEND=noninteractive \
        apt-get "$@" >"$root/try/apt.log" 2>&1 || {
        cat "$root/try/apt.log" >&2
        stop "apt-get $* did not work."
    }
}

person() {
    inside "$root" runuser -u person -- env PYTHONPATH=/try HOME=/home/person \
        python3 -B -m tests.packaging.on_a_desktop "$@"
}

if [ ! -f "$root/ready" ]; then
    rm -rf "$root"
    mkdir -p "$root"
    make_debian "$root" ca-certificates
fi
mount_debian "$root"
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

apt update
if [ ! -f "$root/ready" ]; then
    # shellcheck disable=SC2086  # one word for each package
    apt install -y --no-install-recommends $desktop
    inside "$root" useradd --create-home person
    touch "$root/ready"
fi
rm -rf "$root/home/person"
inside "$root" cp -a /etc/skel /home/person
inside "$root" chown -R person:person /home/person
apt install -y --no-install-recommends /try/painjournal.deb
echo 'apt installs it.'
person first
apt remove -y painjournal
[ ! -e "$root/opt/painjournal" ] || stop 'Something of it stays in /opt after it was removed.'
person kept
newer_build
apt install -y --no-install-recommends /try/painjournal.deb
apt install -y --no-install-recommends /try/newer.deb
person again
apt purge -y painjournal
person kept
rm -rf "$root/try"
