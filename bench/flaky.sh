#!/usr/bin/env bash
# Runs the test classes that start processes, again and again beside other work, and ends with an error once a test fails.
# bench/flaky.sh [rounds, 20] [processes of other work, 16]
set -euo pipefail

rounds=${1:-20}
load=${2:-16}
cd "$(dirname "$0")/.."
dotnet build tests/Verifiers.Tests

busy=()
trap 'kill "${busy[@]}" 2>/dev/null || true' EXIT
for _ in $(seq "$load"); do
    (while :; do :; done) &
    busy+=($!)
done

for round in $(seq "$rounds"); do
    echo "round $round of $rounds"
    dotnet test --project tests/Verifiers.Tests --no-build \
        --filter-class '*VerdictTests' --filter-class '*AttackTests' --filter-class '*PlainPythonTests' \
        --filter-class '*.Sandbox.Isolated.*' --filter-class '*TogetherTests' --filter-class '*.ProgramTests' \
        --filter-class '*SolutionTextTests' --filter-class '*TierChoiceTests' --filter-class '*LeftBehindTests'
done
