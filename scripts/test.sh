#!/usr/bin/env bash
# Builds everything and runs every test: the Embedded build that ships through C, Go and
# Python, the hosted build through Swift Testing and C, the two statements of the rules
# against each other, the packages and the release, the commands of the README, the manual, the formats.
# Ends with `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p build/logs
passed=0
failed=0

# part NAME COMMAND...: runs a part and adds up what it says it passed and failed.
part() {
  local name=$1 log=build/logs/$1.log good bad status=0
  shift
  "$@" >"$log" 2>&1 || status=$?
  read -r good bad < <(counts "$log")
  if [ "$status" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  if [ "$status" = 0 ] && [ "$good" = 0 ]; then bad=1; fi
  passed=$((passed + good))
  failed=$((failed + bad))
  printf '%-12s %7d passed, %d failed\n' "$name" "$good" "$bad"
  if [ "$bad" != 0 ]; then tail -n 60 "$log"; fi
}

# counts LOG: what the last line of a runner says, ours or that of swift test.
counts() {
  awk '
    /^[0-9]+ passed, [0-9]+ failed/ { good = $1; bad = $3 }
    /Test run with [0-9]+ tests?.* passed/ { for (i = 1; i < NF; i++) if ($i == "with") good = $(i + 1); bad = 0 }
    /Test run with .* failed/ { for (i = 1; i < NF; i++) if ($i == "with") good = $(i + 1); bad = 1 }
    END { print good + 0, bad + 0 }' "$1"
}

scripts/prerequisites.sh --install test || exit 1
scripts/build.sh || exit 1

part swift scripts/test-swift.sh
part c Tests/ABI/run.sh
part c-hosted scripts/test-hosted.sh
part readers Tests/Differential/run.sh
part fuzz Tests/Differential/fuzz.sh 60 1
part kernel Tests/Kernel/run.sh
part growth Tests/Complexity/run.sh
part oracle scripts/test-oracle.sh
part hosts Tests/hosts.sh
part packages Tests/packages.sh
part readme scripts/test-readme.sh
part docs scripts/test-docs.sh
part formats scripts/format.sh --check

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
