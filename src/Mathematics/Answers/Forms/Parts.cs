using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Verdicts on wholes out of verdicts on their parts.</summary>
internal static class Parts
{
    /// <summary>Part by part.</summary>
    public static Equivalence All(IEnumerable<Equivalence> verdicts)
    {
        Equivalence? unclear = null;
        foreach (var verdict in verdicts)
        {
            if (verdict.Equal == false)
            {
                return Verdict.Different($"a part differs: {verdict.Reason}");
            }

            unclear ??= verdict.Equal is null ? Verdict.CannotTell($"a part cannot be compared: {verdict.Reason}") : null;
        }

        return unclear ?? Verdict.Equal("equal parts");
    }

    /// <summary>
    /// Each part takes an equal one that is left, first the one in the same place: equality of parts is transitive but for rounding.
    /// </summary>
    public static Equivalence Unordered(
        IReadOnlyList<AnswerForm> first,
        IReadOnlyList<AnswerForm> second,
        Func<AnswerForm, AnswerForm, Equivalence> compare,
        Effort effort
    )
    {
        if (first.Count != second.Count)
        {
            return Verdict.Different("different numbers of parts");
        }

        var left = second.ToList();
        var isUnclear = false;
        foreach (var part in first)
        {
            var verdicts = new List<bool?>();
            for (var i = 0; i < left.Count && !verdicts.Contains(true); i++)
            {
                verdicts.Add(compare(part, left[i]).Equal);
                if (effort.IsSpent)
                {
                    return Verdict.CannotTell("too many parts to be compared");
                }
            }

            var match = verdicts.IndexOf(true);
            if (match < 0 && !verdicts.Contains(null))
            {
                return Verdict.Different("a part without its equal");
            }

            isUnclear |= match < 0;
            left.RemoveAt(match < 0 ? verdicts.IndexOf(null) : match);
        }

        return isUnclear ? Verdict.CannotTell("a part cannot be compared") : Verdict.Equal("equal parts");
    }

    /// <summary>Without the items that equal an earlier one: a set holds nothing twice.</summary>
    public static IReadOnlyList<AnswerForm> Distinct(
        IReadOnlyList<AnswerForm> items,
        Func<AnswerForm, AnswerForm, Equivalence> compare,
        Effort effort
    )
    {
        const int MostCompared = 20;
        if (items.Count > MostCompared)
        {
            return items;
        }

        var distinct = new List<AnswerForm>();
        foreach (var item in items)
        {
            if (effort.IsSpent || !distinct.Exists(other => compare(item, other).Equal == true))
            {
                distinct.Add(item);
            }
        }

        return distinct;
    }
}
