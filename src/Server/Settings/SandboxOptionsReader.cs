using Verify.Verifiers.Sandbox;

namespace Verify.Server.Settings;

/// <summary>Reads the section <c>Verify:Sandbox</c>; its ranges and defaults are the sandbox's own.</summary>
internal static class SandboxOptionsReader
{
    public static SandboxOptions Read(SettingsReader settings)
    {
        var maxSeconds = Number(settings, SandboxLimits.MaxSeconds);
        var maxMemory = Integer(settings, SandboxLimits.MaxMemoryMiB);
        var options = new SandboxOptions
        {
            Tier = settings.Name("Tier", new SandboxOptions().Tier),
            MaxSeconds = maxSeconds,
            CpuSeconds = Number(settings, SandboxLimits.CpuSeconds, maxSeconds),
            WallSeconds = Number(settings, SandboxLimits.WallSeconds, maxSeconds),
            MaxMemoryMiB = maxMemory,
            MemoryMiB = Integer(settings, SandboxLimits.MemoryMiB, maxMemory),
            TmpMiB = Integer(settings, SandboxLimits.TmpMiB),
            ReplyKiB = Integer(settings, SandboxLimits.ReplyKiB),
            Workers = Integer(settings, SandboxLimits.Workers, defaultText: "number of cores"),
            Spares = Integer(settings, SandboxLimits.Spares),
            MaxCases = Integer(settings, SandboxLimits.MaxCases),
            MaxTextKiB = Integer(settings, SandboxLimits.MaxTextKiB),
            PythonPath = ReadPython(settings),
        };
        settings.RefuseUnknown();
        return options;
    }

    /// <param name="settings">The section.</param>
    /// <param name="limits">The range and the default.</param>
    /// <param name="maximum">A configured maximum, which lowers the default too.</param>
    private static double Number(SettingsReader settings, SandboxLimits limits, double maximum = double.PositiveInfinity) =>
        settings.Number(limits.Name, Math.Min(limits.Default, maximum), limits.Least, Math.Min(limits.Most, maximum));

    private static int Integer(SettingsReader settings, SandboxLimits limits, int maximum = int.MaxValue, string? defaultText = null) =>
        settings.Integer(
            limits.Name,
            (int)Math.Min(limits.Default, maximum),
            (int)limits.Least,
            (int)Math.Min(limits.Most, maximum),
            defaultText
        );

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
