#!/usr/bin/env bash
# The same sources built with the whole of Swift instead of Embedded Swift, as a shared
# library, through the same C tests.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=.build-hosted-release
swift build -c release --product poolstatus --scratch-path "$scratch" >/dev/null
products=$(swift build -c release --scratch-path "$scratch" --show-bin-path)
mkdir -p build/hosted
cp "$products/libpoolstatus.so" build/hosted/libpoolstatus.so.0
LIB=build/hosted exec Tests/ABI/run.sh
