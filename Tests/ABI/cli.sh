#!/bin/bash
# The command line of the C example: what it prints where, and how it ends.
#     cli.sh PROGRAM
set -u
cd "$(dirname "$0")/../.."
. Tests/ABI/count.sh
program=$(realpath "${1:-build/poolstatus}")
forms=$PWD/Tests/Fixtures/recordings/full/forms
list50=$PWD/Tests/Fixtures/recordings/full/list50.json
now=2025-01-15T10:30:00Z
try='try: poolstatus --help'

# run STATUS STDOUT STDERR ARGUMENT...: with standard input from $work/in
run() {
  local status=$1 out=$2 err=$3 name
  shift 3
  name="poolstatus $*"
  "$program" "$@" <"$work/in" >"$work/out" 2>"$work/err"
  equal "$name: exit status" $? "$status"
  [ "$out" = ANY ] || equal "$name: standard output" "$(cat "$work/out")" "$out"
  [ "$err" = ANY ] || equal "$name: standard error" "$(cat "$work/err")" "$err"
}

cd "$work" || exit 1
: >in
printf '{"replicas":4,"readyReplicas":4,"currentReplicas":4,"updatedReplicas":4}' >status.json
printf '{"metadata":{"name":"a"},"status":{"replicas":"4"}}' >type.json
printf '{\n  "metadata": oops' >broken.json
printf '{"kind":"Deployment"}' >deployment.json
printf '{"kind":"Tenant","metadata":{"name":"demo"},"spec":{"pools":[{"name":"pool-0"}]}}' >tenant.json
printf '[{"metadata":{"name":"demo-pool-0"},"status":{"replicas":true}}]' >sets.json
mkdir folder
one="{\"ssName\":\"demo-pool-0\",\"state\":\"PoolRolloutComplete\",\"replicas\":5,\"readyReplicas\":5,\"currentReplicas\":5,\"updatedReplicas\":5,\"currentRevision\":\"demo-pool-0-77b7489c\",\"updateRevision\":\"demo-pool-0-77b7489c\",\"lastUpdateTime\":\"$now\"}"
nope="{\"ssName\":\"nope\",\"state\":\"PoolNotCreated\",\"lastUpdateTime\":\"$now\"}"
small="{\"ssName\":\"demo-pool-0\",\"state\":\"PoolRolloutComplete\",\"replicas\":4,\"readyReplicas\":4,\"currentReplicas\":4,\"updatedReplicas\":4,\"lastUpdateTime\":\"$now\"}"

# Files and standard input.
run 0 "$one" "" --now $now "$forms/x1.one.json"
run 0 "$one" "" pool --now $now "$forms/x1.one.pretty.json"
run 0 "$one
$nope
$one" "" "$forms/x1.one.json" "$forms/x1.notfound.json" --now $now "$forms/x1.one.pretty.json"
cp status.json in
run 0 "$small" "" --now $now --tenant demo --pool pool-0
run 0 "$small" "" --now $now --tenant demo --pool pool-0 -
run 0 "$one
$small" "" --now $now --pool pool-0 "$forms/x1.one.json" --tenant demo -- -
run 0 "{\"ssName\":\"nope\",\"state\":\"NotCreated\",\"lastUpdateTime\":\"$now\",\"reason\":\"StatefulSetMissing\",\"message\":\"the StatefulSet does not exist\"}" \
  "" --detail --variant-names --now $now "$forms/x1.notfound.json"
cp status.json ./-dash
run 0 "$small" "" --now $now --tenant demo --pool pool-0 -- -dash
run 0 ANY "" list --now $now "$list50"
cp "$list50" in
run 0 "$(cat out)" "" list --now $now
mv out first
run 0 "$(cat first)" "" list --now $now -

