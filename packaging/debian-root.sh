# A Debian 12 in a folder, with nothing of this machine in it. For other scripts,
# which start in the checkout:
#
#   begin "$@"                        first of all: root, and mounts of its own
#   make_debian ROOT PACKAGE…         anew, with these packages
#   mount_debian ROOT                 what programs in it need to run
#   install_in ROOT PACKAGE…
#   inside ROOT COMMAND…              runs in it, with none of this machine's environment

stop() { echo "$*" >&2; exit 1; }

# Mounts that nobody else sees are gone when the script ends, however it ends.
begin() {
    [ "$(id -u)" = 0 ] ||
        exec sudo --preserve-env=http_proxy,https_proxy,no_proxy "$0" "$@"
    [ -n "${OWN_MOUNTS:-}" ] || OWN_MOUNTS=yes exec unshare --mount "$0" "$@"
    command -v debootstrap >/dev/null || stop 'Please install debootstrap.'
}

make_debian() {
    root_=$1
    shift
    _make_bare_debian
    rm -rf "$root_"
    mkdir -p "$(dirname "$root_")"
    cp -a build/debian-bare "$root_"
    mount_debian "$root_"
    install_in "$root_" "$@"
}

mount_debian() {
    mount --bind "$1" "$1" # only in a mounted root may programs have mounts of their own
    mount -t proc proc "$1/proc"
    mount --rbind /dev "$1/dev" # with the shared memory in /dev/shm
}

install_in() {
    root_=$1
    shift
    for command in update "install -y --no-install-recommends $*"; do
        # shellcheck disable=SC2086  # one word for each package
        inside "$root_" env DEBIAN_FRONTEND=noninteractive apt-get $command \
            >"$root_.log" 2>&1 || {
            tail -n 20 "$root_.log" >&2
            stop "apt-get $command did not work."
        }
    done
}

# With none of the host's environment but its proxies.
inside() {
    env -i HOME=/ LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" \
        no_proxy="${no_proxy:-}" \
        chroot "$@"
}

# What every such Debian begins as; it stays in build/ for the next time.
_make_bare_debian() {
    bare=build/debian-bare
    [ ! -e $bare/ready ] || return 0
    rm -rf $bare
    mkdir -p $bare
    debootstrap --variant=minbase --include=ca-certificates bookworm $bare >$bare.log 2>&1 ||
        stop "debootstrap did not finish; see $bare.log."
    _copy_package_sources $bare
    touch $bare/ready
}

# So that the root may fetch packages wherever the host may.
_copy_package_sources() {
    if grep -q '^VERSION_CODENAME=bookworm' /etc/os-release; then
        rm -f "$1/etc/apt/sources.list"
        for name in sources.list sources.list.d trusted.gpg.d keyrings; do
            [ ! -e "/etc/apt/$name" ] || cp -r "/etc/apt/$name" "$1/etc/apt/"
        done
    fi
    apt-config dump | grep '^Acquire::' >"$1/etc/apt/apt.conf.d/99host" || :
    _pip_settings >"$1/etc/pip.conf"
    cp -r /usr/local/share/ca-certificates "$1/usr/local/share/"
    inside "$1" update-ca-certificates >/dev/null 2>&1
}

# pip's settings, without folders of the host; the environment comes first.
_pip_settings() {
    echo '[global]'
    python3 -m pip config list 2>/dev/null | grep -v -e file: -e find-links |
        sed -n "s/^\(:env:\|global\)\.\([a-z-]*\)='\(.*\)'$/\2 = \3/p" |
        awk '!seen[$1]++'
}
