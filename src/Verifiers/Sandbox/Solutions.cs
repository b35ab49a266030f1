namespace Verify.Verifiers.Sandbox;

/// <summary>Reads what people and models send as a solution.</summary>
internal static class Solutions
{
    private const string Method = "Solution().";
    private const string ThoughtsStart = "<think>";
    private const string ThoughtsEnd = "</think>";
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>
    /// The function that an entry point names, which may be a method of a class Solution, as in <c>Solution().twoSum</c>.
    /// </summary>
    public static string Name(string entryPoint) =>
        entryPoint.StartsWith(Method, StringComparison.Ordinal) ? entryPoint[Method.Length..] : entryPoint;

    /// <summary>The program that a solution states, without thoughts, prose and fences around it.</summary>
    public static Candidate Candidate(string solution, CodeTests tests, TestsRules rules)
    {
        var text = WithoutThoughts(solution.TrimStart(ByteOrderMark));
        var (source, others) = FencedCode.Parts(text, tests.EntryPoint is { } entryPoint ? Name(entryPoint) : null) ?? (text, []);
        return new Candidate(source.TrimStart(ByteOrderMark), others, rules.WrongWith(source));
    }

    private static string WithoutThoughts(string text)
    {
        var end = text.LastIndexOf(ThoughtsEnd, StringComparison.Ordinal);
        return end >= 0 && text.TrimStart().StartsWith(ThoughtsStart, StringComparison.Ordinal) ? text[(end + ThoughtsEnd.Length)..] : text;
    }
}
