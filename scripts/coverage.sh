#!/usr/bin/env bash
# How much of the library the tests reach: regions of Sources/PoolStatus*, counted by llvm-cov in the hosted
# build, by fixtures, recordings, the fuzzer's corpus, the other C tests and Swift Testing.
#
#     scripts/coverage.sh [PERCENT]      fails where fewer regions of the core are reached (97)
#
# What is not reached ends up in build/coverage/unreached.txt, a line each.
set -euo pipefail
cd "$(dirname "$0")/.."
least=${1:-97}
# As release, for without the optimizer the tests take half an hour.
flags=(-c release --scratch-path .build-coverage -Xswiftc -enable-testing)
out=$PWD/build/coverage
rm -rf "$out"
mkdir -p "$out"
tools=$(dirname "$(readlink -f "$(command -v swift)")")

build() {
  swift build "${flags[@]}" --enable-code-coverage "$@" >"$out/build.log" 2>&1 || {
    cat "$out/build.log" >&2
    exit 1
  }
}
build --build-tests
build --product poolstatus -Xlinker --version-script=Sources/PoolStatusLink/exports.map \
  -Xlinker -soname=libpoolstatus.so.0
products=$(swift build "${flags[@]}" --show-bin-path)
cp "$products/libpoolstatus.so" "$out/libpoolstatus.so.0"
cp "$products/libpoolstatus-test.so" "$out/"
# The Swift runtime beside them.
runtime=$(swiftc -print-target-info | sed -n 's/.*"\(.*\/swift\/linux\)".*/\1/p' | head -1)
ln -sf "$runtime"/*.so "$out/"
Tests/Differential/run.sh build

# What they find is told where they are run as tests: here the runtime of Swift allocates, too.
# A file for each process and library.
export LLVM_PROFILE_FILE="$out/%p-%m.profraw"
{
  LIB=$out Tests/ABI/run.sh contract structs times decide badinput wrongtypes trees fixtures recordings \
    operator found locales owners || true
  export LD_LIBRARY_PATH=$out
  build/tests/grammar || true
  build/tests/corpus Tests/Differential/corpus || true
  build/tests/differential Tests/Fixtures/cases Tests/Fixtures/recordings 20000 || true
  unset LD_LIBRARY_PATH LLVM_PROFILE_FILE
  swift test "${flags[@]}" --enable-code-coverage --skip-build || true
} >"$out/tests.log" 2>&1

"$tools/llvm-profdata" merge -sparse -o "$out/all.profdata" "$out"/*.profraw \
  "$products/codecov/default.profdata"
"$tools/llvm-cov" export "$out/libpoolstatus-test.so" -object "$out/libpoolstatus.so.0" \
  -instr-profile "$out/all.profdata" >"$out/export.json"
python3 scripts/coverage.py "$out/export.json" "$least" "$out/unreached.txt"
