namespace Verify.Verifiers.Sandbox;

/// <summary>How code is confined and what it may use; <see cref="SandboxLimits"/> has the ranges and the defaults.</summary>
public sealed record SandboxOptions
{
    /// <summary>Which tier to use; <see cref="SandboxTier.Auto"/> takes the first whose self-test passes.</summary>
    public SandboxTier Tier { get; init; } = SandboxTier.Auto;

    /// <summary>Processor seconds of a run that names none; above 0, at most <see cref="MaxSeconds"/>.</summary>
    public double CpuSeconds { get; init; } = SandboxLimits.CpuSeconds.Default;

    /// <summary>Seconds of wall clock of a run that names none; above 0, at most <see cref="MaxSeconds"/>.</summary>
    public double WallSeconds { get; init; } = SandboxLimits.WallSeconds.Default;

    /// <summary>The most seconds a run may ask for; at most 3600.</summary>
    public double MaxSeconds { get; init; } = SandboxLimits.MaxSeconds.Default;

    /// <summary>Address space in MiB of a run that names none; at least 64, at most <see cref="MaxMemoryMiB"/>.</summary>
    public int MemoryMiB { get; init; } = (int)SandboxLimits.MemoryMiB.Default;

    /// <summary>The most address space in MiB a run may ask for.</summary>
    public int MaxMemoryMiB { get; init; } = (int)SandboxLimits.MaxMemoryMiB.Default;

    /// <summary>Size of the private <c>/tmp</c> in MiB; under Landlock there is none.</summary>
    public int TmpMiB { get; init; } = (int)SandboxLimits.TmpMiB.Default;

    /// <summary>The most KiB a solution may answer to one call, and a program may print.</summary>
    public int ReplyKiB { get; init; } = (int)SandboxLimits.ReplyKiB.Default;

    /// <summary>Solutions that run at once; the number of processors.</summary>
    public int Workers { get; init; } = (int)SandboxLimits.Workers.Default;

    /// <summary>Sandboxes kept started ahead of time (about 12 MB each); 0 starts each when it is asked for.</summary>
    public int Spares { get; init; } = (int)SandboxLimits.Spares.Default;

    /// <summary>The most cases of one problem.</summary>
    public int MaxCases { get; init; } = (int)SandboxLimits.MaxCases.Default;

    /// <summary>The most KiB of a solution, and of all the text of its tests.</summary>
    public int MaxTextKiB { get; init; } = (int)SandboxLimits.MaxTextKiB.Default;

    /// <summary>The Python interpreter; null: the system's, then those on the path.</summary>
    public string? PythonPath { get; init; }
}

/// <summary>Which confinement to use.</summary>
public enum SandboxTier
{
    /// <summary>The first of the others whose self-test passes.</summary>
    Auto,

    /// <summary>Only bubblewrap.</summary>
    Bubblewrap,

    /// <summary>Only Landlock.</summary>
    Landlock,

    /// <summary>None: code is refused.</summary>
    Off,
}
