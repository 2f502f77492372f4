#!/bin/bash
# The ABI of libpoolstatus.so.0 against its first version: a host that was compiled against the
# header of 0.1.0 (Tests/ABI/first) gets from the library of today what it got then.
#     abi.sh FOLDER     where libpoolstatus.so.0 is
#
# A failure is a break: undo it; or raise the soname, in Package.swift (-soname), in
# Sources/PoolStatusLink/exports.map (POOLSTATUS_1), in scripts/ and poolstatus.pc.in, and begin
# Tests/ABI/first anew with the header of that version.
set -u
cd "$(dirname "$0")/../.."
. Tests/ABI/count.sh
folder=${1:-build}
first=Tests/ABI/first

for header in $first include; do
  gcc -std=c99 -Wall -Wextra -Werror -I$header -o "$work/layout" $first/layout.c &&
    "$work/layout" >"$work/$(basename $header).layout"
done
# Structs may grow; all else is what it was.
while read -r name what value rest; do
  if [ "$name" = sizeof ]; then
    today=$(awk -v n="$what" '$1 == "sizeof" && $2 == n {print $3}' "$work/include.layout")
    check "$what has ${today:-0} bytes, $value at first" test "${today:-0}" -ge "$value"
  else
    check "$name is $what $value $rest" \
      grep -qx "$name $what${value:+ $value}" "$work/include.layout"
  fi
done <"$work/first.layout"

nm -D --defined-only --with-symbol-versions "$folder/libpoolstatus.so.0" >"$work/exports"
for name in $(cat $first/*.h | gcc -fpreprocessed -dD -E -P - 2>/dev/null |
  grep -o 'poolstatus_[a-z_]* *(' | tr -d ' (' | sort -u); do
  check "$name is exported as POOLSTATUS_0" grep -q " T $name@@POOLSTATUS_0$" "$work/exports"
done

gcc -std=c99 -Wall -Wextra -Werror -I$first -o "$work/host" $first/host.c -Lbuild -lpoolstatus -ljansson
LD_LIBRARY_PATH=$folder "$work/host" >"$work/host-said"
check "the first host: $(tail -n 1 "$work/host-said")" grep -q ', 0 failed$' "$work/host-said"
finish abi
