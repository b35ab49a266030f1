#!/usr/bin/env bash
# Records the same requests against two commits and compares them: tests/recorded/run.sh BASE [HEAD].
# HEAD left out is the commit that is checked out; what is not committed is not seen.
# Needs git, the .NET SDK and python3. Requests that have code run are skipped by name where no sandbox works; npm is not needed.
# Further arguments of compare.py in COMPARE, for instance COMPARE=--added-fields.
set -euo pipefail

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "usage: tests/recorded/run.sh BASE [HEAD]" >&2
    exit 2
fi

for tool in git dotnet python3; do
    command -v "$tool" >/dev/null || { echo "this needs $tool, which is not installed" >&2; exit 2; }
done

here=$(cd "$(dirname "$0")" && pwd)
repository=$(git -C "$here" rev-parse --show-toplevel)
base=$(git -C "$repository" rev-parse --verify "$1^{commit}")
head=$(git -C "$repository" rev-parse --verify "${2:-HEAD}^{commit}")
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)

clean_up() {
    for side in base head; do
        if [ -d "$work/$side-source" ]; then
            git -C "$repository" worktree remove --force "$work/$side-source" || true
        fi
    done
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

for side in base head; do
    commit=${!side}
    echo "== $side: $(git -C "$repository" log -1 --format='%h %s' "$commit")"
    git -C "$repository" worktree add --quiet --detach "$work/$side-source" "$commit"
    # No servers of the build stay behind: they would keep files of the worktree open.
    if ! dotnet build -c Release -v quiet --disable-build-servers -o "$work/$side-bin" \
        "$work/$side-source/src/Server" >"$work/build.log" 2>&1; then
        cat "$work/build.log" >&2
        exit 1
    fi
    python3 "$here/record.py" "$work/$side-bin/verify" "$work/$side"
done

echo "== compare"
# shellcheck disable=SC2086 # several arguments may stand in COMPARE
python3 "$here/compare.py" "$work/base" "$work/head" --allowed "$here/allowed.json" ${COMPARE:-}
