#!/bin/bash
# The C tests under valgrind: no error, nothing lost.
#     valgrind.sh PROGRAMS FIXTURES     the built programs; the cases
set -u
cd "$(dirname "$0")/../.."
. Tests/ABI/count.sh
programs=${1:-build/tests}
fixtures=${2:-Tests/Fixtures/cases}

grind() { # PROGRAM ARGUMENT...
  check "valgrind $1" valgrind --quiet --error-exitcode=99 --leak-check=full \
    --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible \
    --suppressions=Tests/ABI/valgrind.supp "$programs/$@"
}

grind fixtures --jansson "$fixtures"
grind contract
grind structs
grind trees
grind badinput
grind wrongtypes
finish valgrind
