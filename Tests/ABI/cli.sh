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
run 2 "" "poolstatus: -:1:0: the text is empty" --now $now
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
usage "--deadline needs a number of seconds" --deadline 1.5
usage "--deadline needs a number of seconds" --deadline -1
usage "--deadline needs a value" --deadline ""
usage "--deadline needs a number of seconds" --deadline " 1"
usage "--deadline needs a number of seconds" --deadline 2147483648
usage "--deadline needs a number of seconds" --deadline 99999999999999999999
usage "list takes one FILE" list a b
usage "tenant takes TENANT and STATEFULSETS" tenant
usage "tenant takes TENANT and STATEFULSETS" tenant a b c
run 64 "" ANY --now yesterday "$forms/x1.one.json"
run 64 "" ANY list --tenant demo "$list50"
run 64 "" ANY status.json "$forms/x1.one.json" # no name; the next file is not done

run 0 ANY "" --help
equal "--help begins with the usage" "$(head -n 1 out)" "usage: poolstatus [pool] [OPTION]... [FILE]..."
for option in rule detail variant-names now previous pods deadline tenant pool help version; do
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
