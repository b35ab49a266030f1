using Verify.Search;
using Verify.Verifiers;

namespace Verify.Server.Engine;

/// <summary>The search floor with every model it stands on, ready to work. Disposing gives the models' memory back.</summary>
/// <param name="Search">Plans and runs searches.</param>
/// <param name="Equivalence">Tells whether two answers are the same.</param>
/// <param name="Models">Every loaded model, policies first.</param>
internal sealed record LoadedEngine(ISearchEngine Search, IAnswerEquivalence Equivalence, IReadOnlyList<LoadedModel> Models)
    : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        foreach (var model in Models)
        {
            await model.Model.DisposeAsync();
        }
    }
}
