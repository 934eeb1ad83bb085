#!/usr/bin/env bash
# bench.sh PROGRAM: the speeds and sizes that README quotes. Prints a table; with PERPEND_LOG=1 also
# appends it to bench/log/ under today's date.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
perpend=$PWD/$1
data=../shared/data
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

row() { printf '%-52s %s\n' "$1" "$2"; }
# peak COMMAND…: seconds and megabytes of one run
peak() { /usr/bin/time -f '%e s, %M kB' -o "$work/time" "$@" >/dev/null 2>&1; cat "$work/time"; }
mean() { hyperfine -N --warmup 3 --runs "${2:-30}" --export-json "$work/h.json" "$1" >/dev/null 2>&1
  python3 - "$work/h.json" <<'PY'
import json, sys
times = sorted(json.load(open(sys.argv[1]))["results"][0]["times"])
print(f"median {times[len(times)//2]*1000:.1f} ms, 95th percentile {times[int(len(times)*.95)]*1000:.1f} ms")
PY
}

table() {
  echo "date     $(date -u +%F)"
  echo "machine  $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), $(nproc) cores, $(awk '/MemTotal/ {printf "%.0f GiB", $2/1048576}' /proc/meminfo)"
  echo "commit   $(git rev-parse --short HEAD)"
  echo
  row "ATT&CK bundle (33 MB) to a pack of facts" \
    "$(peak "$perpend" kb build --sources $data --no-fit -o "$work/facts.pack")"
  row "everything to the shipped pack, parameters fitted" \
    "$(peak "$perpend" kb build --sources $data -o "$work/whole.pack")"
  row "  the same bytes as data/perpend.pack" \
    "$(cmp -s "$work/whole.pack" data/perpend.pack && echo yes || echo NO)"
  row "size of the shipped pack" "$(stat -c %s data/perpend.pack) bytes"
  local report=examples/mirrorface/report.txt line=examples/mirrorface/incident.jsonl
  row "attribute a report, whole process" "$(mean "$perpend attribute --allow-reserved $report")"
  row "attribute an incident line, whole process" "$(mean "$perpend attribute --allow-reserved $line")"
  row "attribute a report: memory" "$(peak "$perpend" attribute --allow-reserved $report)"
  row "attribute a PDF, whole process" \
    "$(mean "$perpend attribute --allow-reserved examples/mirrorface/report.pdf")"
  build/bench/bench/attribute_bench data/perpend.pack "$report"
  echo
  tools/bench_scan.sh
}

if [ "${PERPEND_LOG:-0}" = 1 ]; then
  table | tee "bench/log/$(date -u +%F)-$(uname -m).txt"
else
  table
fi
