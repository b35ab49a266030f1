using System.Diagnostics.CodeAnalysis;

namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>The reports of a run's cases as they come in.</summary>
internal sealed class CaseReports(int total, TimeProvider timeProvider)
{
    private const int LongestMessage = 500;
    private readonly CaseReport?[] _cases = new CaseReport?[total];
    private long _since = timeProvider.GetTimestamp();

    public bool Complete => Array.TrueForAll(_cases, one => one is not null);

    /// <summary>The clock of the first case starts now.</summary>
    public void Start() => _since = timeProvider.GetTimestamp();

    /// <summary>False where there is no such case, or it has its report already.</summary>
    public bool TryAdd(int index, CaseReport report)
    {
        if (index < 0 || index >= total || _cases[index] is not null)
        {
            return false;
        }

        _cases[index] = report with { Message = Shortened(report.Message) };
        Start();
        return true;
    }

    /// <summary>The case that was being run ends like this, and those behind it are not reached.</summary>
    public void BreakOff(TestVerdict verdict, string message)
    {
        var first = Array.FindIndex(_cases, one => one is null);
        for (var index = first; index >= 0 && index < total; index++)
        {
            _cases[index] ??=
                index == first
                    ? new CaseReport(verdict, timeProvider.GetElapsedTime(_since).TotalSeconds, Shortened(message))
                    : new CaseReport(verdict, 0, Shortened($"not reached: {message}"));
        }
    }

    /// <summary>Nothing that was reported counts.</summary>
    public void Void(TestVerdict verdict, string message) => Array.Fill(_cases, new CaseReport(verdict, 0, Shortened(message)));

    /// <summary>A pass is none.</summary>
    public void Demote(string message)
    {
        for (var index = 0; index < total; index++)
        {
            if (_cases[index] is { Verdict: TestVerdict.Passed } passed)
            {
                _cases[index] = passed with { Verdict = TestVerdict.Error, Message = Shortened(message) };
            }
        }
    }

    public IReadOnlyList<CaseReport> ToList() => [.. _cases.OfType<CaseReport>()];

    [return: NotNullIfNotNull(nameof(message))]
    private static string? Shortened(string? message) =>
        message?.Length > LongestMessage ? string.Concat(message.AsSpan(0, LongestMessage - 1), "…") : message;
}
