#!/bin/sh
# Text scan against ripgrep, same text, same names, same classes, one core each.
#   tools/bench_scan.sh [SCAN_BENCH]      default build/bench/bench/scan_bench
# The text is the raw sentences of the GUM corpus (../shared/data), repeated to 24 MB; the names are
# 5,000 of the threat-actor and software galaxies.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
bench=${1:-$root/build/bench/bench/scan_bench}
data=${PERPEND_DATA:-$root/../shared/data}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v rg >/dev/null || { echo "bench_scan: install ripgrep" >&2; exit 2; }
tar --zstd -xOf "$data/text/gum-open-genres.tar.zst" | sed -n 's/^# text = //p' >"$work/once"
python3 - "$work" "$data/galaxy/galaxy.tar.zst" <<'PY'
import json, pathlib, re, subprocess, sys
work, galaxy = pathlib.Path(sys.argv[1]), sys.argv[2]
once = (work / "once").read_bytes()
(work / "text").write_bytes(once * (24_000_000 // len(once) + 1))
subprocess.run(["tar", "--zstd", "-xf", galaxy, "-C", work], check=True)
names = set()
for path in sorted(work.rglob("*.json")):
    if path.stem in ("sector", "country", "region", "target-information"):
        continue
    for value in json.loads(path.read_text())["values"]:
        names |= {value["value"], *value.get("meta", {}).get("synonyms", [])}
names = sorted(n for n in names if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ._-]+", n))[:5000]
(work / "names").write_text("".join(n + "\n" for n in names))
classes = [r"[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*\.[a-z]{2,24}", r"\d{1,3}(\.\d{1,3}){3}",
           r"(https?|hxxps?|ftp)://[^\s<>]+", r"[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,24}",
           r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}", r"CVE-\d{4}-\d{4,7}", r"[TSGC]\d{4}(\.\d{3})?"]
escaped = [n.replace(".", r"\.") for n in names]
(work / "patterns").write_text("\n".join(classes + escaped) + "\n")
PY
begin=$(date +%s%N)
found=$(taskset -c 0 rg -o -w -i -j1 -f "$work/patterns" "$work/text" | wc -l)
end=$(date +%s%N)
bytes=$(wc -c <"$work/text")
awk -v b="$bytes" -v t="$((end - begin))" -v n="$found" \
  'BEGIN { printf "ripgrep  %.1f MB, 5000 names: whole process %.1f MB/s; %d found\n", b / 1e6, b * 1e3 / t, n }'
taskset -c 0 "$bench" "$work/text" "$work/names"
