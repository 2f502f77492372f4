#!/usr/bin/env bash
# Makes the static library: the objects as one, of which only what the header's functions reach and
# only their names are left. The same objects give the same bytes.
#
#     scripts/archive.sh LIST ARCHIVE     LIST: a file with the objects' paths, one a line
set -euo pipefail
cd "$(dirname "$0")/.."
objects=$1 archive=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed -n 's/^ *\(poolstatus_[a-z_]*\);$/\1/p' Sources/PoolStatusLink/exports.map >"$work/exports"
mapfile -t roots < <(sed 's/^/--undefined=/' "$work/exports")
ld -r --gc-sections "${roots[@]}" -o "$work/poolstatus.o" "@$objects"
# Sections that nothing reads, though Swift marks some as needed.
objcopy --keep-global-symbols="$work/exports" --remove-section=.swift_modhash \
  --remove-section=.swift1_autolink_entries --remove-section=.linker-options \
  --remove-section=.llvm_addrsig --remove-section=.comment "$work/poolstatus.o"
strip --strip-unneeded "$work/poolstatus.o"
rm -f "$archive"
ar rcsD "$archive" "$work/poolstatus.o"
