#!/bin/bash
# Builds the C tests and runs them against the library.
#
#     Tests/ABI/run.sh [PART]...      all parts, or those named
#
# LIB is the folder of the libpoolstatus.so.0 to test, by default build/, where the library is
# also linked from. For another one, say that of the hosted build, the parts that are about the
# files that ship (exports, archive, make, install, headers, valgrind) are left out.
set -u
cd "$(dirname "$0")/../.."
shipped=$PWD/build
LIB=$(cd "${LIB:-build}" && pwd) || exit 1
programs=build/tests
[ "$LIB" = "$shipped" ] || programs=build/tests/${LIB##*/}
cases=Tests/Fixtures/cases
mkdir -p $programs

strict="-std=c99 -O1 -g -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Werror"
link="-Lbuild -Wl,--as-needed -lpoolstatus -ljansson -lpthread -ldl"

build() { # PROGRAM SOURCE...
  local program=$1
  shift
  # shellcheck disable=SC2086
  gcc $strict -Iinclude -ITests/ABI -o "$programs/$program" "$@" $link || exit 1
}

abi=Tests/ABI
build fixtures $abi/fixtures.c $abi/case.c $abi/check.c
build recordings $abi/recordings.c $abi/replay.c $abi/check.c
build operator $abi/operator.c $abi/replay.c $abi/check.c
for program in contract structs times decide badinput wrongtypes trees threads stack; do
  build $program $abi/$program*.c $abi/calls.c $abi/check.c $abi/check_failed.c
done
build loading $abi/loading.c $abi/check.c # without the library, which it opens itself
build faults Tests/Faults/faults.c Tests/Faults/allocations.c $abi/case.c $abi/check.c \
  $abi/check_failed.c
build found Tests/Faults/found.c $abi/check.c
build guard Tests/Faults/guard.c $abi/check.c
build clock $abi/clock.c $abi/check.c
build embedding $abi/embedding.c $abi/check.c
build owners $abi/owners.c $abi/check.c
neighbours() { # PROGRAM ARGUMENT...: has the host's own trees in it, and what the arguments link
  local program=$1
  shift
  # shellcheck disable=SC2086
  gcc $strict -Iinclude -o "$programs/$program" $abi/neighbours.c $abi/check.c -L"$shipped" \
    -L$programs -Wl,-rpath,'$ORIGIN' "$@" -ldl || exit 1
}
if [ "$LIB" = "$shipped" ]; then
  # shellcheck disable=SC2086
  gcc $strict -Iinclude -fPIC -shared -o $programs/libneighbours-tree.so $abi/neighbours_tree.c \
    -L"$shipped" -lpoolstatus -ljansson || exit 1
  neighbours beside-json-c -DWITH_JSON_C -Wl,--no-as-needed -ljson-c -lneighbours-tree -lpoolstatus
  # What a program exports stands before what libraries export: its jansson is everybody's.
  neighbours beside-own-jansson -rdynamic $abi/neighbours_tree.c -lpoolstatus -l:libjansson.a
  neighbours beside-shared -rdynamic $abi/neighbours_tree.c "$shipped/libpoolstatus.a" -ljansson
fi
strict="${strict/c99/c11}" build locales Tests/Faults/locales.c $abi/check.c
for name in ps_AF de_DE fr_CH; do # a point of two bytes, a comma, a point
  [ -d $programs/locale-data/$name.UTF-8 ] || { mkdir -p $programs/locale-data &&
    localedef -i $name -f UTF-8 $programs/locale-data/$name.UTF-8 >/dev/null 2>&1; }
done

total_passed=0
total_failed=0
# Runs a part, shows what it says, and adds up its last line.
part() { # NAME COMMAND...
  local name=$1 output status line
  shift
  output=$("$@" 2>&1)
  status=$?
  line=$(tail -n 1 <<<"$output")
  echo "$output"
  if [[ $line =~ ^$name:\ ([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    total_passed=$((total_passed + BASH_REMATCH[1]))
    total_failed=$((total_failed + BASH_REMATCH[2]))
    [ $status = 0 ] || [ "${BASH_REMATCH[2]}" != 0 ] || total_failed=$((total_failed + 1))
  else
    echo "FAILED: $name ended with status $status and no count"
    total_failed=$((total_failed + 1))
  fi
}

run() { # PART: what it takes to run it
  case $1 in
    fixtures) part fixtures env LD_LIBRARY_PATH="$LIB" $programs/fixtures --jansson $cases ;;
    recordings) part recordings env LD_LIBRARY_PATH="$LIB" $programs/recordings Tests/Fixtures/recordings ;;
    operator) part operator env LD_LIBRARY_PATH="$LIB" $programs/operator Tests/Fixtures/recordings/t1-three-pools.jsonl ;;
    guard) part guard env LD_LIBRARY_PATH="$LIB" $programs/guard \
      Tests/Fixtures/recordings/{full/forms,moments}/*.json \
      $cases/{pool-forms/long-strings,list-forms/all-states,list-forms/pods-to-their-owners}/input.json ;;
    locales) part locales env LOCPATH=$PWD/$programs/locale-data LD_LIBRARY_PATH="$LIB" \
      $programs/locales ps_AF.UTF-8 de_DE.UTF-8 fr_CH.UTF-8 C ;;
    loading) part loading $programs/loading "$LIB/libpoolstatus.so.0" ;;
    neighbours)
      part neighbours env LD_LIBRARY_PATH="$LIB" $programs/beside-json-c
      part neighbours env LD_LIBRARY_PATH="$LIB" $programs/beside-own-jansson
      part neighbours $programs/beside-shared "$LIB/libpoolstatus.so.0"
      ;;
    faults)
      part faults env LD_LIBRARY_PATH="$LIB" $programs/faults $cases
      part own-memory env LD_LIBRARY_PATH="$LIB" $programs/faults $cases --own-memory
      ;;
    headers) part headers $abi/headers.sh ;;
    abi) part abi $abi/abi.sh "$LIB" ;;
    exports) part exports $abi/exports.sh build ;;
    make) part make $abi/make.sh ;;
    archive) part archive $abi/archive.sh build ;;
    cli) part cli env LD_LIBRARY_PATH="$LIB" $abi/cli.sh build/poolstatus ;;
    install) part install $abi/install.sh ;;
    valgrind) part valgrind env LD_LIBRARY_PATH="$LIB" $abi/valgrind.sh $programs $cases ;;
    *) part "$1" env LD_LIBRARY_PATH="$LIB" "$programs/$1" ;;
  esac
}

parts="contract structs times decide badinput wrongtypes trees threads loading fixtures recordings operator faults found guard locales embedding owners clock abi"
[ "$LIB" != "$shipped" ] || parts="$parts stack neighbours cli headers exports archive make install valgrind"
[ $# = 0 ] || parts=$*
for name in $parts; do run "$name"; done
echo "$total_passed passed, $total_failed failed"
[ "$total_failed" = 0 ] && [ "$total_passed" -gt 0 ]
