"""What compare.py lets pass and what it does not, and what record.py takes out: python3 -m unittest discover tests/recorded"""

import contextlib
import io
import json
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import compare
import record

NAME = "solve-greedy"


def success(body):
    return {"status": 200, "headers": {"content-type": "application/json"}, "body": body}


def refusal(detail, *paths, kind="urn:verify:problem:invalid-request", status=400):
    body = {"type": kind, "title": detail, "status": status, "detail": detail, "errors": {path: [detail] for path in paths}}
    return {"status": status, "headers": {"content-type": "application/problem+json"}, "body": body}


class CompareTests(unittest.TestCase):
    def compare(self, before, after, allowed=(), *more):
        """The exit code and what was printed."""
        with tempfile.TemporaryDirectory() as work:
            folder = pathlib.Path(work)
            for side, answer in (("before", before), ("after", after)):
                (folder / side).mkdir()
                if answer is not None:
                    (folder / side / f"{NAME}.json").write_text(json.dumps(answer))
            (folder / "allowed.json").write_text(json.dumps(list(allowed)))
            arguments = ["compare.py", str(folder / "before"), str(folder / "after"), "--allowed", str(folder / "allowed.json")]
            printed = io.StringIO()
            with mock.patch.object(sys, "argv", [*arguments, "--only", NAME, *more]), contextlib.redirect_stdout(printed):
                with self.assertRaises(SystemExit) as ended:
                    compare.main()
            return ended.exception.code, printed.getvalue()

    def test_a_number_that_differs_in_its_last_digit_differs(self):
        self.assertEqual(self.compare(success({"score": 0.1}), success({"score": 0.1}))[0], 0)
        code, printed = self.compare(success({"score": 0.1}), success({"score": 0.10000000000000002}))
        self.assertEqual(code, 1)
        self.assertIn("solve-greedy $.body.score: 0.1 became 0.10000000000000002", printed)

    def test_true_is_not_one(self):
        self.assertEqual(self.compare(success({"kept": True}), success({"kept": 1}))[0], 1)

    def test_an_error_may_change_its_words_only(self):
        before = refusal("mend it", "seed")
        self.assertEqual(self.compare(before, refusal("fix it", "seed"))[0], 0)
        for after in (
            refusal("mend it", "seed", "problem"),
            refusal("mend it", "seed", kind="urn:verify:problem:other"),
            refusal("mend it", "seed", status=422),
            success({}),
        ):
            self.assertEqual(self.compare(before, after)[0], 1)

    def test_an_added_field_passes_where_that_is_asked_for(self):
        before, after = success({"a": [{}]}), success({"a": [{"new": 1}]})
        self.assertEqual(self.compare(before, after)[0], 1)
        code, printed = self.compare(before, after, (), "--added-fields")
        self.assertEqual(code, 0)
        self.assertIn("added field $.body.a[*].new", printed)
        self.assertEqual(self.compare(after, before, (), "--added-fields")[0], 1, "a removed one does not")
        self.assertEqual(self.compare(success([1]), success([1, 2]), (), "--added-fields")[0], 1, "nor does an item of a list")

    def test_an_allowed_difference_is_allowed_there_and_nowhere_else(self):
        entry = {"request": "solve-*", "path": "$.body.a[*].score", "reason": "rounded otherwise"}
        one, other = success({"a": [{"score": 1}]}), success({"a": [{"score": 2}]})
        self.assertEqual(self.compare(one, other, [entry])[0], 0)
        self.assertEqual(self.compare(one, success({"a": [{"score": {"x": 2}}], "b": 1}), [entry])[0], 1)
        self.assertEqual(self.compare(one, other, [{**entry, "request": "chat-*"}])[0], 1)

    def test_an_entry_that_nothing_needs_is_an_error(self):
        code, printed = self.compare(success({}), success({}), [{"request": NAME, "path": "$.**", "reason": "once"}])
        self.assertEqual(code, 1)
        self.assertIn("nothing differs there any more", printed)

    def test_an_entry_without_a_reason_is_refused(self):
        self.assertIn("has a request, a path and a reason", self.compare(success({}), success({}), [{"request": NAME, "path": "$"}])[0])

    def test_what_only_one_side_recorded_is_an_error(self):
        self.assertEqual(self.compare(success({}), None)[0], 1)


class NormalisedTests(unittest.TestCase):
    def test_times_and_drawn_ids_go_and_all_else_stays(self):
        given = {
            "id": "chatcmpl-01M8GS7YMHEJHRYD77AEM4TZ3Y",
            "created": 1795859675,
            "timing": {"total": 0.5, "policy": None},
            "search": {"budget": {"seconds": None}, "seed": 7},
            "cases": [{"seconds": 0.01}],
            "tree": [{"id": 3}],
            "data": [{"id": "demo@beam"}],
        }
        self.assertEqual(
            record.normalised(given),
            {
                "id": "chatcmpl-<id>",
                "created": "<time>",
                "timing": {"total": "<time>", "policy": "<time>"},
                "search": {"budget": {"seconds": None}, "seed": 7},
                "cases": [{"seconds": "<time>"}],
                "tree": [{"id": 3}],
                "data": [{"id": "demo@beam"}],
            },
        )

    def test_both_forms_of_a_drawn_id_are_the_same(self):
        for drawn in ("01M8GS7YMHEJHRYD77AEM4TZ3Y", "019ac2f0-7c52-7b5e-9a51-6f2b1c3d4e5f", "019ac2f07c527b5e9a516f2b1c3d4e5f"):
            self.assertEqual(record.normalised({"id": drawn}), {"id": "<id>"})

    def test_a_stream_is_the_list_of_its_events(self):
        stream = b': waiting\n\ndata: {"id": "chatcmpl-01M8GS7YMHEJHRYD77AEM4TZ3Y"}\n\ndata: [DONE]\n\n'
        self.assertEqual(record.body_of("text/event-stream; charset=utf-8", stream), [{"id": "chatcmpl-<id>"}, "[DONE]"])


if __name__ == "__main__":
    unittest.main()
