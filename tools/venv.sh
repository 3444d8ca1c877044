#!/bin/sh
# Makes a virtual environment in the folder $1 with Python 3.11 or newer, unless there is one that works.
# $PYTHON names another interpreter.
set -eu

folder=$1

fail() {
    echo "$1" >&2
    exit 1
}

find_python() {
    for python in ${PYTHON:-} python3.11 python3 python python3.12 python3.13 python3.14; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
}

can_make_environments() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

if "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi

python=$(find_python)
[ -n "$python" ] || fail "Python 3.11 or newer is needed: install it, or name it with PYTHON=/path/to/python."

if ! can_make_environments "$python"; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing $package, which $python needs for virtual environments ..."
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$package"; } >&2 ||
            fail "$package could not be installed; install it and try again."
    fi
    can_make_environments "$python" || fail "$python cannot make virtual environments: install $package."
fi

"$python" -m venv --clear "$folder"
