#!/bin/bash
# libFuzzer on the two readers, for some seconds, from the fixtures and what it found before.
# The corpus, and what breaks the law, end up in build/fuzz. Needs clang with libFuzzer.
#
#     Tests/Differential/fuzz.sh [SECONDS [JOBS]]
set -eu
cd "$(dirname "$0")/../.."
here=Tests/Differential
Tests/Differential/run.sh build
mkdir -p build/fuzz/corpus build/fuzz/seeds
clang=${FUZZ_CLANG:-$(dirname "$(readlink -f "$(command -v swift)")")/clang}
[ -x "$clang" ] || clang=clang
"$clang" -O1 -g -fsanitize=fuzzer -Iinclude -ITests/ABI -o build/tests/fuzz $here/fuzz.c $here/law.c \
  -Lbuild/tests -lpoolstatus-test -ljansson -Wl,-rpath,'$ORIGIN'
build/tests/seeds Tests/Fixtures/cases Tests/Fixtures/recordings build/fuzz/seeds
jobs=${2:-1}
cd build/fuzz
status=0
../tests/fuzz -max_total_time="${1:-60}" -jobs="$jobs" -workers="$jobs" -max_len=8192 -timeout=10 \
  -seed=20250115 corpus seeds ../../Tests/Differential/corpus >fuzz.log 2>&1 || status=$?
tail -n 3 fuzz*.log | grep -a . | tail -n 4
found=$(find . -maxdepth 1 \( -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' \) | wc -l)
echo "fuzz: $((status == 0 && found == 0)) passed, $((status != 0 || found != 0)) failed"
[ $status = 0 ] && [ "$found" = 0 ]
