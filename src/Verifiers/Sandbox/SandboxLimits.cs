namespace Verify.Verifiers.Sandbox;

/// <summary>
/// What one number of <see cref="SandboxOptions"/> may be and is where it is not given. The only place that says so; immutable.
/// </summary>
/// <param name="Name">The option, as <see cref="SandboxOptions"/> names it.</param>
/// <param name="Least">The smallest value that is allowed.</param>
/// <param name="Most">The largest value that is allowed; a default run limit is also bounded by its own maximum option.</param>
/// <param name="Default">The value where none is given.</param>
public sealed record SandboxLimits(string Name, double Least, double Most, double Default)
{
    /// <summary>The shortest time that a run may be given, in seconds.</summary>
    public const double LeastSeconds = 0.01;

    private const double MostSeconds = 3600;

    /// <summary>The least address space that a run may be given, in MiB.</summary>
    public const int LeastMemoryMiB = 64;

    private const int MostMemoryMiB = 1 << 20;

    /// <summary>Processor seconds of a run that names none; also at most <see cref="MaxSeconds"/> as configured.</summary>
    public static SandboxLimits CpuSeconds { get; } = new(nameof(CpuSeconds), LeastSeconds, MostSeconds, 5);

    /// <summary>Wall clock seconds of a run that names none; also at most <see cref="MaxSeconds"/> as configured.</summary>
    public static SandboxLimits WallSeconds { get; } = new(nameof(WallSeconds), LeastSeconds, MostSeconds, 10);

    /// <summary>Seconds that a run may ask for.</summary>
    public static SandboxLimits MaxSeconds { get; } = new(nameof(MaxSeconds), LeastSeconds, MostSeconds, 60);

    /// <summary>Address space in MiB of a run that names none; also at most <see cref="MaxMemoryMiB"/> as configured.</summary>
    public static SandboxLimits MemoryMiB { get; } = new(nameof(MemoryMiB), LeastMemoryMiB, MostMemoryMiB, 512);

    /// <summary>Address space in MiB that a run may ask for.</summary>
    public static SandboxLimits MaxMemoryMiB { get; } = new(nameof(MaxMemoryMiB), LeastMemoryMiB, MostMemoryMiB, 2048);

    /// <summary>Size of the private <c>/tmp</c> in MiB.</summary>
    public static SandboxLimits TmpMiB { get; } = new(nameof(TmpMiB), 1, 1 << 10, 16);

    /// <summary>KiB of one answer, and of all that a program prints.</summary>
    public static SandboxLimits ReplyKiB { get; } = new(nameof(ReplyKiB), 1, 1 << 16, 1024);

    /// <summary>Solutions that run at once.</summary>
    public static SandboxLimits Workers { get; } = new(nameof(Workers), 1, 1024, Environment.ProcessorCount);

    /// <summary>Sandboxes that are kept started.</summary>
    public static SandboxLimits Spares { get; } = new(nameof(Spares), 0, 1024, 2);

    /// <summary>Cases of one problem.</summary>
    public static SandboxLimits MaxCases { get; } = new(nameof(MaxCases), 1, 1_000_000, 1000);

    /// <summary>KiB of a solution, and of all the text of its tests.</summary>
    public static SandboxLimits MaxTextKiB { get; } = new(nameof(MaxTextKiB), 1, 1 << 16, 1024);

    /// <summary>False for what is out of range, and for NaN.</summary>
    public bool Allows(double value) => value >= Least && value <= Most;
}
