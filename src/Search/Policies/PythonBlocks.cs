namespace Verify.Search.Policies;

/// <summary>Finds calls of the tool <c>python</c> in a text that is being written: blocks fenced as Python.</summary>
internal static class PythonBlocks
{
    /// <summary>Whatever is fenced ends, and begins, with this.</summary>
    public const string Fence = "```";

    /// <summary>The program of the block that the text's last line closes; null when it closes none, or one of another language.</summary>
    public static string? JustClosed(string text)
    {
        string? language = null;
        var body = 0;
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            var line = text[start..(end < 0 ? text.Length : end)].Trim();
            var next = end < 0 ? text.Length : end + 1;
            if (language is null && line.StartsWith(Fence, StringComparison.Ordinal))
            {
                (language, body) = (line[Fence.Length..].Trim(), next);
            }
            else if (language is not null && line == Fence)
            {
                if (string.IsNullOrWhiteSpace(text[next..]))
                {
                    return language is "python" or "py" ? text[body..start] : null;
                }

                language = null;
            }

            start = next;
        }

        return null;
    }
}
