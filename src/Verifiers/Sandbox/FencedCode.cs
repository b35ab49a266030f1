using System.Text.RegularExpressions;

namespace Verify.Verifiers.Sandbox;

/// <summary>Finds Markdown's fenced blocks, in one pass.</summary>
internal static class FencedCode
{
    private const string Fence = "```";

    private static readonly string[] ProgramLanguages = ["python", "python3", "py"];

    /// <summary>The inside of the last block, which may lack its end; null when there is none.</summary>
    public static string? Last(string text) => Blocks(text) is [.., var last] ? last.Inside : null;

    /// <summary>
    /// The program that a text states: of its blocks the last that defines the name, else the last that says it is a program, else the
    /// last. What stands
    /// behind it shows how it is used, or what it prints. Null when there is no block.
    /// </summary>
    public static string? Program(string text, string? defines = null)
    {
        var blocks = Blocks(text);
        var definition = defines is null
            ? null
            : new Regex(
                $@"^[ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+{Regex.Escape(defines)}\b|^{Regex.Escape(defines)}[ \t]*[:=]",
                RegexOptions.Multiline | RegexOptions.CultureInvariant
            );
        var program = blocks.FindLast(block => definition?.IsMatch(block.Inside) ?? false)
            ?? blocks.FindLast(block => ProgramLanguages.Contains(block.Language, StringComparer.OrdinalIgnoreCase))
            ?? blocks.LastOrDefault();
        return program?.Inside;
    }

    private static List<Block> Blocks(string text)
    {
        var fences = Fences(text);
        var blocks = new List<Block>();
        for (var open = 0; open < fences.Count; )
        {
            var lineEnd = text.IndexOf('\n', fences[open].At);
            if (lineEnd < 0)
            {
                break;
            }

            var close = Closing(fences, open + 1, lineEnd);
            var inside = text[(lineEnd + 1)..(close < fences.Count ? fences[close].At : text.Length)];
            blocks.Add(new Block(text[(fences[open].At + Fence.Length)..lineEnd].Trim(), WithoutIndent(inside, fences[open].Indent ?? 0)));
            open = close + 1;
        }

        return blocks;
    }

    /// <summary>
    /// The first fence behind that line that begins a line of its own: one within a line belongs to the program, unless no other is left.
    /// </summary>
    private static int Closing(List<FenceMark> fences, int next, int lineEnd)
    {
        while (next < fences.Count && fences[next].At < lineEnd)
        {
            next++;
        }

        return next < fences.Count && fences[next].NextInItsLine is { } own ? own : next;
    }

    private static List<FenceMark> Fences(string text)
    {
        var fences = new List<FenceMark>();
        for (var (at, lineStart, isIndent) = (0, 0, true); at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                (lineStart, isIndent) = (at + 1, true);
            }
            else if (string.CompareOrdinal(text, at, Fence, 0, Fence.Length) == 0)
            {
                fences.Add(new FenceMark(at, isIndent ? at - lineStart : null, null));
                (at, isIndent) = (at + Fence.Length - 1, false);
            }
            else
            {
                isIndent &= text[at] is ' ' or '\t';
            }
        }

        int? ownLine = null;
        for (var i = fences.Count - 1; i >= 0; i--)
        {
            ownLine = fences[i].Indent is null ? ownLine : i;
            fences[i] = fences[i] with { NextInItsLine = ownLine };
        }

        return fences;
    }

    /// <summary>A block of a list is indented with its fence.</summary>
    private static string WithoutIndent(string inside, int indent) =>
        indent == 0
            ? inside
            : string.Join(
                '\n',
                inside.Split('\n').Select(line => line[Math.Min(indent, line.Length - line.TrimStart(' ', '\t').Length)..])
            );

    /// <param name="Language">What stands behind the opening fence.</param>
    /// <param name="Inside">The lines between the fences.</param>
    private sealed record Block(string Language, string Inside);

    /// <param name="At">Where it stands.</param>
    /// <param name="Indent">The blanks before it in its line; null where something else stands there.</param>
    /// <param name="NextInItsLine">Which fence, it or the first behind it, begins a line.</param>
    private readonly record struct FenceMark(int At, int? Indent, int? NextInItsLine);
}
