using Verify.Tests.Shared.Reference;

namespace Verify.Inference.Tests.Engine;

internal static class ReferenceChecks
{
    private const double Tolerance = 1e-4;

    /// <summary>Every sampled token has the log-probability that the reference gives it after its own path and nothing else.</summary>
    public static void AssertLogProbabilities(ReferenceDecoder reference, SampledPath piece)
    {
        var tokens = piece.Path.ToArray();
        var hidden = reference.Hidden(tokens);
        for (var i = 0; i < piece.Tokens.Count; i++)
        {
            var index = tokens.Length - piece.Tokens.Count + i;
            Assert.Equal(reference.LogProbability(hidden[index - 1], tokens[index]), piece.LogProbabilities[i], Tolerance);
        }
    }
}
