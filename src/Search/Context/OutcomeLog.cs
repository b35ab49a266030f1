using Verify.Search.Journal;

namespace Verify.Search.Context;

/// <summary>A search's way through its journal: first what earlier runs wrote, then what this one adds.</summary>
internal sealed class OutcomeLog
{
    private readonly ISearchJournal _journal;
    private readonly Queue<SearchOutcome> _recorded;

    private OutcomeLog(ISearchJournal journal, IEnumerable<SearchOutcome> recorded, double secondsBefore)
    {
        _journal = journal;
        _recorded = new Queue<SearchOutcome>(recorded);
        SecondsBefore = secondsBefore;
    }

    /// <summary>Time that earlier runs of the search had used.</summary>
    public double SecondsBefore { get; }

    /// <summary>Reads the journal of a plan, and opens it when it is empty.</summary>
    /// <exception cref="InvalidOperationException">The journal belongs to another plan.</exception>
    public static async ValueTask<OutcomeLog> OpenAsync(ISearchJournal journal, SearchPlan plan, CancellationToken cancellationToken)
    {
        var recorded = await journal.ReadAsync(cancellationToken);
        var fingerprint = PlanFingerprint.Of(plan);
        if (recorded.Count == 0)
        {
            await journal.AppendAsync(new JournalOpened(fingerprint), cancellationToken);
        }
        else if (recorded[0] is not JournalOpened opened || opened.Plan != fingerprint)
        {
            throw new InvalidOperationException(
                "The journal belongs to another plan; a search goes on only over the journal of its own plan."
            );
        }

        return new OutcomeLog(journal, recorded.Skip(1), recorded.OfType<PaidOutcome>().LastOrDefault()?.Cost.Seconds ?? 0);
    }

    /// <summary>The next recorded outcome; null when this run has caught up.</summary>
    /// <param name="isAbout">Whether an outcome tells of the nodes that the search asks about.</param>
    /// <exception cref="InvalidOperationException">The journal tells of something else than what the search asks for.</exception>
    public TOutcome? Next<TOutcome>(Func<TOutcome, bool> isAbout)
        where TOutcome : SearchOutcome
    {
        if (!_recorded.TryDequeue(out var outcome))
        {
            return null;
        }

        return outcome is TOutcome asked && isAbout(asked)
            ? asked
            : throw new InvalidOperationException(
                $"The journal goes on with {outcome.GetType().Name} where the search asks for "
                    + $"{typeof(TOutcome).Name}, or with other nodes: it was written by another version."
            );
    }

    /// <summary>An outcome is kept even when the caller cancels meanwhile: it was paid for.</summary>
    public ValueTask AppendAsync(SearchOutcome outcome) => _journal.AppendAsync(outcome, CancellationToken.None);
}
