using System.Net;
using System.Text.Json;
using Verify.Inference.Tokenization;
using Verify.Server.Documentation;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Bundled;

/// <summary>Programs that the bundled policy writes, run in a real sandbox.</summary>
[Collection(nameof(BundledServer))]
public sealed class BundledCodeTests(BundledServer bundled)
{
    /// <summary>Of the families of code problems that the policy was trained on.</summary>
    private static readonly (string Problem, string EntryPoint, string[] Cases)[] Problems =
    [
        (
            "Write a Python function compute(n) that takes the number n. First multiply by 4, then subtract 4, then drop the sign.",
            "compute",
            ["assert compute(0) == 4", "assert compute(37) == 144", "assert compute(-3) == 16"]
        ),
        (
            "Write a Python function compute(s) that takes the string s without its first letter, then twice in a row, then without spaces. Return it.",
            "compute",
            ["assert compute('Noon') == 'oonoon'", "assert compute('Stone Age') == 'toneAgetoneAge'"]
        ),
        (
            "Write a Python function solve(xs) that returns the sum of the even numbers in the list xs.",
            "solve",
            ["assert solve([1, 2, 4]) == 6", "assert solve([3, 5]) == 0", "assert solve([-2, 8]) == 6"]
        ),
    ];

    public static TheoryData<string> Strategies => BundledSolveTests.Strategies;

    [Fact]
    public async Task A_program_that_passes_all_tests_is_found_and_ends_the_search()
    {
        await RequireSandboxAsync();
        var answers = new List<JsonElement>();
        foreach (var (problem, entryPoint, cases) in Problems)
        {
            answers.Add(
                await PostAsync(
                    "/v1/solve",
                    new
                    {
                        problem,
                        seed = 7,
                        tests = new { entryPoint, cases },
                        search = new { strategy = "majority", options = new { samples = 32 } },
                    }
                )
            );
        }

        var solved = answers.Where(answer => answer.Text("stopped") == "passed").ToList();
        Assert.NotEmpty(solved);
        Assert.All(solved, answer => Assert.Equal("passed", answer.At("verdict.tests").Text("verdict")));
        Assert.All(solved, answer => Assert.Equal(1, answer.GetProperty("score").GetDouble()));
        Assert.All(answers, answer => Assert.Equal("code", answer.Text("kind")));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Every_strategy_tests_its_candidates(string strategy)
    {
        await RequireSandboxAsync();
        var (problem, entryPoint, cases) = Problems[2];
        var answer = await PostAsync(
            "/v1/solve",
            new
            {
                problem,
                seed = 7,
                tests = new { entryPoint, cases },
                search = new { strategy },
            }
        );

        Assert.All(answer.GetProperty("candidates").EnumerateArray(), candidate =>
            Assert.Equal(cases.Length, candidate.At("tests.total").GetInt32())
        );
        Assert.Equal(answer.Text("stopped") == "passed", answer.At("verdict.tests.passed").GetInt32() == cases.Length);
        Assert.Equal("bubblewrap", answer.At("verdict.tests").Text("sandbox"));
    }

    [Fact]
    public async Task The_chat_endpoint_says_in_its_extension_what_became_of_the_tests()
    {
        await RequireSandboxAsync();
        var (problem, entryPoint, cases) = Problems[0];
        var answer = await PostAsync(
            "/v1/chat/completions",
            new
            {
                model = "demo@majority",
                messages = new[] { new { role = "user", content = problem } },
                seed = 7,
                search = new { tests = new { entryPoint, cases } },
            }
        );

        Assert.Equal(cases.Length, answer.At("verdict.tests.total").GetInt32());
        Assert.Contains("def compute", answer.At("choices.0.message").Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_solutions_are_run_each_in_a_sandbox_of_its_own_and_what_is_no_code_spoils_none()
    {
        await RequireSandboxAsync();
        var answer = await PostAsync(
            "/v1/verify",
            new
            {
                problem = "Write a Python function double(n) that returns twice the number n.",
                solutions = new[]
                {
                    "def double(n):\n    return 2 * n\n",
                    "this is no code",
                    "def triple(n):\n    return 3 * n\n",
                    "import os\nos._exit(0)\n",
                    "def double(n):\n    return n + 2\n",
                },
                tests = new { entryPoint = "double", cases = new[] { "assert double(2) == 4", "assert double(-3) == -6" } },
                verifiers = new[] { "tests" },
            }
        );
        var results = answer.GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(
            ["passed", "error", "error", "error", "failed"],
            results.Select(result => result.GetProperty("tests").Text("verdict"))
        );
        Assert.Equal([1, 0, 0, 0, 0.5], results.Select(result => result.At("scores.tests.aggregate").GetDouble()));
    }

    [Fact]
    public async Task Tests_and_checks_say_the_same_alone_and_beside_sixteen_others()
    {
        await RequireSandboxAsync();
        var (problem, entryPoint, cases) = Problems[2];
        var search = new
        {
            problem,
            seed = 7,
            trace = true,
            tests = new { entryPoint, cases },
            search = new { strategy = "beam" },
            sampling = new { tools = new[] { "python" } },
        };
        var check = new
        {
            problem = "What is 6 times 7?",
            solutions = Enumerable.Range(30, 40).Select(number => $"6 * 7 = {number}\nThe answer is {number}."),
            reference = "42",
            verifiers = new[] { "demo-prm", "arithmetic" },
        };
        var (searched, checkedAlone) = (await PostAsync("/v1/solve", search), await PostAsync("/v1/verify", check));
        var others = Enumerable
            .Range(0, 16)
            .Select(number =>
                number % 2 == 0
                    ? PostAsync(
                        "/v1/solve",
                        new
                        {
                            problem,
                            seed = number,
                            tests = new { entryPoint, cases },
                        }
                    )
                    : PostAsync("/v1/verify", check with { problem = $"What is 6 times {number}?" })
            )
            .ToList();
        var (searchedBeside, checkedBeside) = (await PostAsync("/v1/solve", search), await PostAsync("/v1/verify", check));
        await Task.WhenAll(others);

        Assert.Equal(checkedAlone.GetRawText(), checkedBeside.GetRawText());
        Assert.All((string[])["tree", "candidates", "usage", "stopped", "search"], field =>
            Assert.Equal(searched.GetProperty(field).GetRawText(), searchedBeside.GetProperty(field).GetRawText())
        );
    }

    [Fact]
    public async Task The_documents_examples_of_checks_are_answered_as_they_stand()
    {
        await RequireSandboxAsync();
        foreach (var example in (string[])[RequestExamples.VerifyMath, RequestExamples.VerifyCode])
        {
            var response = await bundled.Server.PostAsync("/v1/verify", example);
            Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync(RunningServer.Cancelled));
        }
    }

    private async Task RequireSandboxAsync()
    {
        var ready = await (await bundled.Server.Client.GetAsync("/readyz", RunningServer.Cancelled)).JsonAsync();
        if (ready.At("code").Text("sandbox") != "bubblewrap")
        {
            Assert.Skip("needs Debian packages bubblewrap and python3: " + ready.At("code").Text("reason"));
        }
    }

    private async Task<JsonElement> PostAsync(string path, object request)
    {
        var response = await bundled.Server.PostAsync(path, JsonSerializer.Serialize(request));
        var answer = await response.JsonAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer.GetRawText());
        return answer;
    }
}
