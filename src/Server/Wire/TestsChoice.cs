using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Verify.Server.Http;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.Wire;

[Description("What a program must pass, run in a sandbox: `cases`, or `check`, or `programs`; exactly one of the three.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record TestsChoice
{
    [Description("What solutions are written in. Omitted: `python`.")]
    [AllowedValues("python")]
    public string? Language { get; init; }

    [Description("The function that `cases` or `check` call.")]
    public string? EntryPoint { get; init; }

    [Description(
        "Code that comes before the solution: imports, helpers, or the prompt whose last function a solution may "
            + "merely complete. The tests "
            + "see it too."
    )]
    public string? Prelude { get; init; }

    [Description("Statements, usually one `assert` each; each is one case.")]
    public IReadOnlyList<string>? Cases { get; init; }

    [Description("HumanEval's form: code that defines `check(candidate)`.")]
    public string? Check { get; init; }

    [Description("Inputs and the outputs they must lead to; each is one case, run by itself.")]
    public IReadOnlyList<ProgramChoice>? Programs { get; init; }

    [Description("Seconds for each time the solution is started. Omitted: the server's default; more than its maximum is refused.")]
    [Least(SandboxLimits.LeastSeconds)]
    public double? Seconds { get; init; }

    [Description("Memory in MiB. Omitted: the server's default; more than its maximum is refused.")]
    [Least(SandboxLimits.LeastMemoryMiB)]
    public int? MemoryMiB { get; init; }

    [Description(
        "Where solution and tests are run: `isolated` in two processes, so that no solution can forge a pass; `together` in "
            + "one Python, where a solution that sets out to can forge one; `auto` together only where the isolated judge "
            + "cannot judge the solution faithfully. Omitted: `auto`."
    )]
    [AllowedValues("auto", "isolated", "together")]
    public string? Judging { get; init; }

    [Description("Compares the outputs of `programs` token by token instead of line by line. Omitted: false.")]
    public bool? Tokens { get; init; }

    [Description(
        "How far a printed number may be from an expected one that is written with a point or an exponent, absolutely or "
            + "relative to it. Omitted: it must be written in the same way."
    )]
    [Range(0, 1)]
    public double? Tolerance { get; init; }

    public CodeTests ToTests()
    {
        var silent = new CodeTests();
        return new CodeTests
        {
            Language = Language ?? silent.Language,
            EntryPoint = EntryPoint,
            Prelude = Prelude,
            Cases = Cases,
            Check = Check,
            Programs = Programs?.Select(program => new ProgramCase(program.Stdin ?? "", program.Stdout)).ToList(),
            Seconds = Seconds,
            MemoryMiB = MemoryMiB,
            Judging = Judging is null ? silent.Judging : Enum.Parse<TestsJudging>(Judging, ignoreCase: true),
            Tokens = Tokens ?? silent.Tokens,
            Tolerance = Tolerance,
        };
    }
}

[Description("A run of a whole program.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ProgramChoice
{
    [Description("Standard input of the program. Omitted: empty.")]
    public string? Stdin { get; init; }

    [Description("What it must print; white space at the ends of lines and of the text does not count.")]
    public required string Stdout { get; init; }
}
