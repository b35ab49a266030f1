using Verify.Verifiers;

namespace Verify.Server.Wire;

/// <summary>The names that kinds of problems have in requests.</summary>
internal static class ProblemKinds
{
    /// <summary>The kind of a name that the schema allows; null for none.</summary>
    public static ProblemKind? Read(string? name) =>
        name switch
        {
            null => null,
            "math" => ProblemKind.Math,
            "code" => ProblemKind.Code,
            _ => ProblemKind.Text,
        };
}
