# A Debian 12 in a folder, with nothing of this machine in it. For other scripts:
#
#   . packaging/debian-root.sh
#   make_debian ROOT PACKAGES    with these packages, separated by commas
#   inside ROOT COMMAND…         runs in it, with none of this machine's environment
#
# It needs root and debootstrap, and mounts that end with the script (own_mounts).

stop() { echo "$*" >&2; exit 1; }

require_tools() {
    [ "$(id -u)" = 0 ] || stop 'This needs root, for debootstrap and chroot.'
    command -v debootstrap >/dev/null || stop 'Please install debootstrap.'
}

# Start the script again where mounts are its own, and gone when it ends.
own_mounts() {
    if [ -z "${OWN_MOUNTS:-}" ]; then
        OWN_MOUNTS=yes exec unshare --mount "$0" "$@"
    fi
}

make_debian() {
    debootstrap --variant=minbase --include="$2" bookworm "$1" >"$1.log" 2>&1 ||
        stop "debootstrap did not finish; see $1.log."
    _copy_package_sources "$1"
}

mount_debian() {
    mount -t proc proc "$1/proc"
    mount --rbind /dev "$1/dev" # with the shared memory in /dev/shm
}

# In the root, with none of the host's environment but its proxies.
inside() {
    root_=$1
    shift
    env -i HOME=/ LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" \
        no_proxy="${no_proxy:-}" \
        chroot "$root_" "$@"
}

# pip's settings, without folders of the host; the environment comes first.
_pip_settings() {
    echo '[global]'
    python3 -m pip config list 2>/dev/null | grep -v -e file: -e find-links |
        sed -n "s/^\(:env:\|global\)\.\([a-z-]*\)='\(.*\)'$/\2 = \3/p" |
        awk '!seen[$1]++'
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
