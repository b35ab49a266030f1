namespace Verify.Search.Journal;

/// <summary>A journal in memory; it lives as long as the process. Not thread-safe.</summary>
/// <param name="recorded">What earlier runs wrote; copied.</param>
public sealed class MemoryJournal(IEnumerable<SearchOutcome> recorded) : ISearchJournal
{
    private readonly List<SearchOutcome> _outcomes = [.. recorded];

    /// <summary>Everything written so far.</summary>
    public IReadOnlyList<SearchOutcome> Outcomes => _outcomes;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SearchOutcome>> ReadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<SearchOutcome>>([.. _outcomes]);

    /// <inheritdoc/>
    public ValueTask AppendAsync(SearchOutcome outcome, CancellationToken cancellationToken)
    {
        _outcomes.Add(outcome);
        return ValueTask.CompletedTask;
    }
}
