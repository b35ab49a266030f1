using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Verify.Verifiers.Sandbox;

/// <summary>What tests may be; everything that is wrong is said at once.</summary>
internal sealed partial class TestsRules(SandboxOptions options)
{
    private const int BytesOfKiB = 1024;
    private static readonly string[] Languages = ["python"];

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "False",
        "None",
        "True",
        "and",
        "as",
        "assert",
        "async",
        "await",
        "break",
        "class",
        "continue",
        "def",
        "del",
        "elif",
        "else",
        "except",
        "finally",
        "for",
        "from",
        "global",
        "if",
        "import",
        "in",
        "is",
        "lambda",
        "nonlocal",
        "not",
        "or",
        "pass",
        "raise",
        "return",
        "try",
        "while",
        "with",
        "yield",
    };

    public IReadOnlyList<TestsError> Check(CodeTests tests)
    {
        ArgumentNullException.ThrowIfNull(tests);
        var errors = new List<TestsError>();
        CheckLanguage(tests.Language, "language", errors);
        CheckForm(tests, errors);
        CheckLimits(tests.Seconds, tests.MemoryMiB, errors);
        CheckTexts(tests, errors);
        CheckPackages(tests, errors);
        if (tests.Tolerance is { } tolerance && !(tolerance >= 0 && tolerance <= 1))
        {
            errors.Add(
                new TestsError(
                    "tolerance",
                    $"{tolerance.ToString(CultureInfo.InvariantCulture)} is not allowed; give a number from 0 to 1."
                )
            );
        }

        return errors;
    }

    public IReadOnlyList<TestsError> Check(ProgramRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var errors = new List<TestsError>();
        CheckLanguage(run.Language, "language", errors);
        CheckLimits(run.Seconds, run.MemoryMiB, errors);
        return errors;
    }

    /// <summary>What is wrong with a text that a solution or a test consists of; null where nothing is.</summary>
    public string? WrongWith(string text)
    {
        if (text.Contains('\0'))
        {
            return "holds a NUL character; leave it out.";
        }

        if (FirstLoneSurrogate(text) is { } at)
        {
            return $"is no valid Unicode: a lone surrogate stands at character {at}.";
        }

        return TooLong(Encoding.UTF8.GetByteCount(text));
    }

    private static void CheckLanguage(string language, string field, List<TestsError> errors)
    {
        if (!Languages.Contains(language, StringComparer.Ordinal))
        {
            errors.Add(new TestsError(field, $"There is no language '{language}'; there is {string.Join(", ", Languages)}."));
        }
    }

    private void CheckForm(CodeTests tests, List<TestsError> errors)
    {
        var given = new List<string>();
        if (tests.Cases is not null)
        {
            given.Add("cases");
        }

        if (tests.Check is not null)
        {
            given.Add("check");
        }

        if (tests.Programs is not null)
        {
            given.Add("programs");
        }

        if (given.Count == 0)
        {
            errors.Add(new TestsError("cases", "There are no tests; give cases, check or programs."));
        }

        if (given.Count > 1)
        {
            errors.Add(new TestsError(given[1], $"{string.Join(" and ", given)} were given; give one of them."));
        }

        CheckCount("cases", tests.Cases?.Count, errors);
        CheckCount("programs", tests.Programs?.Count, errors);
        if (tests.Check is not null && string.IsNullOrWhiteSpace(tests.Check))
        {
            errors.Add(new TestsError("check", "It is blank; give code that defines check(candidate)."));
        }

        if ((tests.Cases is not null || tests.Check is not null) && tests.EntryPoint is null)
        {
            errors.Add(new TestsError("entryPoint", "It is missing; give the name of the function that the tests call."));
        }

        if (tests.EntryPoint is { } name && (!Identifier().IsMatch(Solutions.Name(name)) || Keywords.Contains(Solutions.Name(name))))
        {
            errors.Add(new TestsError("entryPoint", $"'{name}' is not a name that a function can have; give one such as solve."));
        }
    }

    private void CheckCount(string field, int? count, List<TestsError> errors)
    {
        if (count == 0)
        {
            errors.Add(new TestsError(field, "The list is empty; give at least one."));
        }

        if (count > options.MaxCases)
        {
            errors.Add(new TestsError(field, $"There are {count}; give at most {options.MaxCases}."));
        }
    }

    private void CheckLimits(double? seconds, int? memoryMiB, List<TestsError> errors)
    {
        CheckLimit("seconds", seconds, SandboxLimits.CpuSeconds with { Most = options.MaxSeconds }, "number", errors);
        CheckLimit("memoryMiB", memoryMiB, SandboxLimits.MemoryMiB with { Most = options.MaxMemoryMiB }, "whole number", errors);
    }

    private static void CheckLimit(string field, double? value, SandboxLimits limits, string kind, List<TestsError> errors)
    {
        if (value is { } number && !limits.Allows(number))
        {
            errors.Add(
                new TestsError(
                    field,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{number} is not allowed; give a {kind} from {limits.Least} to {limits.Most}."
                    )
                )
            );
        }
    }

    private void CheckTexts(CodeTests tests, List<TestsError> errors)
    {
        var bytes = 0L;
        foreach (var (field, text) in Texts(tests))
        {
            if (text is null)
            {
                errors.Add(new TestsError(field, "It is null; give a text."));
                continue;
            }

            bytes += Encoding.UTF8.GetByteCount(text);
            if (bytes > (long)options.MaxTextKiB * BytesOfKiB)
            {
                errors.Add(
                    new TestsError(field, $"Up to here the tests are longer than {options.MaxTextKiB} KiB; give fewer or shorter ones.")
                );
                return;
            }

            if (WrongWith(text) is { } wrong)
            {
                errors.Add(new TestsError(field, $"It {wrong}"));
            }
        }
    }

    /// <summary>
    /// Tests that need a package which no sandbox has are refused, rather than each solution failed for it. One that is imported within
    /// <c>try</c> is not needed.
    /// </summary>
    private static void CheckPackages(CodeTests tests, List<TestsError> errors)
    {
        foreach (var (field, text) in (ReadOnlySpan<(string, string?)>)[("prelude", tests.Prelude), ("check", tests.Check)])
        {
            CheckPackages(field, text, errors);
        }

        foreach (var (index, text) in (tests.Cases ?? []).Index())
        {
            CheckPackages($"cases[{index}]", text, errors);
        }
    }

    private static void CheckPackages(string field, string? text, List<TestsError> errors)
    {
        if (text is not null && NeededPackage().Match(text) is { Success: true } match)
        {
            var package = match.Groups["package"].Value;
            errors.Add(
                new TestsError(field, $"It needs the package '{package}', which is not installed; use Python's standard library alone.")
            );
        }
    }

    /// <summary>Lazily, so that a million cases are not gone through when the first thousand are too long already.</summary>
    private IEnumerable<(string Field, string? Text)> Texts(CodeTests tests)
    {
        yield return ("prelude", tests.Prelude ?? "");
        yield return ("check", tests.Check ?? "");
        foreach (var (index, text) in (tests.Cases ?? []).Take(options.MaxCases).Index())
        {
            yield return ($"cases[{index}]", text);
        }

        foreach (var (index, program) in (tests.Programs ?? []).Take(options.MaxCases).Index())
        {
            yield return ($"programs[{index}].stdin", program?.Stdin);
            yield return ($"programs[{index}].stdout", program?.Stdout);
        }
    }

    private string? TooLong(long bytes) =>
        bytes > (long)options.MaxTextKiB * BytesOfKiB ? $"is longer than {options.MaxTextKiB} KiB; shorten it." : null;

    private static int? FirstLoneSurrogate(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
            {
                continue;
            }

            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            {
                return index;
            }

            index++;
        }

        return null;
    }

    /// <summary>The packages that tests are known to use; what else is missing is told by the tests' own error.</summary>
    [GeneratedRegex(
        @"(?<!\btry:[ \t]*\n)^[ \t]*(?:import|from)[ \t]+(?<package>numpy|pandas|pytest|scipy|sympy|torch|tensorflow"
            + @"|matplotlib|networkx|sklearn|requests|hypothesis)\b(?=[^\n'""]*$)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex NeededPackage();

    [GeneratedRegex(@"\A[\p{L}_][\p{L}\p{Nd}_]{0,199}\z")]
    private static partial Regex Identifier();
}
