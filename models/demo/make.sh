#!/bin/sh
# Makes the demo models from nothing: tokenizer, policy, its labelled solutions, verifier, Hugging Face directories, figures.
# Usage: models/demo/make.sh OUT   (OUT: a new folder, outside the checkout)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:?usage: make.sh OUT}
python=${PYTHON:-/usr/bin/python3}
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
mkdir -p "$out/logs"

# run NAME PROGRAM ARGUMENTS...: one part, with its log
run() {
    name=$1 program=$2
    shift 2
    echo "== $name"
    "$python" -u "$here/$program.py" "$@" > "$out/logs/$name.log" 2>&1
}

tokenizer="$out/tokenizer.json"
run tokenizer train_tokenizer --out "$tokenizer" --seed 1
run policy train_policy --tokenizer "$tokenizer" --out "$out/policy-checkpoints" --seed 5 --tokens 10.7e6
policy="$out/policy-checkpoints/final.pt"
run samples sample "$policy" --tokenizer "$tokenizer" --out "$out/samples.jsonl" --seed 501 --count 4600 --times 8
run verifier train_verifier --tokenizer "$tokenizer" --start "$policy" --frozen --samples "$out/samples.jsonl" --share 0.5 \
    --pairs 0.05 --reading 0 --rate 0.15 --decay-from 0.4 --tokens 4.8e6 --seed 16 --out "$out/verifier.pt"
run policy-directory checkpoints "$policy" --tokenizer "$tokenizer" --out "$out/policy"
run verifier-directory checkpoints "$out/verifier.pt" --tokenizer "$tokenizer" --out "$out/verifier"
run figures evaluate --policy "$policy" --verifier "$out/verifier.pt" --tokenizer "$tokenizer"
cat "$out/logs/figures.log"
