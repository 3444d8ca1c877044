#!/bin/sh
# Installs Debian's Chromium and Redis for the tests that use them, where they are absent and this user may;
# without them those tests skip.
set -eu
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    exit 0
fi
missing=''
command -v chromium >/dev/null || missing='chromium fonts-dejavu-core'
command -v redis-server >/dev/null || missing="$missing redis-server"
[ -n "$missing" ] || exit 0
echo "Installing $missing for the tests ..."
# shellcheck disable=SC2086 - one word a package
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >/dev/null 2>&1 ||
    echo "$missing could not be installed: the tests that use them will be skipped" >&2
