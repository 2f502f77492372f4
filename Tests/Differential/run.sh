#!/bin/bash
# The functions with texts against jansson, the tree functions and the README's rule. Builds the
# library for tests, with its hooks, first.
#
#     Tests/Differential/run.sh [MUTANTS [SEED]]
#     Tests/Differential/run.sh --long [SEED]         a million mutants
#     Tests/Differential/run.sh build                 only builds
set -eu
cd "$(dirname "$0")/../.."
scratch=.build-embedded
scripts/scratch.sh $scratch
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
law="$here/law.c $here/answer.c $here/judged.c $here/judge.c $here/arena.c $here/located.c \
  $here/locate.c $here/expected.c $here/again.c $here/many.c $here/ordered.c $here/observed.c"
inputs="$here/inputs.c Tests/ABI/case.c Tests/ABI/replay.c Tests/ABI/check.c"
compile() { # PROGRAM SOURCE...
  local program=$1
  shift
  # shellcheck disable=SC2086
  gcc $strict -Iinclude -ITests/ABI -ITests/Faults -I$here -o build/tests/"$program" "$@" \
    -Lbuild/tests -lpoolstatus-test -ljansson -Wl,-rpath,'$ORIGIN'
}
# shellcheck disable=SC2086
{
  compile differential $here/differential.c $here/mutate.c $here/mutate_words.c $here/spans.c $law $inputs \
    Tests/Faults/allocations.c
  compile grammar $here/grammar.c $here/grammar_values.c $law Tests/ABI/check.c Tests/Faults/allocations.c
  compile seeds $here/seeds.c $here/packed.c $inputs
  compile corpus $here/corpus.c $here/fuzz.c $here/packed.c $law Tests/ABI/check.c
}
[ "${1:-}" != build ] || exit 0
if [ "${1:-}" = --long ]; then
  shift
  set -- 1000000 "$@"
fi

. scripts/tally.sh
adds build/tests/grammar
adds build/tests/corpus $here/corpus
adds build/tests/differential Tests/Fixtures/cases Tests/Fixtures/recordings "$@"
finish