# Bad input: the file, the place, the message; the other files are done.
: >in
nothing="poolstatus: -: standard input is empty: kubectl found nothing; check its NAME, --namespace and --context"
run 2 "" "$nothing" --now $now
run 2 "" "$nothing" tenant tenant.json
run 2 "" "$nothing" --rule kubernetes --pods - "$forms/x1.one.json"
run 2 "" "poolstatus: -:1:0: the text is empty" --previous - "$forms/x1.one.json"
run 2 "" "poolstatus: in:1:0: the text is empty" in
run 2 "" "poolstatus: broken.json:2:18: invalid token near 'oops'" broken.json
run 2 "" "poolstatus: type.json:1:47: status.replicas: expected an integer, got a string" type.json
run 2 "" "poolstatus: deployment.json:1:1: expected a StatefulSet, got a Deployment" deployment.json
run 2 "$one
$one" "poolstatus: type.json:1:47: status.replicas: expected an integer, got a string
poolstatus: none.json: No such file or directory
poolstatus: folder: Is a directory" --now $now "$forms/x1.one.json" type.json none.json folder "$forms/x1.one.json"
run 2 "" "poolstatus: broken.json:2:18: invalid token near 'oops'" --previous broken.json "$forms/x1.one.json"
printf '{"replicas":"4"}' >previous.json
run 2 "" "poolstatus: previous.json:1:13: previous.replicas: expected an integer, got a string" \
  --previous previous.json "$forms/x1.one.json"
run 2 "" "poolstatus: deployment.json:1:1: pods: expected a PodList, got a Deployment" \
  --rule kubernetes --pods deployment.json "$forms/x1.one.json"
run 2 "" "poolstatus: none.json: No such file or directory" --pods none.json "$forms/x1.one.json"
run 2 "" "poolstatus: none.json: No such file or directory" --previous none.json "$forms/x1.one.json"
run 2 "" "poolstatus: sets.json:1:58: statefulsets[0].status.replicas: expected an integer, got a boolean" \
  tenant tenant.json sets.json
run 2 "" "poolstatus: broken.json:2:18: invalid token near 'oops'" tenant tenant.json broken.json
run 2 "" "poolstatus: broken.json:2:18: invalid token near 'oops'" tenant broken.json sets.json
run 2 "" "poolstatus: sets.json:1:1: tenant: expected a Tenant, got an array" tenant sets.json sets.json

# Lists without a subcommand, names, tables, verdicts.
run 0 "$(cat first)" "" --now $now "$list50"
pod='{"kind":"Pod","metadata":{"name":"b-0","namespace":"n"}}'
named='{"kind":"StatefulSet","metadata":{"name":"b","namespace":"n","generation":1},"spec":{"replicas":2},'
begun=$named'"status":{"observedGeneration":1,"replicas":1,"currentReplicas":1,"updatedReplicas":1}}'
done=$named'"status":{"observedGeneration":1,"replicas":2,"readyReplicas":2,"currentReplicas":2,"updatedReplicas":2}}'
bare='{"kind":"StatefulSet","metadata":{"name":"bare-pool"}}'
printf '{"kind":"List","items":[%s,%s,%s]}' "$pod" "$begun" "$bare" >mixed.json
kubernetes="--rule kubernetes --now $now"
# shellcheck disable=SC2086
{
  run 0 "n/b PoolUpdating
bare-pool PoolCreated" "" $kubernetes -o name mixed.json
  run 1 "POOL        STATE          READY   UPDATED   REASON
n/b         PoolUpdating   0/1     1/1       ScalingUp
bare-pool   PoolCreated    -       -         NotObserved" "" $kubernetes -o table mixed.json --exit-status
  run 0 "POOL        STATE      READY   UPDATED   REASON        MESSAGE
n/b         Updating   0/1     1/1       ScalingUp     pod b-0 is not ready; 1 of 2 pods created; 0 of 2 pods ready, 1 of 2 updated
bare-pool   Created    -       -         NotObserved   the controller has not observed the StatefulSet yet" \
    "" $kubernetes --detail --variant-names --output=table mixed.json
  printf '{"kind":"List","items":[]}' >in
  run 0 "[]" "" $kubernetes
  run 0 "" "poolstatus: no StatefulSet was found" $kubernetes -o table
  run 1 "[]" "" $kubernetes --exit-status

  # One that has failed counts more than those that are under way.
  stalled=${begun/'"status":{'/'"status":{"conditions":[{"type":"Stalled","status":"True"}],'}
  printf '[%s,%s,%s]' "$begun" "${stalled//n\/b/n\/c}" "$bare" >in
  run 3 ANY "" list $kubernetes -o name --exit-status
  run 0 ANY "" list $kubernetes -o name

  # Texts one behind the other; each the previous one of the next of its name.
  printf '%s %s\n%s' "$begun" "$bare" "$done" >in
  run 1 "n/b PoolUpdating
bare-pool PoolCreated
n/b PoolRolloutComplete" "" $kubernetes -oname --exit-status
  printf '%s\n%s%s\n' "$begun" "$done" "$begun" >in
  run 1 ANY "" $kubernetes --exit-status
  run 1 ANY "" $kubernetes --exit-status --stream
  said=$(cat out)
  printf '%s' "$begun" >begun.json
  printf '%s' "$done" >done.json
  "$program" $kubernetes begun.json >1.json
  "$program" $kubernetes --previous 1.json done.json >2.json
  "$program" $kubernetes --previous 2.json begun.json >3.json
  equal "--stream is --previous" "$said" "$(cat 1.json 2.json 3.json)"
  check "--stream makes a difference" test "$("$program" $kubernetes begun.json)" != "$(cat 3.json)"
  printf '%s%s' "$begun" "$done" >in
  run 1 ANY "" $kubernetes --exit-status
  run 0 ANY "" $kubernetes --exit-status --stream
  printf '%s\n{"a": oops}\n%s' "$bare" "$done" >in
  run 2 "bare-pool PoolCreated" "poolstatus: -:2:10: invalid token near 'oops'" $kubernetes -oname
  printf '%s {"kind":"Pod"} %s' "$bare" "$done" >in
  run 2 "bare-pool PoolCreated
n/b PoolRolloutComplete" "poolstatus: -:1:56: expected a StatefulSet, got a Pod" $kubernetes -oname
}

