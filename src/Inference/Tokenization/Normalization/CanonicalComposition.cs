using System.Text;

namespace Verify.Inference.Tokenization.Normalization;

/// <summary>Normalization form C (Unicode Standard Annex 15), which tokenizers of the Qwen family apply to every text.</summary>
/// <remarks>
/// Implemented here because <see cref="string.Normalize()"/> returns its input unchanged where the process runs without ICU
/// (<c>InvariantGlobalization</c>), and token ids must not depend on what the machine has installed.
/// </remarks>
internal static class CanonicalComposition
{
    private const int FirstAffected = 0x300;
    private const int HangulBase = 0xAC00,
        LeadBase = 0x1100,
        VowelBase = 0x1161,
        TrailBase = 0x11A7;
    private const int LeadCount = 19,
        VowelCount = 21,
        TrailCount = 28;

    /// <summary>The text in form C; the same instance when nothing in it can change. The text must not contain lone surrogates.</summary>
    public static string Normalize(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange((char)FirstAffected, '\uFFFF'))
        {
            return text;
        }

        var codePoints = Decompose(text);
        Order(codePoints);
        return Compose(codePoints);
    }

    private static List<int> Decompose(string text)
    {
        var codePoints = new List<int>(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, codePoints);
        }

        return codePoints;
    }

    private static void Decompose(int codePoint, List<int> target)
    {
        var syllable = codePoint - HangulBase;
        if (syllable is >= 0 and < LeadCount * VowelCount * TrailCount)
        {
            target.Add(LeadBase + (syllable / (VowelCount * TrailCount)));
            target.Add(VowelBase + (syllable / TrailCount % VowelCount));
            if (syllable % TrailCount != 0)
            {
                target.Add(TrailBase + (syllable % TrailCount));
            }
        }
        else if (CanonicalData.Instance.TryDecompose(codePoint, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, target);
            }
        }
        else
        {
            target.Add(codePoint);
        }
    }

    /// <summary>Sorts each run of combining marks by class, keeping the order of equals.</summary>
    private static void Order(List<int> codePoints)
    {
        var data = CanonicalData.Instance;
        for (var start = 0; start < codePoints.Count; start++)
        {
            var end = start;
            while (end < codePoints.Count && data.CombiningClass(codePoints[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var marks = codePoints.GetRange(start, end - start).OrderBy(mark => data.CombiningClass(mark)).ToList();
                for (var i = 0; i < marks.Count; i++)
                {
                    codePoints[start + i] = marks[i];
                }
            }

            start = end;
        }
    }

    private static string Compose(List<int> codePoints)
    {
        var data = CanonicalData.Instance;
        var kept = new List<int>(codePoints.Count);
        var starter = -1;
        var classBefore = 0;
        foreach (var codePoint in codePoints)
        {
            var combining = data.CombiningClass(codePoint);
            var adjacent = starter == kept.Count - 1;
            if (
                starter >= 0
                && (adjacent || (classBefore != 0 && classBefore < combining))
                && TryCompose(kept[starter], codePoint, out var composed)
            )
            {
                kept[starter] = composed;
                continue;
            }

            kept.Add(codePoint);
            classBefore = combining;
            starter = combining == 0 ? kept.Count - 1 : starter;
        }

        var text = new StringBuilder(kept.Count);
        foreach (var codePoint in kept)
        {
            text.Append(new Rune(codePoint));
        }

        return text.ToString();
    }

    private static bool TryCompose(int first, int second, out int composed)
    {
        var (lead, vowel) = (first - LeadBase, second - VowelBase);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            composed = HangulBase + (((lead * VowelCount) + vowel) * TrailCount);
            return true;
        }

        var (syllable, trail) = (first - HangulBase, second - TrailBase);
        if (syllable is >= 0 and < LeadCount * VowelCount * TrailCount && syllable % TrailCount == 0 && trail is > 0 and < TrailCount)
        {
            composed = first + trail;
            return true;
        }

        return CanonicalData.Instance.TryCompose(first, second, out composed);
    }
}
