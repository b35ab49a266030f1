using System.Buffers;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers.Reading;

/// <summary>Finds the words that announce an answer.</summary>
internal static partial class AnswerMarker
{
    // A text that announces more than this is hostile; its last announcements are still found.
    private const int MostFound = 2000;

    private static readonly SearchValues<string> Keys = SearchValues.Create(
        (
            "ans #### A: A： correct result respuesta resultado ponse sultat resposta antwort ergebnis lösung ответ "
            + "उत्तर जवाब الجواب الإجابة الاجابة "
            + "الناتج 答 故 结果 正解 답 odpowied antwoord risposta উত্তর đáp cevap คำตอบ solution>"
        ).Split(' '),
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>What follows the last marker, and where it begins; null when there is no marker, or nothing behind the last.</summary>
    public static (int Start, string Text)? Last(string text)
    {
        var markers = Found(text);
        for (var i = markers.Count - 1; i >= 0 && i >= markers.Count - MostFound; i--)
        {
            var end = markers[i].Index + markers[i].Length;
            if (WithoutSeparators(text, end) is { Length: > 0 } rest)
            {
                return (markers[i].Index, rest);
            }
        }

        return null;
    }

    /// <summary>Every marker's place and what follows it, the last first.</summary>
    public static IEnumerable<(int Start, string Text)> Backwards(string text)
    {
        var markers = Found(text);
        for (var i = markers.Count - 1; i >= 0 && i >= markers.Count - MostShown; i--)
        {
            yield return (markers[i].Index, WithoutSeparators(text, markers[i].Index + markers[i].Length));
        }
    }

    private const int MostShown = 20;

    // A quick look for what markers are made of spares most long texts the pattern.
    private static MatchCollection Found(string text) => Markers().Matches(text.AsSpan().ContainsAny(Keys) ? text : "");

    // What follows may be long; an answer is not.
    private static string WithoutSeparators(string text, int start)
    {
        const int Longest = 4000;
        var rest = text.AsSpan(start, Math.Min(Longest, text.Length - start));
        var trimmed = rest.TrimStart(" :：*_=\t\r\n>#|]");

        // A bullet before the only item of a list.
        if (trimmed.StartsWith("- ") && rest[..(rest.Length - trimmed.Length)].Contains('\n'))
        {
            trimmed = trimmed[2..].TrimStart();
        }

        return trimmed.ToString();
    }

    [GeneratedRegex(
        AnswerMarkers.English + "|" + AnswerMarkers.Others + "|" + AnswerMarkers.Signs + "|" + AnswerMarkers.Heading,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline
    )]
    private static partial Regex Markers();
}
