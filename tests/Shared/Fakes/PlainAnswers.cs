using Verify.Mathematics;
using Verify.Verifiers;
using Verify.Verifiers.Answers;

namespace Verify.Tests.Shared.Fakes;

/// <summary>Reads what stands behind the last "The answer is", without its full stop; answers are the same when their texts are.</summary>
public sealed class PlainAnswers : IAnswerReader, IAnswerEquivalence
{
    private const string Marker = "The answer is ";

    /// <summary>In place of equality of texts.</summary>
    public Func<string, string, bool?> Same { get; init; } = (first, second) => first == second;

    /// <inheritdoc/>
    public string? Read(string solution, ProblemKind kind, AnswerExpectation? expected = null)
    {
        var start = solution.LastIndexOf(Marker, StringComparison.Ordinal);
        return start < 0 ? null : solution[(start + Marker.Length)..].TrimEnd('.', '\n', ' ');
    }

    /// <inheritdoc/>
    public string? ReadReference(string reference, ProblemKind kind) => Read(reference, kind);

    /// <inheritdoc/>
    public Equivalence Compare(string first, string second, AnswerExpectation? expected = null) => new(Same(first, second), "as scripted");
}
