namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>A program to be confined, which may be started many times.</summary>
/// <param name="Executable">Its path inside the sandbox.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Code">What it finds on <see cref="Launching.CodeDescriptor"/>; owned, and needed until the last start has come up.</param>
/// <param name="Environment">All of its environment that it may rely on.</param>
/// <param name="Readable">All that it may read, parents before children.</param>
internal sealed record SandboxedProgram(
    string Executable,
    IReadOnlyList<string> Arguments,
    MemoryFile Code,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<ReadablePath> Readable
) : IDisposable
{
    public void Dispose() => Code.Dispose();
}

/// <summary>A file or folder that a confined program may read.</summary>
/// <param name="Inside">Where the program sees it.</param>
/// <param name="Here">Where it really stands, symbolic links followed.</param>
internal sealed record ReadablePath(string Inside, string Here);
