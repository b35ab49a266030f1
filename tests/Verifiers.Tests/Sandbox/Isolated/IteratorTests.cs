using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>Iterators go as far as somebody takes them.</summary>
[Collection(SandboxCollection.Name)]
public sealed class IteratorTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(
        TestVerdict.Passed,
        "def f(it): return sum(it)",
        "assert f(iter(range(25000)))==sum(range(25000)) and f(x for x in range(12000))==sum(range(12000))"
    )]
    [InlineData(
        TestVerdict.Passed,
        "import itertools\ndef f(it): return list(itertools.islice(it,3))",
        "import itertools\nit=itertools.count(1)\nassert f(it)==[1,2,3]\nassert next(it)==4"
    )]
    [InlineData(TestVerdict.Passed, "def f(it):\n  next(it)\n  return it", "it=iter('abc')\nassert f(it) is it and next(it)=='b'")]
    [InlineData(
        TestVerdict.Passed,
        "def f(it): return [next(it) for _ in range(3)]",
        "def g():\n  n=0\n  while True:\n    n+=1\n    yield n\ni=g()\nassert f(i)==[1,2,3] and next(i)==4"
    )]
    [InlineData(TestVerdict.Passed, "def f(it): return zip(it,it)", "assert list(f(iter([1,2,3,4])))==[(1,2),(3,4)]")]
    [InlineData(
        TestVerdict.Passed,
        "class f:\n  def __init__(s,n): s.n=n\n  def __iter__(s):\n    for i in range(s.n): yield i",
        "assert list(f(3))==[0,1,2] and [x for x in f(2)]==[0,1] and sum(f(4))==6"
    )]
    public Task An_iterator_goes_as_far_as_it_is_taken(TestVerdict verdict, string solution, string test, string prelude = "") =>
        IsJudgedAsync(verdict, solution, test, prelude);
}
