namespace Verify.Verifiers.Answers;

/// <summary>Finds Markdown's fenced blocks.</summary>
internal static class FencedCode
{
    private const string Fence = "```";

    /// <summary>The inside of the last block, which may lack its end; null when there is none.</summary>
    public static string? Last(string text)
    {
        string? last = null;
        for (var open = text.IndexOf(Fence, StringComparison.Ordinal); open >= 0;)
        {
            var lineEnd = text.IndexOf('\n', open);
            if (lineEnd < 0)
            {
                break;
            }

            var close = text.IndexOf(Fence, lineEnd, StringComparison.Ordinal);
            last = text[(lineEnd + 1)..(close < 0 ? text.Length : close)];
            open = close < 0 ? -1 : text.IndexOf(Fence, close + Fence.Length, StringComparison.Ordinal);
        }

        return last;
    }
}
