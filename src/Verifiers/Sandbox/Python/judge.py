# Holds the tests of one solution and computes the verdicts. It runs in a sandbox of its own, never sees the solution's text, and receives what
# the solution answers as plain data.
import ast


def plan(job):
    """How these tests are judged; ValueError says what is wrong with them."""
    entry = job["entry"]
    if job["check"] is None:
        statements = []
        for text in job["cases"]:
            try:
                statements.append(ast.parse(text).body)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                statements.append([])
        calls = [literal_call(body[0], {entry}) if len(body) == 1 else None for body in statements]
        return LiteralTests(entry, calls) if all(calls) else CaseTests(job)

    try:
        tree = ast.parse(job["check"])
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError("it is no Python: %s" % error) from None
    check = next((one for one in reversed(tree.body) if isinstance(one, ast.FunctionDef) and one.name == "check"), None)
    if check is None or not check.args.posonlyargs + check.args.args:
        raise ValueError("it defines no check(candidate)")
    told = [statement for statement in check.body if not is_trivial(statement)]
    calls = [literal_call(statement, {(check.args.posonlyargs + check.args.args)[0].arg}) for statement in told]
    return LiteralTests(entry, calls) if calls and all(calls) else CheckTests(job, tree, check)


def judge(job):
    try:
        tests = plan(job)
    except ValueError as error:
        send(b"X", quote(printable(str(error)[:LONGEST_MESSAGE])))
        return
    send(b"P", '{"total":%d,"literal":%s}' % (tests.total, "true" if tests.literal else "false"))
    receive(b"G")
    tests.run()
    send(b"E", '{"lent":[%s]}' % ",".join(map(quote, run.names)))


requests, replies, _ = close_standard_streams()
limit_process()
write_all(replies, b"ready\n")
while True:
    run, reported = Run(), set()
    judge(parse(receive(b"J")[1]))
