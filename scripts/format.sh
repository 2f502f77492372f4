#!/usr/bin/env bash
# Formats Swift and C; with --check only says what is not formatted, or lies where it should not, and
# ends with a count.
# Go, Python and the second statement of the rules have their own checks in Tests/hosts.sh.
set -uo pipefail
cd "$(dirname "$0")/.."
mapfile -t c_files < <(git ls-files --cached --others --exclude-standard '*.c' '*.h')
mapfile -t swift_files < <(git ls-files --cached --others --exclude-standard '*.swift')

if [ "${1:-}" != --check ]; then
  swift format --in-place "${swift_files[@]}"
  clang-format -i "${c_files[@]}"
  exit
fi

passed=0
failed=0
for file in "${swift_files[@]}"; do
  if swift format lint --strict "$file"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
for file in "${c_files[@]}"; do
  if clang-format --dry-run -Werror "$file"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done
# What a tool has dropped at the top level would go into the release.
dropped=$(git ls-files --cached --others --exclude-standard | cut -d/ -f1 | sort -u |
  grep -vxE '\..*|Makefile|Package\.swift|README\.md|Sources|Tests|examples|include|scripts')
if [ -z "$dropped" ]; then
  passed=$((passed + 1))
else
  echo "does not belong at the top level: $dropped" >&2
  failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
