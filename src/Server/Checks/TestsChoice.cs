using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Verify.Server.Documentation;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.Checks;

[Description("What a program must pass, run in a sandbox: `cases`, or `check`, or `programs`; exactly one of the three.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record TestsChoice
{
    [Description("What solutions are written in. Left out: `python`.")]
    [AllowedValues("python")]
    public string? Language { get; init; }

    [Description("The function that `cases` or `check` call.")]
    public string? EntryPoint { get; init; }

    [Description(
        "Code that stands before the solution: imports, helpers, or the prompt whose last function a solution may merely complete. The tests "
            + "see it too."
    )]
    public string? Prelude { get; init; }

    [Description("Statements, usually one `assert` each; each is one case.")]
    public IReadOnlyList<string>? Cases { get; init; }

    [Description("HumanEval's form: code that defines `check(candidate)`.")]
    public string? Check { get; init; }

    [Description("Inputs and the outputs they must lead to; each is one case, run by itself.")]
    public IReadOnlyList<ProgramChoice>? Programs { get; init; }

    [Description("Seconds for each time the solution is started. Left out: the server's default; more than its maximum is refused.")]
    [Least(0.01)]
    public double? Seconds { get; init; }

    [Description("Memory in MiB. Left out: the server's default; more than its maximum is refused.")]
    [Least(64)]
    public int? MemoryMiB { get; init; }

    [Description(
        "Where solution and tests are run: `isolated` in two processes, so that no solution forges a pass; `together` in one Python, which a "
            + "solution that sets out to can forge; `auto` together only where isolated is no judge of the solution. Left out: `auto`."
    )]
    [AllowedValues("auto", "isolated", "together")]
    public string? Judging { get; init; }

    [Description(
        "Whether the outputs of `programs` are compared word by word, whatever white space is between them. Left out: line by line."
    )]
    public bool? Tokens { get; init; }

    [Description(
        "How far a printed number may be from an expected one that is written with a point or an exponent, absolutely or as a share of it. Left "
            + "out: it must be written in the same way."
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
    [Description("What the program reads. Left out: nothing.")]
    public string? Stdin { get; init; }

    [Description("What it must print; white space at the ends of lines and of the text does not count.")]
    public required string Stdout { get; init; }
}
