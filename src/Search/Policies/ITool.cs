namespace Verify.Search.Policies;

/// <summary>
/// Something that a policy calls by what it writes, and whose output is put into the text before the policy goes on. A tool is a function
/// of the solution so far: it keeps nothing between calls, so what a branch of the tree did never shows in another. Thread-safe.
/// </summary>
internal interface ITool
{
    /// <summary>What requests call it in <c>sampling.tools</c>.</summary>
    string Name { get; }

    /// <summary>A string that ends every call of it: where the policy writes it, the tool is asked.</summary>
    string Trigger { get; }

    /// <summary>Why it cannot be called here, and what would help; null when it can.</summary>
    string? Unavailable => null;

    /// <summary>What to put behind the solution so far; null when its end is no call.</summary>
    /// <param name="solution">Its text, which ends with what may be a call.</param>
    /// <param name="requester">The same for all calls of one search; what a tool has to share out, it shares out among these.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<string?> RunAsync(string solution, object requester, CancellationToken cancellationToken);
}
