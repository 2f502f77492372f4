#!/bin/bash
# libFuzzer on the functions with texts, for some seconds, from the fixtures and what it found before.
# The corpus, and what breaks a property, end up in build/fuzz.
#
#     Tests/Differential/fuzz.sh [SECONDS [JOBS]]
#     Tests/Differential/fuzz.sh minimise     the fewest inputs that reach the same code -> corpus/
#
# To run the binary by hand, say for 30 minutes on two cores, after it has been built once:
#
#     cd build/fuzz && ./fuzz -fork=2 -max_total_time=1800 -max_len=8192 corpus seeds
set -eu
cd "$(dirname "$0")/../.."
here=Tests/Differential
Tests/Differential/run.sh build
mkdir -p build/fuzz/corpus build/fuzz/seeds "$here/corpus"
# The library once more, its Swift counted by the fuzzer, as objects in one program. Edges alone: what
# compares with what would take half of the time, and mutate_words.c has the words.
scratch=.build-fuzz
scripts/scratch.sh $scratch
flags=(-c release --traits Embedded --scratch-path "$scratch")
swift build "${flags[@]}" --product poolstatus-test --disable-local-rpath -Xswiftc -sanitize=fuzzer \
  -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table -Xswiftc -parse-as-library \
  >build/swift-build-fuzz.log 2>&1 || {
  cat build/swift-build-fuzz.log >&2
  exit 1
}
products=$(swift build "${flags[@]}" --show-bin-path)
clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
law=(law answer judged judge arena located locate expected again many ordered observed)
input=(fuzz packed shape mutate mutate_words spans)
# The tests themselves are not counted.
objects=()
for name in "${law[@]}" "${input[@]}" ../ABI/check; do
  object=build/fuzz/$(basename "$name").o
  "$clang" -O2 -g -Iinclude -ITests/ABI -ITests/Faults -c -o "$object" "$here/$name.c"
  objects+=("$object")
done
"$clang" -fsanitize=fuzzer -o build/fuzz/fuzz "${objects[@]}" \
  @"$products/poolstatus-test.product/Objects.LinkFileList" -ljansson
build/tests/seeds Tests/Fixtures/cases Tests/Fixtures/recordings build/fuzz/seeds
kept=$PWD/$here/corpus
jobs=${2:-2}
cd build/fuzz
if [ "${1:-}" = minimise ]; then
  rm -rf least
  mkdir -p least
  ./fuzz -set_cover_merge=1 -use_counters=0 -max_len=1024 -timeout=10 least "$kept" corpus seeds \
    >merge.log 2>&1 || { tail -n 20 merge.log >&2 && exit 1; }
  rm -rf "${kept:?}"
  mv least "$kept"
  echo "$(find "$kept" -type f | wc -l) inputs, $(cat "$kept"/* | wc -c) bytes"
  exit
fi
rm -f fuzz*.log
# What was found before is tried first.
mkdir -p found
for input in crash-* timeout-* oom-* leak-*; do
  if [ -f "$input" ]; then mv "$input" found/; fi
done
# One job does the same again and again; of several each goes its own way.
seed=0
[ "$jobs" != 1 ] || seed=20250115
status=0
started=$SECONDS
./fuzz -max_total_time="${1:-60}" -jobs="$jobs" -workers="$jobs" -max_len=8192 -timeout=60 \
  -seed="$seed" corpus found seeds "$kept" >fuzz.log 2>&1 || status=$?
grep -ahE 'cov: ' fuzz-*.log | tail -n 1 | cut -c1-120
runs=$(grep -ahoE '^Done [0-9]+' fuzz-*.log | awk '{ n += $2 } END { print n + 0 }')
echo "$runs executions, $((runs / (SECONDS - started + 1))) a second, $jobs at once"
bad=$(find . -maxdepth 1 \( -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' -o -name 'leak-*' \) | wc -l)
if [ $status != 0 ] || [ "$bad" != 0 ]; then
  tail -n 40 fuzz-*.log # what does not hold, and the input
  echo "0 passed, $((bad + (bad == 0))) failed"
  exit 1
fi
echo "1 passed, 0 failed"
