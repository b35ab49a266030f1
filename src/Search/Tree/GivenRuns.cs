namespace Verify.Search.Tree;

/// <summary>Tokens that tools put in come in runs, one for each call.</summary>
internal static class GivenRuns
{
    /// <summary>How many runs there are, of places in order.</summary>
    public static int Count(IReadOnlyList<int> places) => places.Where((place, i) => i == 0 || places[i - 1] != place - 1).Count();
}
