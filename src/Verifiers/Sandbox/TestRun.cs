namespace Verify.Verifiers.Sandbox;

/// <summary>A solution to be tested.</summary>
/// <param name="Solution">The code itself, or Markdown: of its fenced blocks the last that defines the entry point, else the last that says
/// it is Python, else the last.</param>
/// <param name="Tests">What it must pass.</param>
public sealed record TestRun(string Solution, CodeTests Tests)
{
    /// <summary>
    /// Whose run it is, told from others by reference: turns go round by requester. Null: it is the only run of its requester.
    /// </summary>
    public object? Requester { get; init; }
}

/// <summary>A program to be run once.</summary>
public sealed record ProgramRun
{
    /// <summary>What it is written in.</summary>
    public string Language { get; init; } = "python";

    /// <summary>The program itself.</summary>
    public required string Source { get; init; }

    /// <inheritdoc cref="TestRun.Requester"/>
    public object? Requester { get; init; }

    /// <summary>What it reads.</summary>
    public string Stdin { get; init; } = "";

    /// <inheritdoc cref="CodeTests.Seconds"/>
    public double? Seconds { get; init; }

    /// <inheritdoc cref="CodeTests.MemoryMiB"/>
    public int? MemoryMiB { get; init; }
}
