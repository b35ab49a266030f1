using System.Collections.Concurrent;
using System.Diagnostics;

namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>
/// The one thread that starts sandboxes. A sandbox asks the kernel to be killed when its parent dies, and to the kernel the parent is the
/// thread that
/// started it: started from the thread pool, sandboxes would die whenever the pool retires a thread.
/// </summary>
internal sealed class LaunchThread : IDisposable
{
    private readonly BlockingCollection<Launch> _launches = [];
    private readonly Thread _thread;

    public LaunchThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "code sandbox launcher" };
        _thread.Start();
    }

    public Task<Process> StartAsync(ProcessStartInfo start)
    {
        var launch = new Launch(start);
        _launches.Add(launch);
        return launch.Started.Task;
    }

    /// <summary>Everything started here must have ended.</summary>
    public void Dispose()
    {
        _launches.CompleteAdding();
        _thread.Join();
        _launches.Dispose();
    }

    private void Run()
    {
        foreach (var launch in _launches.GetConsumingEnumerable())
        {
            var process = new Process { StartInfo = launch.Start };
            try
            {
                process.Start();
                launch.Started.SetResult(process);
            }
            catch (Exception exception)
            {
                process.Dispose();
                launch.Started.SetException(exception);
            }
        }
    }

    private sealed record Launch(ProcessStartInfo Start)
    {
        public TaskCompletionSource<Process> Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
