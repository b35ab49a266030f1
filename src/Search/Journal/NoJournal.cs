namespace Verify.Search.Journal;

/// <summary>For searches that nobody resumes: keeps nothing.</summary>
internal sealed class NoJournal : ISearchJournal
{
    /// <summary>The only one there need be.</summary>
    public static NoJournal Instance { get; } = new();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SearchOutcome>> ReadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<SearchOutcome>>([]);

    /// <inheritdoc/>
    public ValueTask AppendAsync(SearchOutcome outcome, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