# Bad usage.
usage() { run 64 "" "poolstatus: $1
$try" "${@:2}"; }
usage "unknown option --nope" --nope
usage "unknown option -x" -x
usage "unknown option --detail=1" --detail=1
usage "--now needs a value" --now=
usage "--now needs a value" --now
usage "--deadline needs a value" --detail --deadline
usage "--rule needs documented or kubernetes" --rule fast
usage "--output needs json, name or table" -o wide
usage "--output needs json, name or table" --output=yaml
usage "-o needs a value" -o
for wrong in 1.5 -1 " 1" 5x 1m30 m; do
  usage "--deadline needs a duration such as 90, 5m or 1h30m" --deadline "$wrong"
done
usage "--deadline needs a value" --deadline ""
usage "--pod-grace needs a duration such as 90, 5m or 1h30m, or -1" --pod-grace -2
for long in 2147483648 596523h15m 99999999999999999999 99999999999999999999h; do
  usage "--deadline is longer than 2147483647 seconds" --deadline $long
done
usage "--previous is for one pool" list --previous a b
usage "--own-members is for tenants" --own-members
usage "--own-members is for tenants" list --own-members
usage "--blocked-reason is for tenants" --blocked-reason A
usage "--exit-status is for pools and lists" tenant --exit-status a
usage "standard input can be read only once" - -
usage "standard input can be read only once" --pods -
usage "tenant takes TENANT and STATEFULSETS" tenant
usage "tenant takes TENANT and STATEFULSETS" tenant a b c
run 64 "" "poolstatus: --now is not an RFC 3339 time such as 2025-01-15T10:30:00Z" \
  --now yesterday "$forms/x1.one.json"
run 64 "" "poolstatus: --tenant, --pool and --previous are for one pool, not for a list" \
  --tenant demo "$list50"
run 64 "" "poolstatus: the StatefulSet has no name: give its metadata.name, or --tenant and --pool" \
  status.json
run 2 "" "poolstatus: $forms/x1.one.json:1:65: metadata.name: the StatefulSet is called demo-pool-0, --tenant and --pool make a-b" \
  --tenant a --pool b "$forms/x1.one.json"
run 64 "" ANY status.json "$forms/x1.one.json" # no name; the next file is not done

run 0 ANY "" --help
equal "--help begins with the usage" "$(head -n 1 out)" "usage: poolstatus [pool] [OPTION]... [FILE]..."
for option in output rule detail variant-names now previous stream pods deadline tenant pool help version; do
  check "--help tells of --$option" grep -q -- "--$option" out
done
run 0 "poolstatus 0.2.0" "" --version
run 0 "poolstatus 0.2.0" "" -V
run 0 "$("$program" --help)" "" -h
run 0 ANY "" --version --nope

# A full disk is not a success.
if [ -w /dev/full ]; then
  "$program" "$forms/x1.one.json" >/dev/full 2>err
  equal "a full disk: exit status" $? 2
  equal "a full disk: standard error" "$(cat err)" "poolstatus: standard output: No space left on device"
fi
finish cli
