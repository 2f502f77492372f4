#!/bin/bash
# The C tests under valgrind: no error, nothing lost; eight threads under helgrind: no race.
#     valgrind.sh PROGRAMS FIXTURES     the built programs; the cases
set -u
cd "$(dirname "$0")/../.."
. Tests/ABI/count.sh
programs=${1:-build/tests}
fixtures=${2:-Tests/Fixtures/cases}

# A check of the program itself that fails (status 1) is its own part's to tell.
grind() { # PROGRAM ARGUMENT...
  local status
  valgrind --quiet --error-exitcode=99 --leak-check=full \
    --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible \
    --suppressions=Tests/ABI/valgrind.supp "$programs/$@" >"$work/out" 2>"$work/errors"
  status=$?
  check "valgrind $1 (status $status)" bash -c \
    "cat '$work/errors'; [ $status -lt 2 ] && ! grep -q '^==' '$work/errors'"
}

grind fixtures --jansson "$fixtures"
grind contract
grind structs
grind trees
grind badinput
grind wrongtypes
valgrind --tool=helgrind --quiet --error-exitcode=99 "$programs/threads" >"$work/out" 2>"$work/races"
check "helgrind threads" test "$?" = 0
finish valgrind
