#!/bin/sh
# Gets this folder ready: system libraries, then .venv with every package
# in requirements.lock and the program itself.
#
#   packaging/setup.sh run    what opening the journal needs (the default)
#   packaging/setup.sh test   also what the tests need
#   packaging/setup.sh deb    only gets what making and checking the .deb needs
#   packaging/setup.sh list   only names the Debian packages that opening needs
set -eu
cd "$(dirname "$0")/.."

say() { echo "set-up: $*"; }
stop() { say "$*" >&2; exit 1; }

# What Qt needs wherever it draws; what it needs under X and under Wayland;
# and a font.
qt='libglib2.0-0 libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon0'
x11='libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1
    libxkbcommon-x11-0'
wayland='libwayland-cursor0 libwayland-egl1'
fonts='fonts-dejavu-core'
# A display without a screen, a window manager, assistive technology, a recorder
# of system calls, for power cuts, and checkers of what packages carry.
tests='xvfb xdotool openbox x11-utils dbus
    at-spi2-core gir1.2-atspi-2.0 python3-gi strace
    appstream desktop-file-utils mandoc'
# A Debian in a folder, and a checker of packages.
deb='debootstrap lintian'

case ${1:-run} in
run) wanted="$qt $x11 $wayland $fonts" purpose='opening the journal' ;;
test) wanted="$qt $x11 $wayland $fonts $tests" purpose='the tests' ;;
deb) wanted=$deb purpose='making the package' ;;
list) # shellcheck disable=SC2086  # one line each
    printf '%s\n' $qt $x11 $wayland $fonts && exit ;;
*) stop "Please say 'packaging/setup.sh run', 'test', 'deb' or 'list'." ;;
esac

# The names in $wanted that no installed package has or stands in for.
# (libglib2.0-0t64, on newer systems, stands in for libglib2.0-0.)
missing_packages() {
    installed=$(
        dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' |
            sed -n 's/^installed//p' | tr ',\n' '  '
    )
    for package in $wanted; do
        case "$installed " in
        *" $package "*) ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_system_packages() {
    missing=$(missing_packages)
    missing=${missing% }
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        stop "Please have an administrator install these Debian packages" \
            "for $purpose: $missing"
    fi
    say "Installing these Debian packages for $purpose: $missing"
    mkdir -p build
    log=build/apt-get.log
    # One source out of reach need not matter: the next step will tell.
    as_root apt-get update >"$log" 2>&1 || :
    # shellcheck disable=SC2086  # one word for each package
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $missing \
        >>"$log" 2>&1 </dev/null || {
        tail -n 20 "$log" >&2
        stop "They could not be installed; above is the end of $log."
    }
}

# False too if the folder has been moved, or python3 is a newer one by now:
# neither is something a virtual environment survives.
venv_works() {
    grep -qsF "$(pwd -P)/.venv" .venv/pyvenv.cfg &&
        .venv/bin/python -c 'import pip' 2>/dev/null
}

install_python_packages() {
    stamp=.venv/painjournal-setup
    now=$(cat requirements.lock pyproject.toml | cksum)
    if [ "$(cat "$stamp" 2>/dev/null)" = "$now" ] &&
        [ -x .venv/bin/painjournal ]; then
        return 0
    fi
    say 'Installing the Python packages into .venv;' \
        'the first time, this takes a minute or more.'
    rm -f "$stamp"
    set -- .venv/bin/python -m pip --disable-pip-version-check install --quiet
    "$@" --require-hashes -r requirements.lock
    "$@" --no-deps --no-build-isolation --editable .
    echo "$now" >"$stamp"
    say 'Ready.'
}

if [ "${1:-run}" = deb ]; then
    command -v apt-get >/dev/null || stop 'The .deb can be made on Debian and its like only.'
    install_system_packages
    exit
fi
command -v python3 >/dev/null || stop 'Please install Python 3.11 or newer.'
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Python 3.11 or newer is needed; this is $(python3 --version)."
# Debian keeps the part of Python that fills a virtual environment apart.
python3 -c 'import ensurepip' 2>/dev/null || wanted="$wanted python3-venv"

if command -v apt-get >/dev/null; then
    install_system_packages
elif [ ! -e .venv ]; then
    # shellcheck disable=SC2086  # on one line
    say "There is no apt-get here, so system libraries are left to you." \
        "The Debian packages for $purpose are:" $wanted
fi
venv_works || python3 -m venv --clear .venv
install_python_packages
