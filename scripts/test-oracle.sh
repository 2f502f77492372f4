#!/usr/bin/env bash
# The second statement of the rules, in Python, against the library; and the tables of what it and
# the library make of the recordings.
set -uo pipefail
cd "$(dirname "$0")/.."
passed=0
failed=0
catalog=Sources/PoolStatus/PoolStatus.docc
for script in "recordings.py --require-library --check README.md $catalog/KubernetesRule.md" "fixtures.py" "fixtures.py --library" \
  tenant_replay.py deadline_calls.py carry_over.py list_scale.py spellings.py alike_pods.py lifecycles.py lives_recordings.py \
  lives.py "grid.py --every 5"; do
  # shellcheck disable=SC2086
  output=$(python3 Tests/Oracle/$script 2>&1) || echo "$output"
  last=$(tail -n 1 <<<"$output")
  echo "$script: $last"
  if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
  else
    failed=$((failed + 1))
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
