#!/usr/bin/env bash
# The Go and the Python host, and the examples for others: their tests, linters and commands,
# against build/.
#
#     Tests/hosts.sh [README...]
#
# The READMEs, by default all of them, are where the examples are taken from that have to run.
# Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD
(($#)) || set -- README.md examples/go/README.md examples/python/README.md
readmes=("$@")
work=$root/build/hosts
python=$root/build/venv/bin/python
mkdir -p "$work/pkgconfig"
# What Python compiles of all that is imported is kept, but not amid the sources.
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX=$work/pycache

# ---- What is needed and missing ----

pip_install() {
  "$python" -m pip install -q --no-compile --disable-pip-version-check "$@"
}
install_missing() {
  local missing=()
  command -v go >/dev/null || missing+=(golang-go)
  command -v pkg-config >/dev/null || missing+=(pkg-config)
  command -v cc >/dev/null || missing+=(gcc)
  command -v kubectl >/dev/null || missing+=(kubernetes-client)
  command -v ruby >/dev/null || missing+=(ruby)
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
  [[ -e $(python3 -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h ]] ||
    missing+=(python3-dev)
  if ((${#missing[@]})); then
    local sudo=()
    ((EUID)) && sudo=(sudo)
    "${sudo[@]}" apt-get update -q && "${sudo[@]}" apt-get install -qy "${missing[@]}" || return
  fi
  if ! cmp -s Tests/Python/requirements.txt build/venv/installed; then
    rm -rf build/venv
    python3 -m venv build/venv &&
      pip_install "$(grep '^pip==' Tests/Python/requirements.txt)" && # the one that comes along is slow
      pip_install -r Tests/Python/requirements.txt &&
      cp Tests/Python/requirements.txt build/venv/installed
  fi
}
if [[ ! -e build/libpoolstatus.so.0 || ! -e build/libpoolstatus.a || ! -x build/poolstatus ]]; then
  echo "build/ has no libpoolstatus.so.0, libpoolstatus.a and poolstatus: build them first"
  echo "0 passed, 1 failed"
  exit 1
fi
install_missing >"$work/install.log" 2>&1 || {
  cat "$work/install.log"
  echo "0 passed, 1 failed"
  exit 1
}

# ---- Where the library is, for Go: what an installed poolstatus.pc says, of build/ ----

cat >"$work/pkgconfig/poolstatus.pc" <<EOF
Name: poolstatus
Description: The library in the build folder
Version: 0
Cflags: -I$root/include
Libs: -L$root/build -lpoolstatus -Wl,-rpath,$root/build
Libs.private: -ljansson
EOF
export PKG_CONFIG_PATH=$work/pkgconfig GOCACHE=$work/go-cache GOPATH=$work/go
export GOFLAGS=-mod=mod GOPROXY=off
# Go's cache looks neither at C headers nor at C libraries: tell it when they change.
stamp=$(cat include/*.h build/libpoolstatus.* | sha256sum | cut -c1-16)
export CGO_CFLAGS="-g -O2 -DPOOLSTATUS_STAMP=0x$stamp"
go_flags=(-ldflags "-X=example.com/poolstatus.stamp=$stamp")
static=(-tags poolstatus_static)
wholly=(-tags poolstatus_static,netgo,osusergo
  -ldflags "-X=example.com/poolstatus.stamp=$stamp -linkmode external -extldflags -static")

# ---- The steps ----

passed=0 failed=0

# step NAME COMMAND...: counts what the command says it did ("N passed", "--- PASS"), or
# itself; prints its output where it failed.
step() {
  local name=$1 log=$work/$1.log ok=1 good bad
  shift
  "$@" >"$log" 2>&1 || ok=0
  good=$(grep -c '^ *--- PASS' "$log") bad=$(grep -c '^ *--- FAIL' "$log")
  if ((good + bad == 0)); then
    good=$(grep -oE '[0-9]+ passed' "$log" | tail -n 1 | cut -d ' ' -f 1)
    bad=$(grep -oE '[0-9]+ failed' "$log" | tail -n 1 | cut -d ' ' -f 1)
  fi
  if ((${good:-0} + ${bad:-0} == 0)); then good=$ok; fi
  if ((!ok && ${bad:-0} == 0)); then bad=1; fi
  ((passed += ${good:-0}, failed += ${bad:-0}))
  echo "$name: ${good:-0} passed, ${bad:-0} failed"
  ((ok)) || grep -vE '^ *(=== |--- PASS)' "$log" | tail -n 60
}

go_in() { # FOLDER COMMAND...
  (cd "$1" && shift && "$@")
}
go_tests() { # FLAG...; none may be skipped that only a copy of the folder has to skip
  go_in examples/go go test -v -count=1 -vet=off "$@" ./... 2>&1 | tee "$work/go-tests.log"
  ((PIPESTATUS[0] == 0)) && ! grep -q 'needs the repository of poolstatus' "$work/go-tests.log"
}
formatted() { # gofmt lists what it would change
  local unformatted
  unformatted=$(gofmt -l examples/go) && [[ -z $unformatted ]] || { echo "$unformatted" && false; }
}
needs() { # PROGRAM: the libraries that it needs at run time, but libc
  readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\.so.*/\1/p' | grep -vx libc | xargs
}
links() { # the three ways to link
  local shared=$work/poolstatus-go
  go_in examples/go go build "${go_flags[@]}" -o "$shared" ./cmd/poolstatus &&
    go_in examples/go go build "${go_flags[@]}" "${static[@]}" -o "$shared-static" ./cmd/poolstatus &&
    go_in examples/go go build "${wholly[@]}" -o "$shared-alone" ./cmd/poolstatus &&
    [[ $(needs "$shared") == libpoolstatus ]] && [[ $(needs "$shared-static") == libjansson ]] &&
    ! readelf -d "$shared-alone" | grep NEEDED &&
    [[ $("$shared" --version) == $("$shared-static" --version) ]] &&
    [[ $("$shared" --version) == $(env -i "$shared-alone" --version) ]]
}

files=(examples/python/*.py examples/python/*/*.py Tests/Python/*.py)
step ruff "$python" -m ruff check -q --no-cache "${files[@]}"
step ruff-format "$python" -m ruff format -q --no-cache --check "${files[@]}"
step mypy env MYPYPATH=examples/python \
  "$python" -m mypy --strict --no-error-summary --cache-dir "$work/mypy" "${files[@]}"
# Twice what is about calls: as they are compiled, and as ctypes makes them.
compiled() {
  go_in examples/python env CFLAGS="-Wall -Wextra -Werror" "$python" setup.py -q build_ext \
    --build-temp "$root/build/python/temp" --build-lib "$root/build/python"
}
pytest=(env POOLSTATUS_LIBRARY= "$python" -m pytest -q -p no:cacheprovider)
step python-compiled compiled
POOLSTATUS_CALLS=native step pytest "${pytest[@]}" Tests/Python
POOLSTATUS_CALLS=ctypes step pytest-ctypes "${pytest[@]}" \
  Tests/Python/test_{fixtures,inputs,library,module,recordings,statuses}.py
step gofmt formatted
step go-vet go_in examples/go go vet ./...
step go-vet-static go_in examples/go go vet "${static[@]}" ./...
step go-race go_tests -race "${go_flags[@]}"
step go-static go_tests "${go_flags[@]}" "${static[@]}"
step go-links links
step go-copies Tests/go-copies.sh "$work/copies"
step ffi Tests/ffi.sh "$work/ffi"
step commands "$python" Tests/Python/commands.py "$work/recorded" build/poolstatus -- \
  "$work/poolstatus-go" -- "$python" -S examples/python/poolstatus_command.py
step readme "$python" Tests/Python/readme.py "$work/readme" "$PKG_CONFIG_PATH" "${readmes[@]}"

echo "$passed passed, $failed failed"
((failed == 0))
