#!/bin/sh
# Tries `make run` and `make test` where nothing has been set up: a Debian 12
# with only python3, make and git, and no display. Tries the last commit.
#
#   packaging/bare-root.sh FOLDER    a new folder; remove it afterwards
#
# For developers: it needs root and debootstrap.
set -eu

stop() { echo "$*" >&2; exit 1; }

[ $# = 1 ] || stop 'Please name a new folder for the Debian to be put into.'
[ "$(id -u)" = 0 ] || stop 'This needs root, for debootstrap and chroot.'
command -v debootstrap >/dev/null || stop 'Please install debootstrap.'

# Start again where mounts are this script's own, and gone when it ends.
if [ -z "${BARE_ROOT_UNSHARED:-}" ]; then
    [ ! -e "$1" ] || stop "$1 is there already; please name a new folder."
    BARE_ROOT_UNSHARED=yes exec unshare --mount "$0" "$@"
fi

checkout=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
root=$(cd "$1" && pwd)

make_debian() {
    debootstrap --variant=minbase --include=python3,make,git,ca-certificates \
        bookworm "$root" >"$root.log" 2>&1 ||
        stop "debootstrap did not finish; see $root.log."
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev" # with the shared memory in /dev/shm
}

# pip's settings, without folders of the host; the environment comes first.
pip_settings() {
    echo '[global]'
    python3 -m pip config list 2>/dev/null | grep -v -e file: -e find-links |
        sed -n "s/^\(:env:\|global\)\.\([a-z-]*\)='\(.*\)'$/\2 = \3/p" |
        awk '!seen[$1]++'
}

# So that the root may fetch packages wherever the host may.
copy_package_sources() {
    if grep -q '^VERSION_CODENAME=bookworm' /etc/os-release; then
        rm -f "$root/etc/apt/sources.list"
        for name in sources.list sources.list.d trusted.gpg.d keyrings; do
            [ ! -e "/etc/apt/$name" ] ||
                cp -r "/etc/apt/$name" "$root/etc/apt/"
        done
    fi
    apt-config dump | grep '^Acquire::' >"$root/etc/apt/apt.conf.d/99host" || :
    pip_settings >"$root/etc/pip.conf"
    cp -r /usr/local/share/ca-certificates "$root/usr/local/share/"
    chroot "$root" update-ca-certificates >/dev/null 2>&1
}

# In the root, with none of the host's environment but its proxies.
inside() {
    env -i HOME=/ LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" \
        no_proxy="${no_proxy:-}" \
        chroot "$root" "$@"
}

try() {
    log=$root/make-$1.log
    began=$(date +%s)
    if inside make -C /painjournal "$1" >"$log" 2>&1; then
        echo "make $1: works, in $(($(date +%s) - began)) seconds"
    else
        echo "make $1: does not work; the end of $log:"
        tail -n 20 "$log"
        failed=yes
    fi
}

failed=
make_debian
copy_package_sources
git clone --quiet --no-local "$checkout" "$root/painjournal"
try run
try test
[ -z "$failed" ]
