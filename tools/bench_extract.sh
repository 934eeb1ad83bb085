#!/bin/sh
# Everything out of prose, techniques included, on one core: news and interviews (GUM, 5 MB), and incident
# paragraphs as dense as they come (tests/golden/extraction/dev, 2 MB). Beside it, where PyPI's iocextract
# is installed (PYTHON names the interpreter), what that takes for indicators alone on the same text.
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
for text in prose dense; do
  echo "$text"
  "$bench" "$pack" "$work/$text"
  "${PYTHON:-python3}" - "$work/$text" <<'PY' || true
import resource, sys
try:
    import iocextract
except ImportError:
    sys.exit("iocextract: not installed for this interpreter")
text = open(sys.argv[1]).read()
begin = resource.getrusage(resource.RUSAGE_SELF).ru_utime
found = sum(1 for _ in iocextract.extract_iocs(text))
taken = resource.getrusage(resource.RUSAGE_SELF).ru_utime - begin
print(f"iocextract  indicators alone: {len(text.encode()) / 1e6 / taken:.1f} MB/s; {found} found")
PY
done
