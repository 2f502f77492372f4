#!/usr/bin/env bash
# Builds everything and runs every test: the Embedded build that ships through C, Go and
# Python, the hosted build through Swift Testing and C, the two statements of the rules
# against each other, the packages and the release, the commands of the README, the manual, the formats.
# Two parts run at a time; what each prints is in build/logs. Ends with `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p build/logs
rm -f build/logs/*.count

# part NAME COMMAND...: runs a part and keeps what it says it passed and failed.
part() {
  local name=$1 log=build/logs/$1.log good bad status=0 start=$SECONDS
  shift
  "$@" >"$log" 2>&1 || status=$?
  read -r good bad < <(counts "$log")
  if [ "$status" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  if [ "$status" = 0 ] && [ "$good" = 0 ]; then bad=1; fi
  echo "$good $bad" >"build/logs/$name.count"
  printf '%-12s %7d passed, %d failed, %d s\n%s' "$name" "$good" "$bad" $((SECONDS - start)) \
    "$([ "$bad" = 0 ] || tail -n 60 "$log" && echo)"
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

# What shares a folder below build/, or a build of Swift, stands in one lane.
first_lane() {
  part c Tests/ABI/run.sh
  part readers Tests/Differential/run.sh
  part fuzz Tests/Differential/fuzz.sh 60 1
  part kernel Tests/Kernel/run.sh
  part growth Tests/Complexity/run.sh
  part oracle scripts/test-oracle.sh
  part readme scripts/test-readme.sh
}
second_lane() {
  part swift scripts/test-swift.sh
  part c-hosted scripts/test-hosted.sh
  part hosts Tests/hosts.sh
  part packages Tests/packages.sh
  part docs scripts/test-docs.sh
  part formats scripts/format.sh --check
}
trap 'trap - INT TERM; kill 0' INT TERM
second_lane &
first_lane
wait

# A part that left no count has not come to its end.
parts=$(grep -cE '^ *part [a-z]' scripts/test.sh)
awk -v parts="$parts" '
  { passed += $1; failed += $2 }
  END { failed += parts - NR; print passed + 0 " passed, " failed + 0 " failed"; exit failed != 0 }
' build/logs/*.count
