using System.CommandLine;

namespace Verify.Server.CommandLine;

/// <summary>Actions of commands that end well when they are interrupted.</summary>
internal static class Interruption
{
    /// <summary>
    /// As <see cref="Command.SetAction(Func{ParseResult, CancellationToken, Task{int}})"/>, but a signal is heard from the first moment:
    /// one that comes
    /// before an action has given its task back ends the process at once, without a word.
    /// </summary>
    public static void SetInterruptibleAction(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await Task.Yield();
                return await action(parsed, cancellationToken);
            }
        );
}
