# tally.sh - sourced by test scripts: checks and other scripts' counts, added up.
passed=0
failed=0

# check NAME COMMAND...: passes where the command succeeds.
check() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
  fi
}

# adds COMMAND...: a program whose last line ends with its own counts, N passed, N failed.
adds() {
  local output status=0
  output=$("$@") || status=$?
  echo "$output"
  if [[ $(tail -n 1 <<<"$output") =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    [ "$status" = 0 ] || [ "${BASH_REMATCH[2]}" != 0 ] || failed=$((failed + 1))
  else
    failed=$((failed + 1))
  fi
}

# finish: says the counts; fails where a check failed or none was made.
finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
