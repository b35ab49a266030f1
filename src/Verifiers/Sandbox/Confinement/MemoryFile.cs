using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>
/// A file without a name, so that nothing is left on disk however the server ends. Children open it through <see cref="Path"/>.
/// </summary>
internal sealed partial class MemoryFile : IDisposable
{
    private const uint CloseOnExec = 1;
    private readonly SafeFileHandle _handle;

    public MemoryFile(string name, ReadOnlySpan<byte> content)
    {
        var descriptor = MemoryFileCreate(name, CloseOnExec);
        if (descriptor < 0)
        {
            throw new Win32Exception(
                Marshal.GetLastPInvokeError(),
                $"The kernel gives no memory file: {Marshal.GetLastPInvokeErrorMessage()}."
            );
        }

        _handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.Write(_handle, content, fileOffset: 0);
        Path = $"/proc/{Environment.ProcessId}/fd/{descriptor}";
    }

    public string Path { get; }

    public void Dispose() => _handle.Dispose();

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemoryFileCreate(string name, uint flags);
}
