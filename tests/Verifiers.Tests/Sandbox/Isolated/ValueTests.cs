using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>Values of the standard library cross as values.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ValueTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(
        TestVerdict.Passed,
        "import datetime\ndef f(): return datetime.datetime(2024,1,1,tzinfo=datetime.timezone.utc)",
        "import datetime\nassert f()==datetime.datetime(2024,1,1,tzinfo=datetime.timezone.utc) and f().isoformat()=='2024-01-01T00:00:00+00:00'"
    )]
    [InlineData(
        TestVerdict.Passed,
        "import datetime,zoneinfo\ndef f(d): return d.astimezone(zoneinfo.ZoneInfo('Europe/Berlin'))",
        "import datetime,zoneinfo\nd=datetime.datetime(2024,7,1,tzinfo=datetime.timezone.utc)\nassert f(d).hour==2"
    )]
    [InlineData(
        TestVerdict.Passed,
        "import uuid,pathlib\ndef f(u): return [u, pathlib.Path('/a')/'b']",
        "import uuid,pathlib\nu=uuid.uuid4()\nassert f(u)==[u,pathlib.Path('/a/b')]"
    )]
    [InlineData(TestVerdict.Passed, "def f(d): return d.keys()", "d={1:2}\nassert f(d)=={1} and f(d) & {1}=={1}")]
    [InlineData(
        TestVerdict.Passed,
        "def f(s): return s",
        "assert f('a\\ud800')=='a\\ud800' and f(b'\\xff')==b'\\xff' and f(1e400)==float('inf') and f(2**100)==2**100 and f(frozenset([1]))==frozenset([1])"
    )]
    [InlineData(
        TestVerdict.Passed,
        "from collections import namedtuple\nP=namedtuple('P','x y')\ndef f(): return P(1,[2])",
        "p=f()\nassert p.x==1 and p==(1,[2]) and p._asdict()=={'x':1,'y':[2]}"
    )]
    [InlineData(TestVerdict.Passed, "def f(a): return memoryview(a).tolist()", "assert f(b'ab')==[97,98]")]
    [InlineData(
        TestVerdict.Passed,
        "from collections import Counter\ndef f(c): c.update('a'); return c.most_common(1)",
        "from collections import Counter\nc=Counter('b')\nassert f(c) in ([('b',1)],[('a',1)]) and c=={'a':1,'b':1}"
    )]
    public Task A_value_crosses_as_what_it_is(TestVerdict verdict, string solution, string test, string prelude = "") =>
        IsJudgedAsync(verdict, solution, test, prelude);
}
