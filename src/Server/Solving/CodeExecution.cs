using Verify.Server.Engine;
using Verify.Server.Http;

namespace Verify.Server.Solving;

/// <summary>Code is run in a sandbox that passed its self-test, or not at all.</summary>
internal static class CodeExecution
{
    /// <exception cref="RefusedException">No sandbox works here; the refusal says what to install.</exception>
    public static void Require(LoadedEngine engine, string field)
    {
        if (!engine.Sandbox.State.Ready)
        {
            throw new RefusedException(Refusals.NoCodeExecution(field, engine.Sandbox.State.Reason));
        }
    }
}
