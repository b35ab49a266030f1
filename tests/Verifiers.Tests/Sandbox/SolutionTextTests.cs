using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>What people and models send as a solution is read as they mean it.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SolutionTextTests(SandboxFixture sandboxes)
{
    private const string Doubles = "def f(n):\n    return n * 2\n";
    private const string Prompt = "def f(n: int) -> int:\n    \"\"\"Doubles n.\"\"\"\n";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Doubles + "```\n")]
    [InlineData(Doubles + "```\n\nThis doubles the number.")]
    [InlineData(Doubles + "~~~\n")]
    [InlineData("~~~python\n" + Doubles + "~~~\nDone.")]
    [InlineData("~~~~\n" + Doubles + "~~~~")]
    [InlineData("````python\n" + Doubles + "````")]
    [InlineData("First a helper:\n```python\ndef dbl(n):\n    return n * 2\n```\nThen:\n```python\ndef f(n):\n    return dbl(n)\n```\n")]
    [InlineData("```python\nimport math\n```\n```python\ndef f(n):\n    return math.floor(n * 2)\n```\n")]
    [InlineData("```python\ndef f(n):\n    return dbl(n)\n```\nwith\n```python\nFACTOR = 2\ndef dbl(n):\n    return n * FACTOR\n```\n")]
    [InlineData("```python\ndef f(n):\n    return n * 2\n```\nUse it:\n```python\nprint(f(int(input())))\n```\n")]
    [InlineData("```python\ndef f(n):\n    \"\"\"Doubles.\n\n    ```python\n    f(2)\n    ```\n    \"\"\"\n    return n * 2\n```\n")]
    [InlineData("```python\ndef f(n):\n    '''\n    ```\n    f(2)\n    ```\n    '''\n    return n * 2\n```\nDone.\n```\n4\n```\n")]
    [InlineData("<think>\nLet me think: def f(n): return 0\n</think>\n" + Doubles)]
    [InlineData("<think>hm</think>\n\n```python\n" + Doubles + "```")]
    [InlineData("\uFEFF" + Doubles)]
    [InlineData("Here is the solution:\n\n" + Doubles)]
    [InlineData(Doubles + "\nThis function doubles the number.")]
    [InlineData("Sure, here it is:\n\nimport math\n\n" + Doubles + "\nIt runs in constant time, isn't that nice?")]
    [InlineData("class Solution:\n    def f(self, n):\n        return n * 2\n")]
    [InlineData("```\nclass Solution:\n    def f(self, n):\n        return self.g(n)\n    def g(self, n):\n        return n * 2\n```")]
    public async Task A_function_is_found(string solution)
    {
        var tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(2) == 4", "assert f(0) == 0"] };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun(solution, tests), None);
        Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
    }

    [Theory]
    [InlineData("     m = n\n     return m * 2\n")]
    [InlineData("     m = n\n    return m * 2\n")]
    [InlineData("\n\n        m = n\n        return m * 2\n")]
    [InlineData("m = n\nreturn m * 2\n")]
    [InlineData("    return n * 2\n\nif __name__ == '__main__':\n    print(f(3))\n")]
    public async Task The_rest_of_a_prompt_may_be_indented_in_another_way(string solution)
    {
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Prelude = Prompt,
            Cases = ["assert f(2) == 4"],
        };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun(solution, tests), None);
        Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
    }

    [Fact]
    public async Task An_entry_point_may_be_a_method_of_the_class_Solution()
    {
        var tests = new CodeTests
        {
            EntryPoint = "Solution().twoSum",
            Check = "def check(candidate):\n    assert candidate(nums=[2, 7], target=9) == [0, 1]\n",
        };
        var sandbox = sandboxes.Sandbox(SandboxTier.Bubblewrap);
        Assert.Empty(sandbox.Check(tests));
        var report = await sandbox.RunAsync(new TestRun("class Solution:\n  def twoSum(self, nums, target): return [0, 1]", tests), None);
        Assert.Equal(TestVerdict.Passed, report.Verdict);
    }

    [Theory]
    [InlineData("def g(n): return n")]
    [InlineData("I do not know.")]
    [InlineData("```\n```")]
    [InlineData("```python\n```")]
    [InlineData("class Solution:\n    def g(self, n): return n")]
    public async Task What_is_no_solution_is_an_error(string solution)
    {
        var tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(2) == 4"] };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun(solution, tests), None);
        Assert.Equal(TestVerdict.Error, report.Verdict);
    }

    [Theory]
    [InlineData("import numpy as np\nassert np.allclose(f(1), 2)", "cases[0]")]
    [InlineData("from pandas import DataFrame\nassert f(1) == 2", "cases[0]")]
    [InlineData("try:\n    import numpy\nexcept ImportError: pass\nassert f(1) == 2", "")]
    [InlineData("'''\nimport this, or\nimport numpy 'as' you like\n'''\nassert f(1) == 2", "")]
    public void Tests_that_need_a_missing_package_are_refused_as_tests(string test, string field)
    {
        var errors = sandboxes.Sandbox(SandboxTier.Bubblewrap).Check(new CodeTests { EntryPoint = "f", Cases = [test] });
        Assert.Equal(field, string.Join(" ", errors.Select(error => error.Field)));
    }
}
