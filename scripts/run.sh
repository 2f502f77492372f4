#!/usr/bin/env bash
# Shows the statuses of pools: the document's example, and StatefulSets recorded from a real
# control plane, by both rules.
set -euo pipefail
cd "$(dirname "$0")/.."
moments=Tests/Fixtures/recordings/moments

# show TITLE ARGUMENT...: a call of the C example and what it prints.
show() {
  printf '\n%s\n  $ build/poolstatus %s\n' "$1" "${*:2}"
  build/poolstatus "${@:2}" | sed 's/^/    /'
}

# state FILE OPTION...: just the state, reason and message.
state() {
  build/poolstatus --detail --rule "$2" "${@:3}" "$1" |
    sed 's/.*"state":"\([A-Za-z]*\)".*"reason":"\([A-Za-z]*\)","message":"\(.*\)"}$/\1\t\2\t\3/'
}

show "The document's example:" --now 2025-01-15T10:30:00Z \
  Tests/Fixtures/cases/pool-forms/document-example/input.json
show "A StatefulSet as a real API server sent it, 11.6 KB, with everything there is to say:" \
  --rule kubernetes --detail $moments/4-complete.json

printf '\nMoments of a real control plane, by the documented and by the kubernetes rule:\n\n'
printf '  %-15s %-20s %-20s %-22s %s\n' moment documented kubernetes reason message
for file in "$moments"/?-*.json; do
  name=$(basename "$file" .json)
  [[ $name == *.pods ]] && continue
  options=(--now 2026-11-23T06:30:00Z)
  [ -f "$moments/$name.pods.json" ] && options+=(--pods "$moments/$name.pods.json")
  IFS=$'\t' read -r documented _ _ < <(state "$file" documented "${options[@]}")
  IFS=$'\t' read -r kubernetes reason message < <(state "$file" kubernetes "${options[@]}")
  printf '  %-15s %-20s %-20s %-22s %s\n' "$name" "$documented" "$kubernetes" "$reason" "$message"
done

# Two of them in a List, as kubectl get statefulsets -o json gives it.
printf '{"apiVersion":"v1","kind":"List","items":[%s,%s]}\n' \
  "$(cat $moments/4-complete.json)" "$(cat $moments/6-degraded.json)" >build/list.json
printf '\nA program that holds json_t, a List and a tree of its own (examples/c/with_jansson.c):\n'
printf '  $ build/with_jansson build/list.json\n'
# 1: not all of them are complete.
build/with_jansson build/list.json | sed 's/^/    /' || [ "${PIPESTATUS[0]}" = 1 ]
