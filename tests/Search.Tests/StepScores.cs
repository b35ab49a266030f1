using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests;

/// <summary>A process reward by a table of step texts; a step that is not in it scores 0.5.</summary>
internal static class StepScores
{
    public static ScriptedVerifier Verifier(params (string Step, double? Score)[] table) =>
        new() { Step = path => Array.Find(table, entry => entry.Step == path.Text) is { Step: not null } entry ? entry.Score : 0.5 };
}
