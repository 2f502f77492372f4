#!/usr/bin/env bash
# Empties a folder that Swift built into when the tree lay elsewhere: what is in there names files by
# their whole paths, and is of no use in a tree that was moved or copied.
#
#     scripts/scratch.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1
if [ -d "$folder" ] && [ "$(cat "$folder/tree" 2>/dev/null)" != "$PWD" ]; then
  echo "poolstatus: $folder is of a tree in another place: building it again" >&2
  rm -rf "$folder"
fi
mkdir -p "$folder"
printf '%s\n' "$PWD" >"$folder/tree"
