#!/bin/bash
# Installs into a temporary folder, and builds and runs the examples against it as a user
# would: pkg-config, CMake, shared and static, gcc and clang, C and C++. Then removes it.
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
  "$libdir/libpoolstatus.so.0" "$libdir/libpoolstatus.so" "$libdir/libpoolstatus.a" \
  "$root/usr/bin/poolstatus" "$root/usr/share/man/man1/poolstatus.1" \
  "$root/usr/share/bash-completion/completions/poolstatus"; do
  check "${file#"$root"} is installed" test -f "$file"
done
equal "libpoolstatus.so is a link" "$(readlink "$libdir/libpoolstatus.so")" libpoolstatus.so.0
equal "the version of poolstatus.pc" "$(pkg-config --modversion poolstatus)" \
  "$(sed -n 's/#define POOLSTATUS_VERSION_STRING "\(.*\)"/\1/p' include/poolstatus.h)"
equal "Libs alone does not name jansson" \
  "$(pkg-config --libs poolstatus | grep -c jansson)" 0
equal "what only the archive needs, and how new" \
  "$(pkg-config --print-requires-private poolstatus)" "jansson >= 2.14"
equal "libdir moves with the prefix" \
  "$(pkg-config --define-variable=prefix=/elsewhere --variable libdir poolstatus)" /elsewhere/lib
check "where it is from" grep -q '^URL: https://' "$pc"
check "the archive's flags name jansson" bash -c "pkg-config --static --libs poolstatus | grep -q jansson"

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

build_and_run() { # NAME COMPILER SOURCES LIBRARIES
  local program=$work/program
  # shellcheck disable=SC2086
  check "$1 builds" $2 -O2 -Wall -Wextra -Werror $cflags -o "$program" $3 $4 || return
  said=$(LD_LIBRARY_PATH=$libdir "$program" <"$input" 2>&1)
  case $3 in
    *hello.cc) equal "$1 runs" "$said" PoolNotCreated ;;
    *) check "$1 runs: $said" test "${said#*$expected}" != "$said" ;;
  esac
}

for compiler in gcc clang; do
  build_and_run "minimal, $compiler, shared" "$compiler -std=c99" examples/c/minimal.c "$shared"
  build_and_run "minimal, $compiler, static" "$compiler -std=c99" examples/c/minimal.c "$static"
  sources=$(echo examples/c/poolstatus*.c)
  build_and_run "poolstatus, $compiler, shared" "$compiler -std=c99" "$sources" "$shared -ljansson"
  build_and_run "poolstatus, $compiler, static" "$compiler -std=c99" "$sources" "$static"
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
  "gcc -o '$work/program' examples/c/poolstatus*.c \$(pkg-config --cflags --libs poolstatus jansson) -I'$includedir' -L'$libdir'"
# A host of jansson: a List of two pools and something that is no StatefulSet.
moments=Tests/Fixtures/recordings/moments
printf '{"kind":"List","items":[%s,%s,{"kind":"Secret"}]}' "$(cat $moments/4-complete.json)" \
  "$(cat $moments/6-degraded.json)" >"$work/list.json"
printf '{"kind":"List","items":[%s]}' "$(cat $moments/4-complete.json)" >"$work/one.json"
# shellcheck disable=SC2046,SC2086
check "with_jansson builds" gcc -std=c99 -Wall -Wextra -Werror $cflags -o "$work/with_jansson" \
  examples/c/with_jansson.c $shared $(pkg-config --libs jansson)
with_jansson() { LD_LIBRARY_PATH=$libdir "$work/with_jansson" "$@" 2>&1; }
said=$(with_jansson "$work/list.json")
equal "with_jansson: not all are complete" $? 1
equal "with_jansson: what it says" "$(python3 -c 'import json, sys
answer = json.load(sys.stdin)
print(answer["complete"], *(p["state"] for p in answer["pools"]), len(answer["unreadable"]),
      answer["unreadable"][0].split(":")[0])' <<<"$said")" \
  "1 PoolRolloutComplete PoolDegraded 1 items[2]"
check "with_jansson: all are complete" with_jansson "$work/one.json"
said=$(with_jansson $moments/4-complete.json)
equal "with_jansson: no list: $said" $? 2
equal "with_jansson: no file" "$(with_jansson /nonexistent)" "unable to open /nonexistent: No such file or directory"
printf '{\n"items": ]' >"$work/broken.json"
equal "with_jansson: no JSON" "$(with_jansson "$work/broken.json")" \
  "$work/broken.json:2:10: unexpected token near ']'"

# The command, from anywhere and without the loader's help; its page and its completion know every
# option that it has.
command=$root/usr/bin/poolstatus
equal "the command" "$(env -u LD_LIBRARY_PATH "$command" --now 2025-01-15T10:30:00Z $moments/4-complete.json)" \
  "$(build/poolstatus --now 2025-01-15T10:30:00Z $moments/4-complete.json)"
equal "the command needs jansson and libc alone" "$(readelf -dW "$command" |
  grep -E 'NEEDED|RPATH|RUNPATH' | sed 's/.*\[\(.*\)\]/\1/' | sort | tr '\n' ' ')" \
  "libc.so.6 libjansson.so.4 "
