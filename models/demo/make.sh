#!/bin/sh
# Makes the demo models from nothing: tokenizer, policy with its skills, its labelled solutions, verifier, Hugging Face directories, figures.
#
# Usage: models/demo/make.sh OUT [--device cpu|cuda] [--minutes N] [--restore MODELS]
#   OUT        a folder outside the checkout. Run again on it, what is finished stays and what was cut short goes on.
#   --minutes  how long all of it may take on a machine that does nothing else (170); every part gets its share, 40 minutes of work at most
#   --restore  does not train from nothing: begins at the verifier imported in MODELS (such as models/), and at the network it reads with
#              as the policy, so that both know the same
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:?usage: make.sh OUT [--device cpu|cuda] [--minutes N] [--restore MODELS]}
shift
device=cpu minutes=170 restore=
while [ $# -gt 0 ]; do
    case $1 in
        --device) device=$2 ;;
        --minutes) minutes=$2 ;;
        --restore) restore=$(cd "$2" && pwd) ;;
        *) echo "make.sh: unknown option $1" >&2; exit 2 ;;
    esac
    shift 2
done
python=${PYTHON:-/usr/bin/python3}
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
mkdir -p "$out/logs"
out=$(cd "$out" && pwd)

# share WHOLE: so much of WHOLE as --minutes is of the usual 170
share() { awk "BEGIN { printf \"%d\", $1 * $minutes / 170 + 0.999 }"; }
# limit MINUTES: how long a part may take; a card does one part after the other, two cores two at a time
limit() { awk "BEGIN { m = $1 * $minutes / 170; printf \"%.2f\", m < 40 ? m : 40 }"; }

# run NAME PROGRAM ARGUMENTS...: one part, with its log; a part that is finished is not run again
run() {
    name=$1 program=$2
    shift 2
    [ -e "$out/logs/$name.done" ] && return
    echo "== $name"
    # Where this script was killed, the part it had begun may still be running: then that one is waited for.
    flock "$out/logs/$name.lock" "$python" -u "$here/$program.py" "$@" >> "$out/logs/$name.log" 2>&1 || { echo "make.sh: $name failed, see $out/logs/$name.log" >&2; return 1; }
    touch "$out/logs/$name.done"
}

# train NAME PROGRAM TOKENS MINUTES ARGUMENTS...: a training, as long as its tokens or, on a card, its minutes last
train() {
    part=$1 script=$2 tokens=$3 most=$4
    shift 4
    if [ "$device" = cuda ]; then
        run "$part" "$script" --tokenizer "$tokenizer" --out "$out/$part" --device cuda --workers 14 --batch 24000 --tokens 1e12 --minutes "$(limit "$most")" "$@"
    else
        run "$part" "$script" --tokenizer "$tokenizer" --out "$out/$part" --tokens "$(share "$tokens")" --minutes "$(limit 40)" "$@"
    fi
}

# count NUMBER: so many problems; a card solves them all in a minute
count() {
    if [ "$device" = cuda ]; then echo "$1"; else share "$1"; fi
}

tokenizer="$out/tokenizer.json"
if [ -n "$restore" ]; then
    [ -e "$tokenizer" ] || cp "$restore/demo-policy/tokenizer.json" "$tokenizer"
    run policy-1 restore "$restore/demo-verifier" --head "$restore/demo-policy" --backbone --out "$out/policy-1.pt"
else
    run tokenizer train_tokenizer --out "$tokenizer" --seed 1
    train policy-1 train_policy 10600000 28 --seed 5
fi

# One core teaches the policy its skills (its learning rate does not fall: less certain, it has more to choose from) and draws from it.
policy() {
    train policy train_policy 9500000 24 --start "$out/policy-1.pt" --seed 21 --skills 0.25 --drills 0.1 --decay-from 1 &&
        run samples sample "$out/policy.pt" --tokenizer "$tokenizer" --out "$out/samples.jsonl" --seed 701 --count "$(count 5120)" --times 16 \
            --temperature 0.9 --device "$device"
}
# The other trains what compares meanwhile, over the policy as it was, on solutions that cost no sampling.
comparing() {
    if [ -n "$restore" ]; then
        run judge-1 restore "$restore/demo-verifier" --head "$restore/demo-policy" --out "$out/judge-1.pt"
    else
        train judge-1 train_verifier 6000000 18 --start "$out/policy-1.pt" --frozen --seed 31 --rate 0.15 --decay-from 1
    fi
}
if [ "$device" = cuda ]; then
    policy
    comparing
else
    policy &
    writer=$!
    comparing
    wait $writer
fi

# Then all of the verifier learns to judge. Its backbone is the network that the policy also began as: it has learnt from no more solutions.
judge() {
    stage=$1
    shift
    train "$stage" train_verifier 5000000 24 --rate 0.15 --old 0.5 --samples "$out/samples.jsonl" --share 0.5 "$@"
}
judge judge-2 --start "$out/judge-1.pt" --seed 32 --decay-from 1
judge judge-3 --start "$out/judge-2.pt" --seed 33 --decay-from 1
judge verifier --start "$out/judge-3.pt" --seed 34 --decay-from 0.4

run policy-directory checkpoints "$out/policy.pt" --tokenizer "$tokenizer" --out "$out/policy"
run verifier-directory checkpoints "$out/verifier.pt" --tokenizer "$tokenizer" --out "$out/verifier"
mkdir -p "$out/held-out"
run figures evaluate --policy "$out/policy.pt" --verifier "$out/verifier.pt" --tokenizer "$tokenizer" --cache "$out/held-out" --count "$(count 400)" \
    --skills "$(count 200)" --device "$device"
cat "$out/logs/figures.log"
