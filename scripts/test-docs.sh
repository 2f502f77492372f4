#!/usr/bin/env bash
# The manual of the source tree builds without a warning, and what it says of rows, reasons, files
# and benchmarks is what code, fixtures and README say.
set -uo pipefail
cd "$(dirname "$0")/.."
catalog=Sources/PoolStatus/PoolStatus.docc
passed=0
failed=0
check() { # NAME COMMAND...
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
  fi
}
# adds COMMAND...: a script that ends with its own counts.
adds() {
  local output status=0
  output=$("$@" 2>&1) || status=$?
  echo "$output"
  if [[ $(tail -n 1 <<<"$output") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    [ "$status" = 0 ] || [ "${BASH_REMATCH[2]}" != 0 ] || failed=$((failed + 1))
  else
    failed=$((failed + 1))
  fi
}

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
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
