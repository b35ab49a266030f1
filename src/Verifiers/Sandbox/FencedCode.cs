using System.Text.RegularExpressions;

namespace Verify.Verifiers.Sandbox;

/// <summary>Finds Markdown's fenced blocks, and the program among them.</summary>
internal static partial class FencedCode
{
    private static readonly string[] ProgramLanguages = ["python", "python3", "py"];

    /// <summary>The inside of the last block, which may lack its end; null when there is none.</summary>
    public static string? Last(string text) => Blocks(text) is [.., var last] ? last.Inside : null;

    /// <summary>
    /// The program that a text states: of its blocks the last that defines the name, else the last that says it is a program, else the
    /// last. What comes after it shows how it is used, or what it prints. Null when there is no block.
    /// </summary>
    public static string? Program(string text, string? defines = null) => Parts(text, defines)?.Program;

    /// <summary>The program and the other blocks that may be parts of it, in order.</summary>
    public static (string Program, IReadOnlyList<string> Others)? Parts(string text, string? defines)
    {
        var blocks = Blocks(text);
        var definition = defines is null
            ? null
            : new Regex(
                $@"^[ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+{Regex.Escape(defines)}\b|^{Regex.Escape(defines)}[ \t]*[:=]",
                RegexOptions.Multiline | RegexOptions.CultureInvariant
            );
        var program = blocks.FindLast(block => definition?.IsMatch(block.Inside) ?? false)
            ?? blocks.FindLast(block => IsProgram(block))
            ?? blocks.LastOrDefault();
        return program is null
            ? null
            : (
                program.Inside,
                [
                    .. blocks
                        .Where(block => block != program && (IsProgram(block) || block.Language.Length == 0))
                        .Select(block => block.Inside),
                ]
            );
    }

    private static bool IsProgram(Block block) => ProgramLanguages.Contains(block.Language, StringComparer.OrdinalIgnoreCase);

    private static List<Block> Blocks(string text)
    {
        var lines = text.Split('\n');
        List<Fence> fences = [.. lines.Select(Fence.Of).OfType<Fence>()];
        if (fences is [{ Opens: true, Language: "" } only] && StartsCode().IsMatch(Text(lines, 0, only.Line)))
        {
            // What was cut off at its beginning, or said to go on within a block, has a closing fence alone.
            return [new Block("", Text(lines, 0, only.Line))];
        }

        var blocks = new List<Block>();
        for (var open = 0; open < fences.Count; )
        {
            if (!fences[open].Opens)
            {
                open++;
                continue;
            }

            var close = Closing(fences, open);
            var end = close < fences.Count ? fences[close].Line : lines.Length;
            var inside = Text(lines, fences[open].Line + 1, end);
            if (close < fences.Count && fences[close].Before.Trim().Length > 0 && !fences[close].OpensAfter(fences[open]))
            {
                inside += fences[close].Before;
            }

            blocks.Add(new Block(fences[open].Language, WithoutIndent(inside, fences[open].Indent ?? 0)));
            open = close < fences.Count && fences[close].OpensAfter(fences[open]) ? close : close + 1;
        }

        return blocks;
    }

    /// <summary>
    /// The fence that ends a block: the first on a line of its own that is not indented more than the opening one, as one within a
    /// docstring
    /// is; else the first on a line of its own; else the first at the end of a line. A fence that names a language opens the next block.
    /// </summary>
    private static int Closing(List<Fence> fences, int open)
    {
        var opening = fences[open];
        int? indented = null;
        int? inLine = null;
        for (var next = open + 1; next < fences.Count; next++)
        {
            var fence = fences[next];
            var isIndented = fence.Indent > (opening.Indent ?? 0);
            if (fence.OpensAfter(opening) && !isIndented)
            {
                return indented ?? inLine ?? next;
            }

            if (!fence.Closes(opening))
            {
                continue;
            }

            if (fence.Indent is not null && !isIndented)
            {
                return next;
            }

            _ = fence.Indent is null ? inLine ??= next : indented ??= next;
        }

        return indented ?? inLine ?? fences.Count;
    }

    private static string Text(string[] lines, int start, int end) => string.Concat(lines[start..end].Select(line => line + "\n"));

    /// <summary>A block of a list is indented with its fence.</summary>
    private static string WithoutIndent(string inside, int indent) =>
        indent == 0
            ? inside
            : string.Join(
                '\n',
                inside.Split('\n').Select(line => line[Math.Min(indent, line.Length - line.TrimStart(' ', '\t').Length)..])
            );

    /// <param name="Language">What the opening fence says.</param>
    /// <param name="Inside">The lines between the fences.</param>
    private sealed record Block(string Language, string Inside);

    /// <param name="Line">Which line it ends.</param>
    /// <param name="Before">What comes before it in its line.</param>
    /// <param name="Marker">Its backticks or tildes.</param>
    /// <param name="Language">What comes after it.</param>
    private sealed record Fence(int Line, string Before, string Marker, string Language)
    {
        /// <summary>The blanks before it; null where something else is there.</summary>
        public int? Indent => string.IsNullOrWhiteSpace(Before) ? Before.Length : null;

        /// <summary>Whether it can open a block: in the middle of a line only where prose is before it, not code.</summary>
        public bool Opens => Indent is not null || (Marker[0] == '`' && Before[^1] is ' ' or ':' or '.');

        public static Fence? Of(string line, int number) =>
            FenceAtEnd().Match(line) is { Success: true } match
            && (string.IsNullOrWhiteSpace(match.Groups["before"].Value) || string.IsNullOrWhiteSpace(match.Groups["rest"].Value))
                ? new Fence(number, match.Groups["before"].Value, match.Groups["marker"].Value, match.Groups["language"].Value)
                : null;

        public bool OpensAfter(Fence opening) => Language.Length > 0 && Opens && Marker[0] == opening.Marker[0];

        public bool Closes(Fence opening) =>
            Language.Length == 0 && Marker[0] == opening.Marker[0] && Marker.Length >= opening.Marker.Length;
    }

    [GeneratedRegex(
        @"^(?<before>.*?)(?<marker>`{3,}|~{3,})[ \t]*(?<language>[\w+#.-]*)(?<rest>[ \t][^`~]*)?\r?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex FenceAtEnd();

    [GeneratedRegex(
        @"^(?:def|class|import|from|async def|@\w|print\(|[A-Za-z_]\w*(?:, *\w+)* *=)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex StartsCode();
}
