using System.Globalization;
using System.Text;
using Verify.Verifiers;

namespace Verify.Search.Verification;

/// <summary>A solution on its way through the checks.</summary>
/// <param name="Index">Its place among the given ones.</param>
/// <param name="Steps">Its steps; none when <paramref name="Failure"/> says why.</param>
/// <param name="MostTokens">More tokens than any model makes of it.</param>
/// <param name="Failure">Why it cannot be checked.</param>
internal sealed record VerificationItem(int Index, StepPath Steps, int MostTokens, VerificationFailure? Failure)
{
    public VerifiedSolution Failed(VerificationFailure failure) => new() { Index = Index, Failure = failure };
}

/// <summary>Forms batches: of neighbours, up to a number and up to a size, by the texts alone.</summary>
internal static class VerificationBatch
{
    private const int MostSolutions = 16;
    private const int MostTokens = 32_768;

    public static IEnumerable<IReadOnlyList<VerificationItem>> Of(VerificationPlan plan, int mostCharacters)
    {
        var batch = new List<VerificationItem>();
        var tokens = 0L;
        for (var i = 0; i < plan.Solutions.Count; i++)
        {
            var item = Read(i, plan.Solutions[i], plan.StepSeparator, mostCharacters);
            if (batch.Count == MostSolutions || (batch.Count > 0 && tokens + item.MostTokens > MostTokens))
            {
                yield return batch;
                (batch, tokens) = ([], 0);
            }

            batch.Add(item);
            tokens += item.MostTokens;
        }

        yield return batch;
    }

    private static VerificationItem Read(int index, string? text, string separator, int mostCharacters)
    {
        VerificationFailure? failure = text switch
        {
            null => new(
                "not-text",
                "The solution holds a lone surrogate or bytes that are no UTF-8, so it is no text; send whole characters."
            ),
            _ when string.IsNullOrWhiteSpace(text) => new("blank", "The solution is blank; there is nothing to check."),
            _ when text.Contains('\0', StringComparison.Ordinal) => new(
                "not-text",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The solution contains a NUL at character {text.IndexOf('\0', StringComparison.Ordinal)}; remove it."
                )
            ),
            _ when text.Length > mostCharacters => new(
                "too-long",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The solution has {text.Length} characters; allowed are {mostCharacters}. Shorten it."
                )
            ),
            _ => null,
        };
        if (failure is not null)
        {
            return new VerificationItem(index, StepPath.Empty, 0, failure);
        }

        // Tokens are one byte or more, and a separator may follow each step.
        var steps = SolutionSteps.Cut(text!, separator);
        return new VerificationItem(index, steps, Encoding.UTF8.GetByteCount(text!) + steps.Depth, null);
    }
}
