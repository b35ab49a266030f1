using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>
/// A file without a name, so that nothing is left on disk however the server ends, sealed, so that nobody changes what the next child
/// reads. Children open it through <see cref="Path"/>. Immutable.
/// </summary>
internal sealed partial class MemoryFile : IDisposable
{
    private const uint CloseOnExec = 1;
    private const uint AllowSealing = 2;
    private const int AddSeals = 1033;

    /// <summary>No further seals, no shrinking, no growing, no writing.</summary>
    private const int AllSeals = 1 | 2 | 4 | 8;

    private readonly SafeFileHandle _handle;

    public MemoryFile(string name, ReadOnlySpan<byte> content)
    {
        var descriptor = Checked(MemoryFileCreate(name, CloseOnExec | AllowSealing));
        _handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.Write(_handle, content, fileOffset: 0);
        Checked(FileControl(_handle, AddSeals, AllSeals));
        Path = $"/proc/{Environment.ProcessId}/fd/{descriptor}";
    }

    public string Path { get; }

    public void Dispose() => _handle.Dispose();

    private static int Checked(int result) =>
        result >= 0
            ? result
            : throw new Win32Exception(
                Marshal.GetLastPInvokeError(),
                $"The kernel gives no memory file: {Marshal.GetLastPInvokeErrorMessage()}."
            );

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemoryFileCreate(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FileControl(SafeFileHandle file, int command, int argument);
}
