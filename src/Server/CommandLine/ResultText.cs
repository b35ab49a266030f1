using System.Globalization;
using Verify.Search;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.CommandLine;

/// <summary>A result as a person reads it: the solution, then what is known of it.</summary>
internal static class ResultText
{
    public static void Write(SearchResult result, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(result.Solution.Trim());
        output.WriteLine();
        foreach (var (name, value) in Facts(result))
        {
            output.WriteLine($"{name, -12}{value}");
        }
    }

    private static IEnumerable<(string Name, string Value)> Facts(SearchResult result)
    {
        var (plan, usage, timing) = (result.Plan, result.Usage, result.Timing);
        yield return ("answer", result.Answer ?? "none was stated");
        if (result.Score is { } score)
        {
            yield return ("score", Invariant($"{score:0.000}"));
        }

        if (result.Candidates is [var best, ..])
        {
            yield return ("votes", Invariant($"{best.Votes} of {result.Candidates.Count} candidates"));
        }

        if (result.Confidence is { } confidence)
        {
            yield return ("confidence", Invariant($"{confidence:0.000}"));
        }

        if (result.Agreement is { } agreement)
        {
            yield return ("agreement", Invariant($"{agreement:0.000}, of the verifiers' rankings"));
        }

        if (result.Tests is { } tests)
        {
            yield return ("tests", $"{tests.Verdict.Name()}, {tests.Passed} of {tests.Total} ({tests.Sandbox})");
        }

        if (result.Arithmetic is { } arithmetic)
        {
            yield return ("arithmetic", arithmetic);
        }

        yield return ("stopped", result.Stopped.ToString().ToLowerInvariant());
        yield return ("search", $"{plan.Policy}@{plan.Strategy}, {plan.Selection} of {plan.Aggregation}, seed {plan.Seed}");
        yield return (
            "tokens",
            Invariant($"{usage.GeneratedTokens} generated, {usage.ReusedTokens} reused, {usage.RewardTokens} in reward models")
        );
        yield return ("seconds", Invariant($"{timing.Total:0.00} (policy {timing.Policy:0.00}, reward {timing.Reward:0.00})"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
