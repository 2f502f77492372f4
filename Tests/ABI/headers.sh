#!/bin/bash
# The headers by themselves, in every dialect they promise, with gcc and clang.
set -u
cd "$(dirname "$0")/../.."
. Tests/ABI/count.sh

strict="-pedantic-errors -Wall -Wextra -Wshadow -Werror -fsyntax-only"

# Each _INIT macro, each function's address, and the header twice.
cat >"$work/poolstatus.c" <<'EOF'
#include "poolstatus.h"
#include "poolstatus.h"
int use(void);
int use(void) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  poolstatus_observation observation = POOLSTATUS_OBSERVATION_INIT;
#if POOLSTATUS_VERSION_NUMBER < 100
  return -1;
#endif
  options.flags = POOLSTATUS_DETAIL | POOLSTATUS_VARIANT_NAMES;
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  observation.flags = POOLSTATUS_OBSERVED_MISSING;
  if (poolstatus_pool("null", 4, &options, &result, &error) == POOLSTATUS_OK)
    poolstatus_free(result.json);
  poolstatus_list("[]", 2, &options, &result, &error);
  poolstatus_tenant("{}", 2, "[]", 2, &options, &result, &error);
  return poolstatus_evaluate(&observation, &options, &result, &error) +
         poolstatus_decide(0, 0, 0, 0) + (int)poolstatus_version_number() +
         poolstatus_version()[0] + poolstatus_code_name(0)[0] + poolstatus_state_name(1)[0];
}
EOF
cat >"$work/jansson.c" <<'EOF'
#include "poolstatus_jansson.h"
int use(void);
int use(void) {
  json_t *out;
  return poolstatus_pool_jansson(json_null(), NULL, &out, NULL, NULL) +
         poolstatus_list_jansson(json_null(), NULL, &out, NULL, NULL) +
         poolstatus_tenant_jansson(json_null(), json_null(), NULL, &out, NULL, NULL);
}
EOF
for name in poolstatus jansson; do cp "$work/$name.c" "$work/$name.cc"; done

# jansson.h is another project's: its warnings are not ours.
system=$(pkg-config --cflags-only-I jansson | sed 's/-I/-isystem /g')

# dialects COMPILER FLAGS: those of the list that the compiler knows.
known() { : | "$1" "-std=$2" -x "$3" -fsyntax-only - 2>/dev/null; }

compile() { # COMPILER STANDARD LANGUAGE FILE
  known "$1" "$2" "$3" || return 0
  # shellcheck disable=SC2086
  check "$1 -std=$2 $4" "$1" "-std=$2" $strict -Iinclude $system -x "$3" "$work/$4"
}

for compiler in gcc clang; do
  for standard in c89 c90 gnu89 c99 c11 c17 c2x c23; do
    compile $compiler $standard c poolstatus.c
  done
  for standard in c99 c11 c17 c2x c23; do compile $compiler $standard c jansson.c; done
done
for compiler in g++ clang++; do
  for standard in c++98 c++03 c++11 c++14 c++17 c++20 c++23; do
    compile $compiler $standard c++ poolstatus.cc
    compile $compiler $standard c++ jansson.cc
  done
done
# An older or smaller compiler may not know the newest dialects, but most of them it has to.
[ $passed -ge 40 ] || { echo "FAILED: only $passed dialects were compiled"; failed=$((failed + 1)); }
finish headers
