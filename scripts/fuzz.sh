#!/usr/bin/env bash
# libFuzzer on the functions with texts and, where there is one, on the kernel: SECONDS each (600).
#
#     make fuzz [SECONDS=600] [JOBS=2]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${SECONDS_EACH:-600}
Tests/Differential/fuzz.sh "$seconds" "${JOBS:-2}"
if [ -x Tests/Kernel/run.sh ]; then Tests/Kernel/run.sh fuzz "$seconds"; fi
