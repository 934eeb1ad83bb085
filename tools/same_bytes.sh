#!/usr/bin/env bash
# same_bytes.sh [aarch64]: builds core to reporting with gcc and clang at -O0 and -O3, runs 200 cases
# with one thread and with two, and fails unless every run gives the same bytes. With `aarch64` it
# cross-builds the same, links it against arm64 libraries unpacked below build/, and runs it under
# qemu-user; this machine's own architectures are not touched.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=build/same_bytes
mkdir -p "$out"
pack=data/perpend.pack
lines=(examples/*/incident.jsonl)
# The rooms that weigh and write, without what only builds a pack, downloads or prints for people.
mapfile -t sources < <(
  ls src/core/*.cc src/model/*.cc src/formats/incident_lines/*.cc src/formats/intake.cc \
    src/provenance/*.cc src/attribution/*.cc src/knowledge/{hashes,infrastructure,left_out,names,ordinary_words,pack,pack_check,public_suffix,resolve,view,warning,warning_kinds}.cc \
    src/reporting/{json,json_sensitivity,handling,figures,passage,sayings,shown,visible,width,reproduction}.cc \
    tests/same_bytes/same_bytes.cc 2>/dev/null | grep -v '_test\.cc$')
# What the weighing does not call is left to the linker to drop.
common=(-std=c++20 -Isrc -ffp-contract=off -ffunction-sections -fdata-sections -Wl,--gc-sections)
libraries=(-lsimdjson -lcrypto -lpsl -lz -lzstd -lpthread)

# build NAME COMPILER FLAG…
build() {
  local name=$1 compiler=$2
  shift 2
  mkdir -p "$out/$name"
  printf '%s\n' "${sources[@]}" | xargs -P "$(nproc)" -I{} sh -c '
    object=$1/$(echo "$2" | tr / _).o; shift
    source=$1; shift
    exec ccache "$@" -c "$source" -o "$object"' _ "$out/$name" {} "$compiler" "${common[@]:0:5}" "$@"
  "$compiler" "${common[@]}" "$@" "$out/$name"/*.o -o "$out/$name/same_bytes" \
    "${libraries[@]}"
}

# compare NAME THREADS COMMAND…: the first run is what the others are compared with.
compare() {
  local name=$1 threads=$2
  shift 2
  "$@" "$pack" "$threads" "${lines[@]}" >"$out/$name-$threads.txt"
  printf '%-12s %s thread(s)  %s\n' "$name" "$threads" "$(tail -1 "$out/$name-$threads.txt")"
  if ! cmp -s "$out/$name-$threads.txt" "$out/reference.txt"; then
    [ -f "$out/reference.txt" ] || { cp "$out/$name-$threads.txt" "$out/reference.txt"; return; }
    echo "same_bytes: $name with $threads thread(s) gives other bytes:" >&2
    diff "$out/reference.txt" "$out/$name-$threads.txt" | head -4 >&2
    exit 1
  fi
}

rm -f "$out/reference.txt"
for compiler in g++ clang++-19; do
  for level in O3 O0; do
    # clang takes std::stable_sort of libstdc++ 12 for a use of what C++17 deprecated.
    build "$compiler-$level" "$compiler" "-$level" -Wno-deprecated-declarations
    compare "$compiler-$level" 1 "$out/$compiler-$level/same_bytes"
    [ "$level" = O0 ] || compare "$compiler-$level" 2 "$out/$compiler-$level/same_bytes"
  done
done
[ "${1:-}" = aarch64 ] || exit 0

# A sysroot of arm64 packages: downloaded with an apt configuration of its own, unpacked, not installed.
root=$PWD/$out/arm64
if [ ! -f "$root/ready" ]; then
  mkdir -p "$root"/{apt/lists/partial,apt/archives/partial,packages}
  touch "$root/apt/status"
  apt=(-o APT::Architecture=arm64 -o APT::Architectures=arm64 -o Dir::State="$root/apt"
    -o Dir::State::status="$root/apt/status" -o Dir::Cache="$root/apt" -o APT::Sandbox::User=root)
  apt-get "${apt[@]}" -qq update
  (cd "$root/packages" && apt-get "${apt[@]}" -qq download libssl-dev libssl3 libsimdjson-dev \
    libsimdjson14 libpsl-dev libpsl5 libidn2-0 libunistring2 zlib1g zlib1g-dev libzstd1 libzstd-dev)
  for package in "$root"/packages/*.deb; do dpkg -x "$package" "$root/sysroot"; done
  touch "$root/ready"
fi
library=$root/sysroot/usr/lib/aarch64-linux-gnu
build aarch64-O3 aarch64-linux-gnu-g++ -O3 -I"$root/sysroot/usr/include" \
  -I"$root/sysroot/usr/include/aarch64-linux-gnu" -idirafter /usr/include -L"$library" \
  -Wl,-rpath-link,"$library:$root/sysroot/lib/aarch64-linux-gnu"
compare aarch64-O3 1 qemu-aarch64 -L /usr/aarch64-linux-gnu \
  -E LD_LIBRARY_PATH="$library:$root/sysroot/lib/aarch64-linux-gnu" "$out/aarch64-O3/same_bytes"
