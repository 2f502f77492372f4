#!/bin/bash
# Installs into a temporary folder, and builds and runs the examples against it as a user
# would: pkg-config, shared and static, gcc and clang, C and C++.
set -u
cd "$(dirname "$0")/../.."
. Tests/ABI/count.sh
root=$work/root
export PKG_CONFIG_PATH= PKG_CONFIG_LIBDIR=
make --no-print-directory install DESTDIR="$root" PREFIX=/usr >"$work/install" 2>&1
check "make install" test $? = 0
if [ $failed != 0 ]; then
  cat "$work/install"
  finish install
  exit 1
fi

pc=$(find "$root" -name poolstatus.pc)
check "poolstatus.pc is installed" test -f "$pc"
check "no path of the temporary folder in poolstatus.pc" bash -c "! grep -q '$work' '$pc'"
system=$(pkg-config --variable pc_path pkg-config)
export PKG_CONFIG_LIBDIR="$(dirname "$pc"):$(env -u PKG_CONFIG_LIBDIR pkg-config --variable pc_path pkg-config):$system"
export PKG_CONFIG_SYSROOT_DIR=
libdir=$root$(pkg-config --variable libdir poolstatus)
includedir=$root$(pkg-config --variable includedir poolstatus)
for file in "$includedir/poolstatus.h" "$includedir/poolstatus_jansson.h" \
  "$libdir/libpoolstatus.so.0" "$libdir/libpoolstatus.so" "$libdir/libpoolstatus.a"; do
  check "${file#"$root"} is installed" test -f "$file"
done
equal "libpoolstatus.so is a link" "$(readlink "$libdir/libpoolstatus.so")" libpoolstatus.so.0
equal "the version of poolstatus.pc" "$(pkg-config --modversion poolstatus)" \
  "$(sed -n 's/#define POOLSTATUS_VERSION_STRING "\(.*\)"/\1/p' include/poolstatus.h)"
equal "Libs alone does not name jansson" \
  "$(pkg-config --libs poolstatus | grep -c jansson)" 0
check "Libs.private names jansson" bash -c "pkg-config --static --libs poolstatus | grep -q jansson"

cat >"$work/hello.cc" <<'EOF'
#include <poolstatus.h>

#include <cstring>
#include <iostream>

int main() {
  const char text[] = "{\"metadata\":{\"name\":\"demo-pool-0\"},\"status\":{\"replicas\":0}}";
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  if (poolstatus_pool(text, std::strlen(text), NULL, &result, &error)) {
    std::cerr << error.message << '\n';
    return 1;
  }
  std::cout << poolstatus_state_name(result.state) << '\n';
  poolstatus_free(result.json);
}
EOF

cflags="-I$includedir"
shared="-L$libdir -lpoolstatus"
# The archive by its file name, so that the linker cannot take the .so; jansson stays shared.
static="$libdir/libpoolstatus.a $(pkg-config --static --libs poolstatus | sed 's/-lpoolstatus//; s/-L[^ ]*//')"
input=Tests/Fixtures/recordings/full/forms/x1.one.json
expected='PoolRolloutComplete'

build_and_run() { # NAME COMPILER SOURCE LIBRARIES
  local program=$work/program
  # shellcheck disable=SC2086
  check "$1 builds" $2 -O2 -Wall -Wextra -Werror $cflags -o "$program" "$3" $4 || return
  said=$(LD_LIBRARY_PATH=$libdir "$program" <"$input" 2>&1)
  case $3 in
    *hello.cc) equal "$1 runs" "$said" PoolNotCreated ;;
    *) check "$1 runs: $said" test "${said#*$expected}" != "$said" ;;
  esac
}

for compiler in gcc clang; do
  for source in minimal poolstatus; do
    build_and_run "$source, $compiler, shared" "$compiler -std=c99" examples/c/$source.c "$shared"
    build_and_run "$source, $compiler, static" "$compiler -std=c99" examples/c/$source.c "$static"
  done
done
for compiler in g++ clang++; do
  build_and_run "hello, $compiler, shared" "$compiler -std=c++98" "$work/hello.cc" "$shared"
  build_and_run "hello, $compiler, static" "$compiler -std=c++17" "$work/hello.cc" "$static"
done
# A program that is static altogether, where the system has a static jansson.
if [ -f "$(gcc -print-file-name=libjansson.a)" ]; then
  build_and_run "minimal, gcc, all static" "gcc -std=c99 -static" examples/c/minimal.c "$static"
fi

# As a user of the installed prefix types it: pkg-config alone finds header and library.
export PKG_CONFIG_SYSROOT_DIR=$root
check "pkg-config's own flags build the example" bash -c \
  "gcc -o '$work/program' examples/c/poolstatus.c \$(pkg-config --cflags --libs poolstatus) -I'$includedir' -L'$libdir'"
finish install
