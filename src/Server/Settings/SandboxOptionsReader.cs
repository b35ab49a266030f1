using Verify.Inference.Tokenization;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Server.Settings;

/// <summary>Reads and checks the section <c>Verify:Sandbox</c>.</summary>
internal static class SandboxOptionsReader
{
    private const int LeastMemoryMiB = 64;
    private const double LeastSeconds = 0.01;

    public static SandboxOptions Read(SettingsReader settings)
    {
        var fallback = new SandboxOptions();
        var maxSeconds = settings.Number("MaxSeconds", fallback.MaxSeconds, LeastSeconds, 3600);
        var maxMemory = settings.Integer("MaxMemoryMiB", fallback.MaxMemoryMiB, LeastMemoryMiB, 1 << 20);
        var options = new SandboxOptions
        {
            Tier = settings.Name("Tier", fallback.Tier),
            MaxSeconds = maxSeconds,
            CpuSeconds = settings.Number("CpuSeconds", Math.Min(fallback.CpuSeconds, maxSeconds), LeastSeconds, maxSeconds),
            WallSeconds = settings.Number("WallSeconds", Math.Min(fallback.WallSeconds, maxSeconds), LeastSeconds, maxSeconds),
            MaxMemoryMiB = maxMemory,
            MemoryMiB = settings.Integer("MemoryMiB", Math.Min(fallback.MemoryMiB, maxMemory), LeastMemoryMiB, maxMemory),
            TmpMiB = settings.Integer("TmpMiB", fallback.TmpMiB, 1, 1024),
            ReplyKiB = settings.Integer("ReplyKiB", fallback.ReplyKiB, 1, 65_536),
            Workers = settings.Integer("Workers", fallback.Workers, 1, 1024),
            Spares = settings.Integer("Spares", fallback.Spares, 0, 1024),
            MaxCases = settings.Integer("MaxCases", fallback.MaxCases, 1, 1_000_000),
            MaxTextKiB = settings.Integer("MaxTextKiB", fallback.MaxTextKiB, 1, 65_536),
            PythonPath = ReadPython(settings),
        };
        settings.RefuseUnknown();
        return options;
    }

    private static string? ReadPython(SettingsReader settings)
    {
        const string key = "PythonPath";
        var path = settings.Text(key);
        if (path is not null && !File.Exists(path))
        {
            settings.Refuse(key, path, "there is no such file; give the path of a Python interpreter, or remove the setting.");
        }

        return path;
    }
}
