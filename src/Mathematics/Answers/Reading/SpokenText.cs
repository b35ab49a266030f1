using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers.Reading;

/// <summary>What a solution says to its reader: without what a model thought before, and without what it wrote beyond its turn.</summary>
internal static partial class SpokenText
{
    /// <summary>
    /// The text in the order in which answers are looked for in it: what follows the last closed thoughts, then the thoughts; nothing but
    /// what stands before them where they are not closed.
    /// </summary>
    public static IEnumerable<string> Of(string solution)
    {
        var text = WithinTurn(solution);
        var tags = ThoughtTag().Matches(text);
        if (tags.Count == 0)
        {
            yield return text;
            yield break;
        }

        var last = tags[^1];
        if (!last.Groups["end"].Success)
        {
            var open = tags.Count - 1;
            while (open > 0 && !tags[open - 1].Groups["end"].Success)
            {
                open--;
            }

            // What was said before, the thoughts before that among it.
            var before = text[..tags[open].Index];
            foreach (var said in before.Length < text.Length ? Of(before) : [])
            {
                yield return said;
            }

            yield break;
        }

        yield return text[(last.Index + last.Length)..];
        yield return ThoughtTag().Replace(text[..last.Index], " ");
    }

    private static string WithinTurn(string text)
    {
        var end = EndToken().Match(text);
        text = end.Success && !string.IsNullOrWhiteSpace(text[..end.Index]) ? text[..end.Index] : text;
        var next = NextTurn().Match(text);
        return next.Success && AnswerMarker.Last(text[..next.Index]) is not null ? text[..next.Index] : text;
    }

    [GeneratedRegex(
        @"<(?<end>/)?(?:think|thinking|thought|thoughts|reasoning|reflection|scratchpad|analysis)>|<\|(?:begin_of_thought"
            + @"|(?<end>end_of_thought))\|>|\[(?<end>/)?THINK\]|◁(?<end>/)?think▷",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex ThoughtTag();

    [GeneratedRegex(
        @"<\|(?:im_end|endoftext|eot_id|eom_id|end|end_of_text|im_start|start_header_id|assistant|user)\|>"
            + @"|</s>|<eos>|<end_of_turn>|<\uff5cend\u2581of\u2581sentence\uff5c>|\[/?INST\]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex EndToken();

    [GeneratedRegex(@"\n[ \t\r]{0,8}\n\s{0,8}(?:Human|User|Question|Problem|Instruction|Q)\s?:", RegexOptions.CultureInvariant)]
    private static partial Regex NextTurn();
}
