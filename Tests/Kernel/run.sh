#!/usr/bin/env bash
# The kernel against its oracle and jansson, with sanitizers and as it ships. On a processor
# without one there is nothing to test, and it says so.
#
#     Tests/Kernel/run.sh [MUTATIONS]
#     Tests/Kernel/run.sh fuzz SECONDS [CORPUS]
set -euo pipefail
cd "$(dirname "$0")/../.."
kernel=Sources/PoolStatusKernel
here=Tests/Kernel
strict=(-std=c11 -g -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Werror
  -I$kernel/include -I$kernel)
sanitized=(-fsanitize=address,undefined -fno-sanitize-recover=all)
law=("$kernel"/skip.c "$kernel"/choose.c "$here"/law.c "$here"/alike.c "$here"/oracle.c
  "$here"/tokenise.c)
recordings=Tests/Fixtures/recordings
mkdir -p build/tests

if [ "${1:-}" = fuzz ]; then
  corpus=${3:-build/tests/kernel-corpus}
  mkdir -p "$corpus"
  cp -n $recordings/full/forms/*.json "$corpus"/
  # Values of which three fit into what the fuzzer makes, without a newline between them.
  number=0
  while read -r file; do
    value=$(tr -d '\0' <"$file")
    number=$((number + 1))
    printf '%s' "$value" "$value" "$value" >"$corpus/alike-$number.json"
  done < <(find Tests/Fixtures/cases -name input.json -size +64c -size -680c | LC_ALL=C sort)
  if [ $number = 0 ]; then
    echo "$0: no fixture is small enough" >&2
    exit 1
  fi
  clang "${strict[@]}" "${sanitized[@]}" -O1 -fsanitize=fuzzer -fuse-ld=lld \
    -o build/tests/kernel-fuzz $here/fuzz.c "${law[@]}" -ljansson
  exec build/tests/kernel-fuzz -max_total_time="$2" -max_len=2048 -print_final_stats=1 "$corpus"
fi

test=($here/{kernel,texts,small,plain_objects}.c "${law[@]}" -ljansson)
gcc "${strict[@]}" "${sanitized[@]}" -O1 -o build/tests/kernel-sanitized "${test[@]}"
gcc "${strict[@]}" -O2 -o build/tests/kernel "${test[@]}"
texts=("$recordings"/*.jsonl "$recordings"/full/*.json* "$recordings"/full/forms/*.json)
build/tests/kernel-sanitized "${1:-200000}" "${texts[@]}"
build/tests/kernel "${1:-200000}" "${texts[@]}"