"$command" --help | grep -oE '(^  |, )--[a-z-]+' | grep -oE -e '--[a-z-]+' | sort >"$work/options"
check "the command tells its options" test -s "$work/options"
sed 's/\\-/-/g' "$root/usr/share/man/man1/poolstatus.1" >"$work/page"
equal "the page has the options, and no other" \
  "$(sed -nE 's/^\.BI? (--[a-z-]+).*/\1/p' "$work/page" | sort)" "$(cat "$work/options")"
complete_words() { # WORD...: what the completion offers for the last of them
  bash -c '. "$0"; COMP_WORDS=(poolstatus "$@"); COMP_CWORD=$#; _poolstatus
    printf "%s\n" "${COMPREPLY[@]}"' "$root/usr/share/bash-completion/completions/poolstatus" "$@"
}
equal "the completion offers the options, and no other" "$(complete_words -- | sort)" "$(cat "$work/options")"
equal "the completion of a rule" "$(complete_words --rule k)" kubernetes
equal "the completion behind an equals sign" "$(complete_words --rule = k)" kubernetes
equal "the completion of an equals sign" "$(complete_words --output = | xargs)" "json name table"
equal "the completion of a subcommand" "$(complete_words t)" tenant

# CMake: both targets, from a folder to which all has been moved; versions that this one is not.
cp -r "$root/usr" "$work/moved"
mkdir "$work/cmake"
cat >"$work/cmake/CMakeLists.txt" <<EOF
cmake_minimum_required(VERSION 3.13)
project(user C)
find_package(poolstatus \${WANTED} CONFIG REQUIRED)
add_executable(shared $PWD/examples/c/minimal.c)
target_link_libraries(shared PRIVATE poolstatus::poolstatus)
add_executable(static $PWD/examples/c/minimal.c)
target_link_libraries(static PRIVATE poolstatus::poolstatus_static)
EOF
configure() { # VERSION
  cmake -S "$work/cmake" -B "$work/cmake/build-$1" -DWANTED="$1" -DCMAKE_PREFIX_PATH="$work/moved"
}
check "CMake finds it" configure 0.1
check "CMake builds" cmake --build "$work/cmake/build-0.1"
for kind in shared static; do
  said=$("$work/cmake/build-0.1/$kind" <"$input" 2>&1)
  check "CMake, $kind, runs: $said" test "${said#*$expected}" != "$said"
done
needed() { readelf -dW "$work/cmake/build-0.1/$1" | grep -c 'NEEDED.*libpoolstatus.so.0'; }
equal "CMake's shared one needs the library" "$(needed shared)" 1
equal "CMake's static one has it" "$(needed static)" 0
for wanted in 0.99 1.0; do
  said=$(configure $wanted 2>&1)
  check "CMake takes this version for no $wanted" test $? != 0
  check "CMake says why not $wanted" grep -q 'poolstatus-config.cmake, version: ' <<<"$said"
done

# Where it goes: both spellings, a LIBDIR of its own, a DESTDIR with a space; and what cannot be.
run_make() { env -u MAKEFLAGS -u MAKELEVEL make --no-print-directory "$@"; }
export PKG_CONFIG_SYSROOT_DIR=
other="$work/a b"
check "prefix=, LIBDIR=, a space in DESTDIR" run_make install DESTDIR="$other" prefix=/opt/x/ LIBDIR=/opt/lib64
variable() { PKG_CONFIG_LIBDIR="$other/opt/lib64/pkgconfig:$system" pkg-config --variable "$1" poolstatus; }
equal "LIBDIR is in poolstatus.pc" "$(variable libdir)" /opt/lib64
equal "prefix is in poolstatus.pc" "$(variable includedir)" /opt/x/include
cmake=$other/opt/lib64/cmake/poolstatus
way=$(sed -n 's|.*_poolstatus_here}/\(.*include\)".*|\1|p' "$cmake/poolstatus-config.cmake")
check "CMake's file leads to the header" test -f "$cmake/$way/poolstatus.h"
for bad in usr/local ./x '/opt/a b' '/opt/a&b' '/opt/a|b' "/opt/a'b" '/opt/a"b' '/opt/a\b' '/opt/a@VERSION@'; do
  for name in PREFIX prefix LIBDIR; do
    said=$(run_make install DESTDIR="$work/bad" "$name=$bad" 2>&1)
    check "$name=$bad is refused" test $? != 0
    check "$name=$bad is told: $said" test "${said#*"is '$bad': "}" != "$said"
  done
done
run_make install DESTDIR="$work/bad" PREFIX=/a prefix=/b >"$work/said" 2>&1
check "PREFIX and prefix that differ are refused" test $? != 0
check "where something is refused nothing is installed" test ! -e "$work/bad"

# And away again: what is left are the files of others.
touch "$root/usr/lib/libother.so"
check "make uninstall" run_make uninstall DESTDIR="$root" PREFIX=/usr
equal "only files of others are left" "$(find "$root" ! -type d)" "$root/usr/lib/libother.so"
check "the folder for CMake is gone" test ! -e "$root/usr/lib/cmake/poolstatus"
check "make uninstall where nothing is" run_make uninstall DESTDIR="$root" PREFIX=/usr
finish install
