#!/bin/sh
# The claims ledger, everything included, on one core: GUM's documents of open genres, a file each.
#   tools/bench_claims.sh [CLAIMS_BENCH]      default build/bench/bench/claims_bench
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
bench=${1:-$root/build/bench/bench/claims_bench}
data=${PERPEND_DATA:-$root/../shared/data}
pack=${PERPEND_PACK:-$root/data/perpend.pack}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar --zstd -xOf "$data/text/gum-open-genres.tar.zst" | awk -v folder="$work" '
  /^# newdoc id = / {file = folder "/" $5 ".txt"}
  file && sub(/^# text = /, "") {print >file}'
"$bench" "$pack" "$work"/*.txt
