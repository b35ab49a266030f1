namespace Verify.Verifiers.Sandbox;

/// <summary>
/// Tests of one problem: <see cref="Cases"/>, or <see cref="Check"/>, or <see cref="Programs"/>; exactly one of the three. What is allowed
/// is
/// said by <see cref="ICodeSandbox.Check"/>.
/// </summary>
public sealed record CodeTests
{
    /// <summary>What solutions are written in; <c>python</c>.</summary>
    public string Language { get; init; } = "python";

    /// <summary>The function that <see cref="Cases"/> or <see cref="Check"/> call; unused by <see cref="Programs"/>.</summary>
    public string? EntryPoint { get; init; }

    /// <summary>
    /// Code that stands before the solution: imports, helpers, or the prompt whose last function a solution may merely complete. The tests
    /// see it too.
    /// </summary>
    public string? Prelude { get; init; }

    /// <summary>Statements, usually one <c>assert</c> each; each is one case.</summary>
    public IReadOnlyList<string>? Cases { get; init; }

    /// <summary>
    /// HumanEval's form: code that defines <c>check(candidate)</c>. Each statement of <c>check</c> that asserts something is one case.
    /// </summary>
    public string? Check { get; init; }

    /// <summary>Inputs and the outputs they must lead to; each is one case, run by itself.</summary>
    public IReadOnlyList<ProgramCase>? Programs { get; init; }

    /// <summary>
    /// Whether the outputs of <see cref="Programs"/> are compared word by word, whatever white space is between them; false: line by line.
    /// </summary>
    public bool Tokens { get; init; }

    /// <summary>
    /// How far a printed number may be from an expected one that is written with a point or an exponent, absolutely or as a share of it,
    /// whichever allows more; null: it must be written in the same way.
    /// </summary>
    public double? Tolerance { get; init; }

    /// <summary>Where solution and tests are run; unused by <see cref="Programs"/>.</summary>
    public TestsJudging Judging { get; init; } = TestsJudging.Auto;

    /// <summary>
    /// Seconds of wall clock, and of processor time, for each time the solution is started: once for functions, once for each program case.
    /// Null: <see cref="SandboxOptions.WallSeconds"/> and <see cref="SandboxOptions.CpuSeconds"/>.
    /// </summary>
    public double? Seconds { get; init; }

    /// <summary>Address space of the solution in MiB; null: <see cref="SandboxOptions.MemoryMiB"/>.</summary>
    public int? MemoryMiB { get; init; }
}

/// <summary>A whole program's test.</summary>
/// <param name="Stdin">What the program reads.</param>
/// <param name="Stdout">What it must print; white space at the ends of lines and of the text does not count.</param>
public sealed record ProgramCase(string Stdin, string Stdout);

/// <summary>Something that is wrong with tests.</summary>
/// <param name="Field">The member in camelCase, with the index where there is one: <c>cases[3]</c>.</param>
/// <param name="Message">What is wrong and how to fix it.</param>
public sealed record TestsError(string Field, string Message);
