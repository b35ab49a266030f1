namespace Verify.Verifiers.Sandbox;

/// <summary>The scripts and tables that are built into the assembly.</summary>
internal static class EmbeddedText
{
    public static string Read(string name)
    {
        var resource = $"Verify.Verifiers.Sandbox.{name}";
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly holds no resource '{resource}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
