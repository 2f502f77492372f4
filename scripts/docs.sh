#!/usr/bin/env bash
# Builds the manual of the source tree (Sources/PoolStatus/PoolStatus.docc) into build/docs, with
# the toolchain's own docc and without a network. A warning is an error.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=.build-hosted
scripts/scratch.sh $scratch
symbols=build/docs-symbols
catalog=Sources/PoolStatus/PoolStatus.docc
log=build/docs.log
mkdir -p build
if ! command -v docc >/dev/null; then
  echo "poolstatus: docc is missing; it is part of the Swift toolchain, beside swift" >&2
  exit 1
fi

# The symbols of the core, which pages refer to, come from the hosted build.
if ! swift build --target PoolStatus --scratch-path "$scratch" >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
products=$(swift build --scratch-path "$scratch" --show-bin-path)
target=$(swiftc -print-target-info | sed -n 's/^ *"unversionedTriple": "\(.*\)",$/\1/p')
rm -rf "$symbols" build/docs
mkdir -p "$symbols"
swift symbolgraph-extract -module-name PoolStatus -I "$products/Modules" -target "$target" \
  -output-dir "$symbols"

docc convert "$catalog" --additional-symbol-graph-dir "$symbols" --output-dir build/docs \
  --warnings-as-errors
echo "build/docs/index.html"
