#!/usr/bin/env python3
"""Compares two recordings made by record.py; exits with 1 where they differ in what must stay.

usage: compare.py BEFORE AFTER [--allowed allowed.json] [--added-fields] [--only PATTERN]

What succeeded must be equal, numbers to the last digit. What failed must keep its status, its headers, its kind (type and code) and the
fields it complains about; its wording may change. Every other difference needs an entry in the file of allowed differences:
{"request": "solve-*", "path": "$.body.candidates[*].score", "reason": "..."}, where * matches anything within one step of a path and
** anything at all. An entry that no difference needs is an error too, so that the file stays true.
"""

import argparse
import collections
import fnmatch
import json
import pathlib
import re
import sys

from record import load_requests

SHOWN_OF_A_REQUEST = 5
ABSENT = object()

Difference = collections.namedtuple("Difference", "request path before after")


def is_error(answer):
    return answer.get("exitCode", 0) != 0 or answer.get("status", 200) >= 400


def promised(answer):
    """What of an answer must stay as it is."""
    if not is_error(answer):
        return answer
    if "exitCode" in answer:
        return {key: answer[key] for key in ("exitCode", "output", "errorPaths")}
    body = answer["body"]
    if not isinstance(body, dict):
        kept = body
    elif isinstance(body.get("error"), dict):
        kept = {"error": {key: body["error"].get(key) for key in ("type", "code", "param")}}
    else:
        kept = {"type": body.get("type"), "status": body.get("status"), "errors": sorted(body.get("errors") or [])}
    return {"status": answer["status"], "headers": answer["headers"], "body": kept}


def same(before, after):
    # Python takes True for 1.
    return isinstance(before, bool) == isinstance(after, bool) and before == after


def differences(before, after, path="$"):
    """Pairs that differ, with their JSON paths; ABSENT where one side has nothing."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from differences(before.get(key, ABSENT), after.get(key, ABSENT), f"{path}.{key}")
    elif isinstance(before, list) and isinstance(after, list):
        for index in range(max(len(before), len(after))):
            pair = (side[index] if index < len(side) else ABSENT for side in (before, after))
            yield from differences(*pair, f"{path}[{index}]")
    elif before is ABSENT or after is ABSENT or not same(before, after):
        yield path, before, after


def answers_differ(name, before, after):
    if is_error(before) != is_error(after):
        # One is an error and one is not: that says it all.
        key = "exitCode" if "exitCode" in before else "status"
        return [Difference(name, f"$.{key}", before[key], after[key])]
    return [Difference(name, *found) for found in differences(promised(before), promised(after))]


def is_added_field(difference):
    return difference.before is ABSENT and not difference.path.endswith("]")


class Allowed:
    """One entry of the file of allowed differences."""

    def __init__(self, entry):
        if set(entry) != {"request", "path", "reason"} or not all(isinstance(text, str) and text.strip() for text in entry.values()):
            sys.exit(f"an allowed difference has a request, a path and a reason, all of them texts, and nothing else: {json.dumps(entry)}")
        self.request, self.path = entry["request"], entry["path"]
        steps = re.escape(self.path).replace(r"\*\*", ".*").replace(r"\*", r"[^.\[\]]*")
        self.pattern = re.compile(steps, re.DOTALL)
        self.matched = 0

    def covers(self, difference):
        covers = fnmatch.fnmatch(difference.request, self.request) and self.pattern.fullmatch(difference.path) is not None
        self.matched += covers
        return covers

    def concerns(self, names):
        return any(fnmatch.fnmatch(name, self.request) for name in names)


def shown(value):
    if value is ABSENT:
        return "nothing"
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 100 else text[:97] + "..."


def read(folder, name):
    file = folder / f"{name}.json"
    return json.loads(file.read_text(encoding="ascii")) if file.exists() else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", metavar="BEFORE", type=pathlib.Path)
    parser.add_argument("after", metavar="AFTER", type=pathlib.Path)
    parser.add_argument("--allowed", type=pathlib.Path, help="a file with a list of allowed differences")
    parser.add_argument("--added-fields", action="store_true", help="report fields that only AFTER has, and let them pass")
    parser.add_argument("--only", default="*", metavar="PATTERN", help="only requests whose names match")
    arguments = parser.parse_args()
    for folder in (arguments.before, arguments.after):
        if not folder.is_dir():
            sys.exit(f"there is no folder '{folder}'")
    known = [request["name"] for request in load_requests("*")]
    entries = json.loads(arguments.allowed.read_text(encoding="utf-8")) if arguments.allowed else []
    allowed = [Allowed(entry) for entry in entries]

    wrong, compared, unrecorded, added = [], [], [], collections.Counter()
    let_pass = 0
    for name in fnmatch.filter(known, arguments.only):
        before, after = read(arguments.before, name), read(arguments.after, name)
        if before is None and after is None:
            unrecorded.append(name)
            continue
        if before is None or after is None:
            wrong.append(f"{name}: recorded {'before' if after is None else 'after'} only")
            continue
        compared.append(name)
        left = []
        for difference in answers_differ(name, before, after):
            # Every entry is asked, not the first that covers it alone: each counts as needed.
            if any([entry.covers(difference) for entry in allowed]):
                let_pass += 1
            elif arguments.added_fields and is_added_field(difference):
                added[re.sub(r"\[\d+\]", "[*]", difference.path)] += 1
            else:
                left.append(difference)
        wrong += [f"{name} {found.path}: {shown(found.before)} became {shown(found.after)}" for found in left[:SHOWN_OF_A_REQUEST]]
        if len(left) > SHOWN_OF_A_REQUEST:
            wrong.append(f"{name}: and {len(left) - SHOWN_OF_A_REQUEST} more differences")
    for entry in allowed:
        if entry.matched == 0 and (entry.concerns(compared) or not entry.concerns(known)):
            wrong.append(f"allowed difference of '{entry.request}' at '{entry.path}': nothing differs there any more; remove the entry")

    for path, count in added.items():
        print(f"added field {path} ({count} times)")
    if unrecorded:
        print(f"not recorded in either, so not compared: {', '.join(unrecorded)}")
    for line in wrong:
        print(line)
    if not compared and not wrong:
        sys.exit("nothing was compared")
    print(f"{len(compared)} requests compared, {let_pass} differences allowed, {len(wrong)} lines of what is wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
