namespace Verify.Search.Needs;

/// <summary>A need of a part that a request chose.</summary>
/// <param name="Who">Who has it, as errors say it: <c>Strategy 'beam'</c>.</param>
/// <param name="Path">The field that chose them.</param>
/// <param name="Need">What is needed.</param>
internal sealed record Requirement(string Who, string Path, Need Need)
{
    /// <summary>Why the request cannot be carried out, and what would help.</summary>
    public string Unmet(SearchParts known) => Need.Unmet(Who, known);
}
