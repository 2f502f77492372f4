#!/usr/bin/env bash
# The manual of the source tree builds without a warning, and what it says of rows, reasons, files
# and benchmarks is what code, fixtures and README say.
set -uo pipefail
cd "$(dirname "$0")/.."
catalog=Sources/PoolStatus/PoolStatus.docc
. scripts/tally.sh

check "make docs" make --no-print-directory docs
for page in "$catalog"/*.md; do
  name=$(basename "$page" .md | tr '[:upper:]' '[:lower:]')
  check "$page is in build/docs" bash -c \
    "compgen -G 'build/docs/data/documentation/poolstatus/$name.json' >/dev/null ||
     [ '$name' = poolstatus ] && [ -f build/docs/data/documentation/poolstatus.json ]"
  check "$page is reached from the landing page" grep -qE "<doc:$(basename "$page" .md)>|\`\`$(basename "$page" .md)\`\`" \
    "$catalog/PoolStatus.md"
done
adds python3 Tests/Oracle/pages.py
adds python3 Tests/Benchmarks/page.py "$catalog/Performance.md"
finish
