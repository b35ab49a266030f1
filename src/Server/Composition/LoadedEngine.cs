using Verify.Mathematics;
using Verify.Search;
using Verify.Search.Verification;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.Composition;

/// <summary>
/// The search floor with every model it uses, ready to work. Disposing gives the models' memory back and ends all code.
/// </summary>
/// <param name="Search">Plans and runs searches.</param>
/// <param name="Verification">Verifies solutions that somebody else wrote.</param>
/// <param name="Equivalence">Tells whether two answers are the same.</param>
/// <param name="Sandbox">Runs code, or refuses to.</param>
/// <param name="Models">Every loaded model, policies first.</param>
internal sealed record LoadedEngine(
    ISearchEngine Search,
    SolutionVerification Verification,
    IAnswerEquivalence Equivalence,
    ICodeSandbox Sandbox,
    IReadOnlyList<LoadedModel> Models
) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        foreach (var model in Models)
        {
            await model.Model.DisposeAsync();
        }
    }
}
