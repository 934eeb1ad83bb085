#!/usr/bin/env bash
# picture.sh DOSSIER.html OUT.png [WIDTHxHEIGHT] [dark]: what a dossier looks like in a browser.
set -euo pipefail
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
scheme=1
[ "${4:-light}" = dark ] && scheme=0
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
  --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
  --blink-settings=preferredColorScheme=$scheme --user-data-dir="$profile" \
  --window-size="${3:-1280,1500}" --screenshot="$2" "file://$(realpath "$1")" >/dev/null 2>&1
