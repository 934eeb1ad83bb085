#!/bin/sh
# Everything out of prose, techniques included, on one core: news and interviews (GUM, 5 MB), and incident
# paragraphs as dense as they come (tests/golden/extraction/dev, 2 MB).
#   tools/bench_extract.sh [EXTRACT_BENCH]      default build/bench/bench/extract_bench
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
bench=${1:-$root/build/bench/bench/extract_bench}
data=${PERPEND_DATA:-$root/../shared/data}
pack=${PERPEND_PACK:-$root/data/perpend.pack}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar --zstd -xOf "$data/text/gum-open-genres.tar.zst" | sed -n 's/^# text = //p' >"$work/once"
python3 - "$work" "$root/tests/golden/extraction/dev" <<'PY'
import json, pathlib, sys
work, gold = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
def repeated(name, once, size):
    (work / name).write_text(once * (size // len(once.encode()) + 1))
repeated("prose", (work / "once").read_text(), 5_000_000)
dense = "\n\n".join(json.loads(p.read_text())["text"] for p in sorted(gold.glob("*.json")))
repeated("dense", dense + "\n\n", 2_000_000)
PY
# Beside it, same texts: ripgrep on the classes of addresses alone, and extractors written in Python where they
# are installed (PERPEND_PYTHON names an interpreter that has them).
classes='([a-z0-9][a-z0-9-]*\.)+[a-z]{2,24}|\d{1,3}(\.\d{1,3}){3}|(https?|hxxps?|ftp)://[^\s<>]+|[0-9a-f]{32,64}|CVE-\d{4}-\d{4,7}'
head -c 100000 "$work/prose" >"$work/prose-short"
head -c 20000 "$work/dense" >"$work/dense-short"
"${PERPEND_PYTHON:-python3}" "$root/tools/bench_iocextract.py" "$work/prose-short" "$work/dense-short"
for text in prose dense; do
  if command -v rg >/dev/null; then
    begin=$(date +%s%N)
    found=$(taskset -c 0 rg -o -i -j1 -e "$classes" "$work/$text" | wc -l)
    awk -v b="$(wc -c <"$work/$text")" -v t="$(($(date +%s%N) - begin))" -v n="$found" \
      'BEGIN { printf "rg -o, classes alone: %.1f MB/s; %d found\n", b * 1e3 / t, n }'
  fi
done
for text in prose dense; do
  echo "$text"
  "$bench" "$pack" "$work/$text"
done
