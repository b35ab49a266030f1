using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Verdicts on wholes out of verdicts on their parts.</summary>
internal static class Parts
{
    private const int FewestSorted = 12;

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

        if (first.Count >= FewestSorted && Sorted(first, effort) is { } a && Sorted(second, effort) is { } b)
        {
            return All(a.Zip(b, compare));
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

    /// <summary>Long lists of constants in the order of their sizes; null where one is no real constant, or two are about the
    /// same.</summary>
    private static IReadOnlyList<AnswerForm>? Sorted(IReadOnlyList<AnswerForm> items, Effort effort)
    {
        var keyed = new List<(RealNumber Size, AnswerForm Item)>();
        foreach (var item in items)
        {
            if (item is not ValueForm value || RealNumber.Of(value.Formula, effort) is not { } size)
            {
                return null;
            }

            keyed.Add((size, item));
        }

        keyed.Sort((x, y) => x.Size.CompareTo(y.Size));
        return keyed.Zip(keyed.Skip(1)).Any(pair => pair.First.Size.CompareTo(pair.Second.Size) == 0)
            ? null
            : [.. keyed.Select(pair => pair.Item)];
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
