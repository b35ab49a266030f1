using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>What passes where solution and tests share one Python passes here too, although they do not.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PlainPythonTests(SandboxFixture sandboxes)
{
    private const string Point = "from dataclasses import dataclass\n@dataclass\nclass Point:\n  x: int\n  y: int = 0\n";

    private const string Stack =
        "class Stack:\n  def __init__(s): s.items = []\n  def push(s, x): s.items.append(x)\n  def __len__(s): return len(s.items)\n  def __getitem__(s, i): return s.items[i]\n"
        + "  def __iter__(s): return iter(s.items)\n  def __str__(s): return 'Stack' + str(s.items)\n  @classmethod\n  def of(c, *xs):\n    s = c()\n    s.items.extend(xs)\n    return s\n";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "def f():\n  a, b = 0, 1\n  while True:\n    yield a\n    a, b = b, a + b",
        "from itertools import islice\nassert list(islice(f(), 6)) == [0, 1, 1, 2, 3, 5]"
    )]
    [InlineData(
        "def f():\n  a, b = 0, 1\n  while True:\n    yield a\n    a, b = b, a + b",
        "g = f()\nassert [next(g) for _ in range(6)] == [0, 1, 1, 2, 3, 5]"
    )]
    [InlineData("def f(n):\n  for x in range(n): yield x", "assert list(f(20000)) == list(range(20000))")]
    [InlineData("def f(n):\n  for x in range(n): yield 'x' * 700000", "assert [len(x) for x in f(3)] == [700000] * 3")]
    [InlineData(
        "def f():\n  yield 1\n  raise ValueError('done')",
        "g = f()\nassert next(g) == 1\ntry:\n  next(g)\n  assert False\nexcept ValueError as e: assert str(e) == 'done'"
    )]
    [InlineData("def f(x): return map(str, x)", "assert list(f([1, 2])) == ['1', '2']\nassert ''.join(f([3])) == '3'")]
    [InlineData("def f(x): return [iter(y) for y in x]", "assert [list(y) for y in f([[1], [2, 3]])] == [[1], [2, 3]]")]
    [InlineData("def g(x):\n  yield from x\ndef f(x): return list(x)", "assert f(g([1, 2])) == [1, 2]")]
    public async Task An_iterator_is_asked_for_what_is_wanted_of_it(string solution, string test) =>
        Assert.Equal("passed", await JudgeAsync(solution, test));

    [Theory]
    [InlineData(Point + "def f(x): return Point(x, 2)", "assert f(1) == Point(1, 2)\nassert f(1) != Point(2, 1)\nassert f(1).x == 1")]
    [InlineData(Point + "def f(x): return [Point(x), {'p': Point(x)}]", "assert f(1) == [Point(1), {'p': Point(1)}]")]
    [InlineData(
        "from enum import Enum\nclass Colour(Enum):\n  RED = 1\n  BLUE = 2\ndef f(x): return Colour(x)",
        "assert f(1) == Colour.RED\nassert f(2) != Colour.RED"
    )]
    [InlineData(
        "from collections import namedtuple\nP = namedtuple('P', 'x y')\ndef f(x): return P(x, 2)",
        "assert f(1) == (1, 2)\nassert f(1) == P(1, 2)\nassert f(1).y == 2"
    )]
    [InlineData(
        Stack + "f = Stack",
        "s = f()\ns.push(3)\nassert len(s) == 1 and s[0] == 3 and list(s) == [3] and 3 in s and str(s) == 'Stack[3]'\nassert not Stack() and Stack.of(1, 2)[-1] == 2"
    )]
    [InlineData("class One:\n  pass\none = One()\ndef f(): return one", "assert f() is f() and f() == f()")]
    [InlineData("g = iter(range(9))\ndef f(): return g", "assert [next(f()), next(f()), next(f()), next(f())] == [0, 1, 2, 3]")]
    [InlineData(
        "from collections import deque\ndef f(x): return deque(x)",
        "from collections import deque\nassert f([1, 2]) == deque([1, 2])\nassert f([1]) != [1]"
    )]
    [InlineData("def f(d): return d.keys()", "assert f({1: 2}) == {1}\nassert list(f({3: 4})) == [3]")]
    [InlineData("def f(d): return d.values()", "assert list(f({1: 2})) == [2]")]
    [InlineData("def f(d): return d.items()", "assert sorted(f({1: 2})) == [(1, 2)]")]
    [InlineData(
        "import datetime\ndef f(y): return datetime.date(y, 2, 29)",
        "import datetime\nassert f(2024) == datetime.date(2024, 2, 29)\nassert (f(2024) - datetime.date(2024, 2, 28)).days == 1"
    )]
    [InlineData("def f(a, b): return a + b", "assert f(0.1, 0.2) == 0.1 + 0.2\nassert f(1e308, 1e308) == float('inf')")]
    public async Task Objects_of_the_solution_can_be_looked_into_and_compared_with_each_other(string solution, string test) =>
        Assert.Equal("passed", await JudgeAsync(solution, test));

    [Theory]
    [InlineData(
        "def f(head):\n  last = None\n  while head: head.next, last, head = last, head, head.next\n  return last",
        "assert items(f(chain([1, 2, 3]))) == [3, 2, 1]\nassert f(None) is None"
    )]
    [InlineData("def f(head): return head.next.val", "assert f(chain(range(500))) == 1")]
    [InlineData(
        "def f(nodes): return [n.val for n in nodes]",
        "given = [Node(1), Node(2)]\nassert f(given) == [1, 2] and given[0].val == 1"
    )]
    [InlineData("def f(node): return node.next is node", "n = Node(1)\nn.next = n\nassert f(n)")]
    [InlineData("def f(c): return Colour.BLUE if c is Colour.RED else Colour.RED", "assert f(Colour.RED).value == 2")]
    [InlineData("class Node:\n  val = 7\n  next = None\ndef f(x): return Node()", "assert f(1) != Node(7) and f(1).val == 7")]
    [InlineData(
        "def f(c): return Colour.BLUE if c is Colour.RED else Colour.RED",
        "assert f(Colour.RED) == Colour.BLUE and f(Colour.BLUE) in [Colour.RED]"
    )]
    [InlineData("def f(node): node.val, node.next.val = node.next.val, node.val", "n = chain([1, 2])\nf(n)\nassert items(n) == [2, 1]")]
    [InlineData("def f(node): node.next = Node(5)", "n = Node(1)\nf(n)\nassert items(n) == [1, 5]")]
    [InlineData("def f(node): return node.next", "n = chain([1, 2])\nassert f(n) is n.next")]
    [InlineData(
        "def f(node, see):\n  see(node)\n  node.val = 3",
        "n, seen = Node(1), []\nf(n, seen.append)\nassert seen[0] is n and n.val == 3"
    )]
    [InlineData(
        "def f(node, other):\n  last = other(node).val\n  node.val = last\n  return other(node) is node",
        "n, m = Node(1), Node(2)\nassert not f(n, lambda x: m if x is n else None)\nassert n.val == 2"
    )]
    public async Task Instances_of_a_preludes_classes_are_handed_over(string solution, string test)
    {
        const string prelude =
            "from enum import Enum\n\nclass Colour(Enum):\n    RED = 1\n    BLUE = 2\n\nclass Node:\n    def __init__(self, val, next=None):\n        self.val = val\n        self.next = next\n\n"
            + "def chain(items):\n    head = None\n    for item in reversed(items):\n        head = Node(item, head)\n    return head\n\n"
            + "def items(node):\n    found = []\n    while node:\n        found.append(node.val)\n        node = node.next\n    return found\n";
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Prelude = prelude,
            Cases = [test],
            Seconds = 5,
        };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun(solution, tests), None);
        Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
    }

    [Theory]
    [InlineData(
        "class Part:\n  def __init__(s): s._y = 3\n  def double(s): return 2 * s.x\nf = Part",
        "s = f()\ns.x = 5\nassert s.double() == 10 and s._y == 3 and vars(s) == {'_y': 3, 'x': 5}"
    )]
    [InlineData(
        "class Grid:\n  def __init__(s): s.d = {}\n  def __setitem__(s, k, v): s.d[k] = v\n  def __getitem__(s, k): return s.d[k]\n  def __len__(s): return len(s.d)\nf = Grid",
        "s = f()\ns[1] = 5\nassert s[1] == 5 and len(s) == 1"
    )]
    [InlineData(Point + "def f(x): return Point(x, 2)", "assert repr(f(1)) == 'Point(x=1, y=2)' and str([f(1)]) == '[Point(x=1, y=2)]'")]
    [InlineData(
        "class f:\n  'A part.'\n  def __init__(s, a): s.a = a",
        "assert f(3).a == 3 and f.__name__ == 'f' and f.__doc__ == 'A part.'"
    )]
    [InlineData(
        "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass One:\n  x: int\ndef f(n): return {One(x) for x in range(n)}",
        "assert len(f(300)) == 300 and len(f(2) | f(3)) == 3"
    )]
    [InlineData(
        "class Bag:\n  def __init__(s, x): s.x = x\n  def push(s, y): s.x.append(y)\n  def __eq__(s, o): return s.x == o.x\nf = Bag",
        "import copy\ns = f([])\nbefore = copy.deepcopy(s)\ns.push(1)\nassert s != before and before.x == []"
    )]
    [InlineData("def f(x): return lambda y: x + y", "assert callable(f(1)) and f(1)(2) == 3")]
    [InlineData("def f(x): x.sort()", "l = [2, 1]\nf(x=l)\nassert l == [1, 2]")]
    [InlineData("def f(x): x[1].append(7)", "l = []\nf((0, l))\nassert l == [7]")]
    [InlineData("def f(x): x.append(7)", "from collections import deque\nd = deque([1])\nf(d)\nassert d == deque([1, 7])")]
    public async Task Objects_of_the_solution_can_be_changed_copied_and_shown(string solution, string test) =>
        Assert.Equal("passed", await JudgeAsync(solution, test));

    [Theory]
    [InlineData("def f(x): return object()", "assert callable(f(1))")]
    [InlineData("def f(x): return object()", "assert hasattr(f(1), '__len__')")]
    [InlineData("def f(x): return object()", "from collections.abc import Iterable\nassert isinstance(f(1), Iterable)")]
    [InlineData("def f(x): return x", "assert f.__doc__")]
    [InlineData("class One:\n  def __eq__(s, o): return True\ndef f(x): return One()", "assert len({f(1), f(2)}) == 1")]
    [InlineData(
        "class One:\n  def __eq__(s, o): return True\n  def __hash__(s): return id(s)\nmade = []\ndef f(x):\n  made.append(One())\n  return made[-1]",
        "assert len({f(1), f(2)}) == 1"
    )]
    [InlineData("class One:\n  @property\n  def x(s): return 1\ndef f(x): return One()", "one = f(1)\none.x = 5\nassert one.x == 5")]
    [InlineData(
        "class Bag:\n  def __init__(s, x): s.x = x\n  def push(s, y): s.x.append(y)\n  def __eq__(s, o): return s.x == o.x\nf = Bag",
        "import copy\ns = f([])\nbefore = copy.deepcopy(s)\ns.push(1)\nassert s == before"
    )]
    [InlineData("def f(x): x.append(2)", "l = [1]\nf(x=l)\nassert l == [1]")]
    [InlineData("def f(x): x[0].append(2)", "l = [1]\nf((l,))\nassert l == [1]")]
    [InlineData("def f(x): x.append(2)", "from collections import deque\nd = deque([1])\nf(d)\nassert len(d) == 1")]
    [InlineData("def f(x): x.clear()", "from collections import Counter\nc = Counter('a')\nf(c)\nassert c == {'a': 1}")]
    public async Task What_fails_in_one_Python_fails_here(string solution, string test) =>
        Assert.NotEqual("passed", await JudgeAsync(solution, test));

    [Fact]
    public async Task An_iterator_is_not_driven_on_to_an_item_that_takes_long()
    {
        const string perfect =
            "def f():\n  n = 1\n  while True:\n    n += 1\n    if n > 500: n += 76\n    if sum(d for d in range(1, n) if n % d == 0) == n: yield n\n    if n > 8128:\n      while True: pass";
        Assert.Equal("passed", await JudgeAsync(perfect, "g = f()\nassert [next(g) for _ in range(3)] == [6, 28, 496]"));
    }

    [Fact]
    public async Task A_message_is_the_same_in_every_run()
    {
        Assert.Equal(
            "failed: f(<function <lambda>>) returned <f of the solution>, expected <object object>",
            await JudgeAsync("def f(x): return f", "assert f(lambda: 1) == object()")
        );
    }

    [Theory]
    [InlineData(Point + "class Any(Point):\n  def __eq__(s, o): return True\ndef f(x): return Any(1)", "assert f(1) == (1, 2)")]
    [InlineData(
        "class Any:\n  def __len__(s): return 1\n  def __iter__(s): return iter([5])\n  def __contains__(s, x): return True\n  def __sub__(s, o): return 0.0\n  def __lt__(s, o): return True\ndef f(x): return Any()",
        "assert 48151623 in f(1)"
    )]
    [InlineData(
        "class Any:\n  def __sub__(s, o): return 0.0\n  def __rsub__(s, o): return 0.0\n  def __abs__(s): return s\n  def __lt__(s, o): return True\ndef f(x): return Any()",
        "assert abs(f(1) - 48151623) < 1e-6"
    )]
    [InlineData(
        "class Any:\n  def __eq__(s, o): return True\n  def __lt__(s, o): return True\ndef f(x): return Any()",
        "assert f(1) < 48151623"
    )]
    [InlineData(
        "class Any(dict):\n  def __eq__(s, o): return True\n  def keys(s): return s\ndef f(x): return Any().keys()",
        "assert f(1) == {48151623}"
    )]
    public async Task What_an_object_says_of_itself_is_not_what_it_is_worth(string solution, string test) =>
        Assert.NotEqual("passed", await JudgeAsync(solution, test));

    [Theory]
    [InlineData(
        "import asyncio\nasync def g(x):\n  await asyncio.sleep(0)\n  return 2 * x\ndef f(x): return asyncio.run(g(x))",
        "assert f(2) == 4"
    )]
    [InlineData(
        "import asyncio\nasync def f(x):\n  await asyncio.sleep(0)\n  return 2 * x",
        "import asyncio\nassert asyncio.run(f(2)) == 4"
    )]
    [InlineData(
        "import asyncio\nasync def f(xs):\n  loop = asyncio.get_running_loop()\n  return await asyncio.gather(*(loop.run_in_executor(None, abs, x) for x in xs))",
        "import asyncio\nassert asyncio.run(f([-1, 2])) == [1, 2]"
    )]
    [InlineData("def f(n): return 0 if n == 0 else 1 + f(n - 1)", "assert f(990) == 990")]
    [InlineData("import sys\nsys.setrecursionlimit(10 ** 6)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)", "assert f(50000) == 50000")]
    [InlineData(
        "def f(x):\n  '''\n  >>> f(1)\n  2\n  '''\n  return x + 1\nif __name__ == '__main__':\n  import doctest\n  doctest.testmod()\n  exit(1)",
        "assert f(1) == 2"
    )]
    [InlineData(
        "import random\ndef f(x):\n  random.seed(x)\n  return [random.randint(1, 6) for _ in range(3)]",
        "import random\nrandom.seed(7)\nassert f(7) == [random.randint(1, 6) for _ in range(3)]"
    )]
    [InlineData(
        "import heapq, bisect, string, functools, itertools, math, re, typing\n@functools.lru_cache(None)\ndef f(n: typing.Optional[int] = None) -> int: return math.comb(n, 2)",
        "assert f(5) == 10"
    )]
    public async Task Modules_recursion_and_coroutines_work_as_ever(string solution, string test) =>
        Assert.Equal("passed", await JudgeAsync(solution, test));

    [Theory]
    [InlineData("n = int(input())\nprint(n)\nexit()")]
    [InlineData("n = int(input())\nprint(n)\nquit(0)")]
    [InlineData("import sys\nprint(sys.stdin.readline().strip())\nsys.exit()")]
    [InlineData("def main():\n  print(input())\nif __name__ == '__main__':\n  main()")]
    [InlineData("import sys\ndata = sys.stdin.buffer.read().split()\nsys.stdout.write(data[0].decode() + '  \\n\\n')")]
    [InlineData("import asyncio\nasync def main(): print(input())\nasyncio.run(main())")]
    [InlineData(
        "import sys, threading\nsys.setrecursionlimit(10 ** 6)\nthreading.stack_size(1 << 26)\nt = threading.Thread(target=lambda: print(input()))\nt.start()\nt.join()"
    )]
    [InlineData("print(open(0).read().strip())")]
    public async Task Programs_read_print_and_end_as_ever(string program)
    {
        var tests = new CodeTests { Programs = [new("12\n", "12")] };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun(program, tests), None);
        Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
    }

    [Fact]
    public async Task What_is_printed_may_be_long_and_in_any_script()
    {
        var tests = new CodeTests
        {
            Programs = [new("", "naïve – 数学 🎉"), new("", string.Concat(Enumerable.Range(0, 100_000).Select(n => $"{n}\n")))],
        };
        var report = await sandboxes
            .Sandbox(SandboxTier.Bubblewrap)
            .RunAsync(new TestRun("print('naïve – 数学 🎉')", tests with { Programs = [tests.Programs[0]] }), None);
        Assert.Equal(TestVerdict.Passed, report.Verdict);
        report = await sandboxes
            .Sandbox(SandboxTier.Bubblewrap)
            .RunAsync(new TestRun("for n in range(100000): print(n)", tests with { Programs = [tests.Programs[1]] }), None);
        Assert.Equal(TestVerdict.Passed, report.Verdict);
    }

    [Fact]
    public async Task A_module_that_is_not_there_is_named()
    {
        var report = await sandboxes
            .Sandbox(SandboxTier.Bubblewrap)
            .RunAsync(
                new TestRun(
                    "import numpy as np\ndef f(x): return np.sum(x)",
                    new CodeTests { EntryPoint = "f", Cases = ["assert f([1]) == 1"] }
                ),
                None
            );
        Assert.Equal((TestVerdict.Error, "ModuleNotFoundError: No module named 'numpy'"), (report.Verdict, report.Cases[0].Message));
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task The_order_of_a_set_of_texts_is_the_same_in_every_run(SandboxTier tier)
    {
        var program = new ProgramRun { Source = "print(*{chr(n) for n in range(97, 123)})" };
        var first = await sandboxes.Sandbox(tier).RunProgramAsync(program, None);
        Assert.Equal(first.Stdout, (await sandboxes.Sandbox(tier).RunProgramAsync(program, None)).Stdout);
    }

    [Theory]
    [InlineData("```python\ndef f(x):\n    return 2 * x\n```\nFor example:\n```python\nprint(f(2))  # 4\n```")]
    [InlineData("```python\ndef f(x):\n    return 2 * x\n```\nOutput:\n```\n4\n```")]
    [InlineData("1. Here it is:\n   ```python\n   def f(x):\n       return 2 * x\n   ```\n2. Done.")]
    [InlineData("Sure! ```python\ndef f(x):\n    return 2 * x\n```")]
    [InlineData("```py\nclass f:\n    '''Prints ``` around it.'''\n    def __new__(cls, x): return 2 * x\n```\nThe end.")]
    [InlineData("Cut off\n```python\ndef f(x):\n    return 2 * x\n")]
    [InlineData("```python\nf = lambda x: 2 * x\n```\nrun it with\n```bash\npython solution.py\n```")]
    [InlineData("def f(x):\r\n    return 2 * x\r\n")]
    public async Task The_solution_is_found_among_prose_and_examples(string solution) =>
        Assert.Equal("passed", await JudgeAsync(solution, "assert f(2) == 4"));

    [Theory]
    [InlineData("return 2 * x")]
    [InlineData("y = 2 * x\n    return y")]
    [InlineData("```python\nreturn 2 * x\n```")]
    [InlineData("    return 2 * x")]
    [InlineData("def f(x):\n    return 2 * x")]
    public async Task The_rest_of_a_prelude_may_have_lost_the_blanks_of_its_first_line(string solution)
    {
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Prelude = "def f(x):\n    '''Doubles.'''\n",
            Cases = ["assert f(2) == 4"],
        };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun(solution, tests), None);
        Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
    }

    private async Task<string> JudgeAsync(string solution, string test)
    {
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Cases = [test],
            Seconds = 5,
        };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun(solution, tests), None);
        return report.Verdict == TestVerdict.Passed ? "passed" : $"{report.Verdict.Name()}: {report.Cases[0].Message}";
    }
}
