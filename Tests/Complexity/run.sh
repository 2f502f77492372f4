#!/usr/bin/env bash
# What calls cost as their input grows: instructions, counted by callgrind, at n, 2n and 4n. No
# clock. A family may take 2.2 times as many for twice the input, which n log n does.
#
#     Tests/Complexity/run.sh [N]      500
set -euo pipefail
cd "$(dirname "$0")/../.."
work=build/complexity
rm -rf $work && mkdir -p $work
gcc -std=c99 -O1 -g -Wall -Wextra -Werror -Iinclude -ITests/Complexity -o $work/growth \
  Tests/Complexity/growth.c Tests/Complexity/families.c -Lbuild -lpoolstatus -ljansson -lm
LD_LIBRARY_PATH=build valgrind --quiet --tool=callgrind --callgrind-out-file=$work/out \
  $work/growth "${1:-500}" >$work/calls 2>$work/errors || { cat $work/errors && exit 1; }
python3 Tests/Complexity/growth.py $work/calls $work/out
