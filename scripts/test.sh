#!/usr/bin/env bash
# Builds everything and runs every test: the Embedded build that ships through C, Go and
# Python, the hosted build through Swift Testing and C, the two statements of the rules
# against each other, the packages and the release, the commands of the README, the manual, the formats.
# Two parts run at a time; what each prints is in build/logs. Ends with `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p build/logs
rm -rf build/logs/*.count build/logs/*.taken

# part NAME COMMAND...: runs a part and keeps what it says it passed and failed.
part() {
  local name=$1 log=build/logs/$1.log good bad status=0 start=$SECONDS cpu before
  shift
  take_cpu && before=$cpu
  "$@" >"$log" 2>&1 || status=$?
  read -r good bad < <(counts "$log")
  if [ "$status" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  if [ "$status" = 0 ] && [ "$good" = 0 ]; then bad=1; fi
  echo "$good $bad" >"build/logs/$name.count"
  take_cpu
  printf '%-12s %7d passed, %d failed, %d s, %d s of CPU\n%s' "$name" "$good" "$bad" \
    $((SECONDS - start)) $((cpu - before)) \
    "$([ "$bad" = 0 ] || tail -n 60 "$log" && echo)"
}

# alone NAME COMMAND...: a part that shares nothing with any other; runs it unless the other lane did.
alone() {
  mkdir "build/logs/$1.taken" 2>/dev/null || return 0
  part "$@"
}

# take_cpu: sets cpu to the seconds that the programs of this lane have used.
take_cpu() {
  local stat
  read -ra stat <"/proc/$BASHPID/stat"
  cpu=$(((stat[15] + stat[16]) / $(getconf CLK_TCK)))
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
  any_lane
}
second_lane() {
  part swift scripts/test-swift.sh
  part c-hosted scripts/test-hosted.sh
  part docs scripts/test-docs.sh
  any_lane
}
# The rest is for whichever lane is free, the longest first.
any_lane() {
  alone hosts Tests/hosts.sh
  alone oracle scripts/test-oracle.sh
  alone packages Tests/packages.sh
  alone growth Tests/Complexity/run.sh
  alone kernel Tests/Kernel/run.sh
  alone formats scripts/format.sh --check
  alone readme scripts/test-readme.sh
}
trap 'trap - INT TERM; kill 0' INT TERM
first_lane & # each in a shell of its own, which counts the programs of its lane alone
second_lane &
wait

# A part that left no count has not come to its end.
parts=$(grep -cE '^ *(part|alone) [a-z]' scripts/test.sh)
awk -v parts="$parts" '
  { passed += $1; failed += $2 }
  END { failed += parts - NR; print passed + 0 " passed, " failed + 0 " failed"; exit failed != 0 }
' build/logs/*.count
