using System.Text;
using Verify.Inference;
using Verify.Search;
using Verify.Verifiers;

namespace Verify.Server.Tests.Hosting;

/// <summary>Results of searches, whose details no test cares about beyond what it gives.</summary>
internal static class Results
{
    public static SearchResult Answering(SearchPlan plan, params string?[] answers)
    {
        var candidates = answers.Select((answer, index) => Candidate(index + 1, answer)).ToList();
        return new SearchResult
        {
            Plan = plan,
            Abilities = new ModelAbilities
            {
                Reproducible = true,
                Heads = false,
                LogProbabilities = true,
                NextTokens = 610,
                HiddenState = true,
                ExactTokenCount = true,
                SamplingFilters = Sampling.Filters,
            },
            Stopped = StopReason.Completed,
            Answer = answers.FirstOrDefault(),
            Solution = candidates.Count == 0 ? "Half of 144" : candidates[0].Text,
            Score = candidates.Count == 0 ? null : 0.97,
            Confidence = candidates.Count == 0 ? null : 0.6875,
            Arithmetic = "consistent",
            Candidates = candidates,
            Tree =
            [
                new TreeNode(0, null, "", null, null, 0, 0, 0, "open", null),
                new TreeNode(1, 0, "Half of 144 is 72.\n", 0.99, null, 0, 9, -0.5, "open", null),
                new TreeNode(2, 0, "Half of 144 is 77.\n", 0.03, null, 0, 9, -2.5, "pruned", "not among the best 4"),
            ],
            Usage = new SearchUsage(61, 200, 230, 400, 210, 185, 12, 13) { SavedTokens = 90 },
            Timing = new SearchTiming(0, 0.5, 0.25, 0.75),
        };
    }

    private static Candidate Candidate(int rank, string? answer)
    {
        string[] steps = ["Half of 144 is 72.\n", $"The answer is {answer ?? "unknown"}."];
        return new Candidate(
            rank,
            rank,
            answer,
            string.Concat(steps),
            1.0 / rank,
            1,
            [new CandidateStep(steps[0], 0.99) { Evidence = new Evidence("It is half.") }, new CandidateStep(steps[1], null)],
            15,
            -1.25,
            "stop",
            steps.SelectMany(step => step.Split(' ')).Select((word, index) => Token(index == 0 ? word : " " + word)).ToList()
        );
    }

    private static TokenLogProbability Token(string text) => new(text, Encoding.UTF8.GetBytes(text), -0.1f);
}
