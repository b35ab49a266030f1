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

# compare NAME START SAMPLES ARGUMENTS...: trains what compares, over a backbone that stays as it is
compare() {
    name=$1 start=$2 samples=$3
    shift 3
    run "$name" train_verifier --tokenizer "$tokenizer" --start "$start" --samples "$samples" --out "$out/$name.pt" \
        --frozen --share 0.5 --reading 0 --rate 0.15 "$@"
}

tokenizer="$out/tokenizer.json"
run tokenizer train_tokenizer --out "$tokenizer" --seed 1
run policy-1 train_policy --tokenizer "$tokenizer" --out "$out/policy-1" --seed 5 --tokens 10.7e6

# One core trains the same network on: an early checkpoint is the policy, the last one what the verifier reads with.
(
    run policy-2 train_policy --tokenizer "$tokenizer" --start "$out/policy-1/final.pt" --out "$out/policy-2" --seed 21 --tokens 26e6
    run policy-3 train_policy --tokenizer "$tokenizer" --start "$out/policy-2/final.pt" --out "$out/policy-3" --seed 22 --rate 0.4 \
        --decay-from 0.4 --tokens 16.7e6
) &
backbone=$!

# The other trains what compares on the first state meanwhile.
run samples-1 sample "$out/policy-1/final.pt" --tokenizer "$tokenizer" --out "$out/samples-1.jsonl" --seed 501 --count 4600 --times 8
compare verifier-1 "$out/policy-1/final.pt" "$out/samples-1.jsonl" --pairs 0.15 --decay-from 1 --tokens 16e6 --seed 16
policy="$out/policy-2/100.pt"
while [ ! -e "$policy" ] && kill -0 $backbone; do sleep 5; done
run samples-2 sample "$policy" --tokenizer "$tokenizer" --out "$out/samples-2.jsonl" --seed 602 --count 11000 --times 8
wait $backbone
compare verifier "$out/policy-3/final.pt" "$out/samples-2.jsonl" --comparing "$out/verifier-1.pt" --pairs 0.2 --decay-from 0.35 --tokens 10e6 --seed 71

run policy-directory checkpoints "$policy" --tokenizer "$tokenizer" --out "$out/policy"
run verifier-directory checkpoints "$out/verifier.pt" --tokenizer "$tokenizer" --out "$out/verifier"
run figures evaluate --policy "$policy" --verifier "$out/verifier.pt" --tokenizer "$tokenizer"
cat "$out/logs/figures.log"
