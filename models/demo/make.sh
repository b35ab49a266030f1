#!/bin/sh
# Makes the demo models from nothing: tokenizer, policy, its labelled solutions, verifier, Hugging Face directories, figures.
# Usage: models/demo/make.sh OUT   (OUT: a new folder, outside the checkout). About two hours on two cores.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:?usage: make.sh OUT}
python=${PYTHON:-/usr/bin/python3}
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
mkdir -p "$out/logs"

run() { echo "== $1"; "$python" -u "$here/$1.py" --tokenizer "$out/tokenizer.json" "$@" ; }
