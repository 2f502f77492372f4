#!/usr/bin/env bash
# The examples for other languages print what build/poolstatus prints, of recorded StatefulSets
# and of a bad one, where their tools are installed.
#
#     Tests/ffi.sh FOLDER
#
# FOLDER is for files that are made here. Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
. scripts/tally.sh
work=$1
rm -rf "$work"
mkdir -p "$work"
now=2026-11-24T00:00:00Z
export POOLSTATUS_LIBRARY=$PWD/build/libpoolstatus.so.0

same() { # COMMAND...: output, what is said of the bad files, and the exit status
  "$@" "$now" "$work"/*.json >"$work/out" 2>"$work/err"
  [[ $? == 2 ]] && diff "$work/out" "$work/expected.out" && diff "$work/err" "$work/expected.err" &&
    (($(wc -l <"$work/out") > 100))
}
tells() { # COMMAND...: what is wrong where no text is
  [[ $("$@" yesterday "$work/bad.json" 2>&1) == "$work/bad.json: now is not an RFC 3339 time"* ]] &&
    [[ $("$@" "$now" /nonexistent 2>&1) == "/nonexistent: No such file or directory"* ]]
}
rust() { # Debian's rustc and rustup's
  rustc --edition 2021 -D warnings -O examples/rust/main.rs -L native=build -l poolstatus \
    -C link-arg=-Wl,-rpath,"$PWD/build" -o "$work/poolstatus-rust"
}

python3 - "$work" <<'END'
import json, pathlib, sys

for path in pathlib.Path("Tests/Fixtures/recordings").glob("[bcj]*.jsonl"):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if "statefulSet" in (event := json.loads(line)):
            file = pathlib.Path(sys.argv[1], f"{path.stem}-{number}.json")
            file.write_text(json.dumps(event["statefulSet"]), encoding="utf-8")
END
echo '{"status": {"replicas": "4"}}' >"$work/bad.json"
echo '{"kind": "Deployment"}' >"$work/other.json"
echo '{' >"$work/broken.json"
build/poolstatus --rule kubernetes --now "$now" "$work"/*.json >"$work/expected.out" 2>"$work/expected.err"
sed -i 's/^poolstatus: //' "$work/expected.err"

if command -v ruby >/dev/null; then
  check ruby same ruby -w examples/ruby/poolstatus.rb
  check ruby-tells tells ruby -w examples/ruby/poolstatus.rb
else
  echo "Ruby is not installed: its example is left out"
fi
if command -v rustc >/dev/null; then
  check rust-builds rust
  check rust same "$work/poolstatus-rust"
  check rust-tells tells "$work/poolstatus-rust"
  if command -v valgrind >/dev/null; then
    check rust-frees same valgrind -q --leak-check=full --error-exitcode=9 "$work/poolstatus-rust"
  fi
else
  echo "Rust is not installed: its example is left out"
fi

finish
