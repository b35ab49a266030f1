using System.Globalization;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

// A server for tests to kill: it starts a sandbox of the tier and reply limit in its arguments, runs a solution in it, says so, and would
// wait for a minute.
var options = new SandboxOptions
{
    Tier = Enum.Parse<SandboxTier>(args[0]),
    ReplyKiB = int.Parse(args[1], CultureInfo.InvariantCulture),
    Workers = 2,
    WallSeconds = 60,
};
await using var sandbox = await CodeSandboxes.StartAsync(options, TimeProvider.System, CancellationToken.None);
var tests = new CodeTests
{
    EntryPoint = "f",
    Cases = ["assert f(0) == 0", "assert f(60) == 0"],
    Seconds = 60,
};
var sleeping = sandbox.RunAsync(new TestRun("import time\ndef f(x):\n  time.sleep(x)\n  return x", tests), CancellationToken.None);
await sandbox.RunProgramAsync(new ProgramRun { Source = "print(1)" }, CancellationToken.None);
await Console.Out.WriteLineAsync("a solution is running");
await sleeping;
