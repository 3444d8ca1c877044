#!/bin/sh
# Installs Debian's Chromium for the tests of the page, where it is absent and this user may; they skip without it.
set -eu
if command -v chromium >/dev/null || [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    exit 0
fi
echo 'Installing chromium for the tests of the page ...'
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1 ||
    echo 'chromium could not be installed: the tests of the page will be skipped' >&2
