#!/bin/bash
# The two readers against each other. Builds the library for tests, with its hooks, first.
#
#     Tests/Differential/run.sh [MUTATIONS [SEED]]
#     Tests/Differential/run.sh build                 only builds
set -eu
cd "$(dirname "$0")/../.."
scratch=.build-embedded
log=build/swift-build-test.log
mkdir -p build/tests
if ! swift build -c release --traits Embedded --product poolstatus-test --disable-local-rpath \
  --scratch-path "$scratch" >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
products=$(swift build -c release --traits Embedded --scratch-path "$scratch" --show-bin-path)
cp "$products/libpoolstatus-test.so" build/tests/

strict="-std=c99 -O1 -g -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Werror"
here=Tests/Differential
compile() { # PROGRAM SOURCE...
  local program=$1
  shift
  # shellcheck disable=SC2086
  gcc $strict -Iinclude -ITests/ABI -ITests/Faults -I$here -o build/tests/"$program" "$@" \
    -Lbuild/tests -lpoolstatus-test -ljansson -Wl,-rpath,'$ORIGIN'
}
compile differential $here/differential.c $here/law.c $here/inputs.c Tests/ABI/case.c \
  Tests/ABI/replay.c Tests/ABI/check.c Tests/Faults/allocations.c
compile grammar $here/grammar.c $here/law.c Tests/ABI/check.c Tests/Faults/allocations.c
compile seeds $here/seeds.c $here/law.c $here/inputs.c Tests/ABI/case.c Tests/ABI/replay.c \
  Tests/ABI/check.c Tests/Faults/allocations.c
compile corpus $here/corpus.c $here/fuzz.c $here/law.c
[ "${1:-}" != build ] || exit 0

passed=0
failed=0
part() { # COMMAND...
  local output status=0
  output=$("$@") || status=$?
  echo "$output"
  if [[ $(tail -n 1 <<<"$output") =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    [ $status = 0 ] || [ "${BASH_REMATCH[2]}" != 0 ] || failed=$((failed + 1))
  else
    failed=$((failed + 1))
  fi
}
part build/tests/grammar
part build/tests/corpus $here/corpus
part build/tests/differential Tests/Fixtures/cases Tests/Fixtures/recordings "$@"
echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
