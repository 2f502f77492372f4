#!/bin/bash
# libFuzzer on the functions with texts, for some seconds, from the fixtures and what it found before.
# The corpus, and what breaks a property, end up in build/fuzz. Needs clang with libFuzzer.
#
#     Tests/Differential/fuzz.sh [SECONDS [JOBS]]
#     Tests/Differential/fuzz.sh minimise     the fewest inputs that reach the same code -> corpus/
set -eu
cd "$(dirname "$0")/../.."
here=Tests/Differential
Tests/Differential/run.sh build
mkdir -p build/fuzz/corpus build/fuzz/seeds
# The library once more, its Swift counted by the fuzzer, as objects in one program.
scratch=.build-fuzz
flags=(-c release --traits Embedded --scratch-path "$scratch")
swift build "${flags[@]}" --product poolstatus-test --disable-local-rpath \
  -Xswiftc -sanitize=fuzzer -Xswiftc -parse-as-library >build/swift-build-fuzz.log 2>&1 || {
  cat build/swift-build-fuzz.log >&2
  exit 1
}
products=$(swift build "${flags[@]}" --show-bin-path)
clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
"$clang" -O1 -g -fsanitize=fuzzer -Iinclude -ITests/ABI -ITests/Faults -o build/fuzz/fuzz $here/fuzz.c \
  $here/{law,answer,judged,judge,arena,located,locate,expected,again,ordered,observed}.c Tests/ABI/check.c \
  @"$products/poolstatus-test.product/Objects.LinkFileList" -ljansson
build/tests/seeds Tests/Fixtures/cases Tests/Fixtures/recordings build/fuzz/seeds
root=$PWD
mkdir -p "$here/corpus"
jobs=${2:-2}
cd build/fuzz
if [ "${1:-}" = minimise ]; then
  rm -rf least
  mkdir -p least
  ./fuzz -set_cover_merge=1 -use_counters=0 -max_len=1024 -timeout=10 least \
    "$root/$here/corpus" corpus seeds >merge.log 2>&1 || { tail -n 20 merge.log >&2 && exit 1; }
  rm -rf "${root:?}/$here/corpus"
  mv least "$root/$here/corpus"
  echo "$(find "$root/$here/corpus" -type f | wc -l) inputs, $(cat "$root/$here/corpus"/* | wc -c) bytes"
  exit
fi
status=0
./fuzz -max_total_time="${1:-60}" -jobs="$jobs" -workers="$jobs" -max_len=8192 -timeout=10 \
  -seed=20250115 -use_value_profile=1 corpus seeds "$root/$here/corpus" >fuzz.log 2>&1 || status=$?
grep -ahE 'cov: |Done ' fuzz*.log | tail -n 2 | cut -c1-120
found=$(find . -maxdepth 1 \( -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' \) | wc -l)
echo "fuzz: $((status == 0 && found == 0)) passed, $((status != 0 || found != 0)) failed"
[ $status = 0 ] && [ "$found" = 0 ]
