#!/usr/bin/env bash
# What the README says is true: the C examples run and print what stands there, the commands
# exist. (Go and Python: Tests/hosts.sh; the table of the recordings: scripts/test-oracle.sh.)
set -uo pipefail
cd "$(dirname "$0")/.."
work=build/readme
mkdir -p $work
. scripts/tally.sh

# block INFO: the fenced block of the README with that info string.
block() {
  awk -v info="\`\`\`$1" '$0 == info { inside = 1; next } /^```/ { inside = 0 } inside' README.md
}

for name in $(sed -n 's/^```c example=\(.*\)$/\1/p' README.md); do
  block "c example=$name" >$work/"$name".c
  block "text output=$name" >$work/"$name".expected
  check "$name compiles" cc -std=c99 -Wall -Wextra -Werror -Iinclude -o $work/"$name" \
    $work/"$name".c -Lbuild -lpoolstatus -Wl,-rpath,"$PWD/build"
  $work/"$name" >$work/"$name".got
  check "$name prints what stands there" diff $work/"$name".expected $work/"$name".got
done
check "there are C examples" test "$passed" -gt 0
# The command as it stands there, beside a kubectl that says what a recording has.
mkdir -p $work/bin
ln -sf "$PWD/build/poolstatus" $work/bin/poolstatus
python3 Tests/Python/moment.py t1-three-pools 244 >$work/moment.json
printf '#!/bin/sh\n[ "$*" = "get sts,pods -o json" ] && cat %s\n' "$work/moment.json" >$work/bin/kubectl
chmod +x $work/bin/kubectl
block "sh command=table" >$work/table.sh
block "text output=table" >$work/table.expected
PATH="$PWD/$work/bin:$PATH" bash $work/table.sh >$work/table.got
check "the command prints what stands there" diff $work/table.expected $work/table.got
check "the command is the first example" test "$(grep -n '^```[a-z]' README.md | head -n 1 |
  cut -d ' ' -f 2)" = command=table
# What poolstatus alone names is the installed command; these three are of the Python one.
check "no README gives the installed command what it has not" bash -c \
  '! grep -nE "(^| )poolstatus (wait|watch|timeline)" README.md examples/*/README.md examples/python/rollout/command.py'
for target in run test check bench fuzz docs install uninstall deb dist format clean help; do
  check "make $target exists" grep -q "^$target:" Makefile
done
for readme in README.md examples/go/README.md examples/python/README.md; do
  for file in $(grep -oE '\]\([A-Za-z.][^)#:]*\)' $readme | tr -d '()]'); do
    check "$readme: $file exists" test -e "$(dirname $readme)/$file"
  done
done
for state in Created NotCreated Initialized Updating RolloutComplete RolloutFailed Degraded; do
  check "Pool$state is explained" grep -q "\`Pool$state\`" README.md
done
while read -r reason; do
  check "reason $reason is listed" grep -q "\`$reason\`" README.md
done < <(sed -n '/public var name/,/^  }/s/.*: "\([A-Za-z]*\)"$/\1/p' Sources/PoolStatus/Rules/Reason.swift |
  grep -vE '^(PoolRolloutFailed|PoolDegraded|RolloutInProgress|AllPodsReady)$')
finish
