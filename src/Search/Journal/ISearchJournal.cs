namespace Verify.Search.Journal;

/// <summary>
/// Where a search writes every outcome down before it acts on it, so that it can be carried out again from there. One search at a time.
/// </summary>
public interface ISearchJournal
{
    /// <summary>What earlier runs of the search wrote, in order.</summary>
    ValueTask<IReadOnlyList<SearchOutcome>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes the next outcome down; when it returns, the outcome is kept.</summary>
    ValueTask AppendAsync(SearchOutcome outcome, CancellationToken cancellationToken);
}
