using Verify.Search;
using Verify.Server.Http;

namespace Verify.Server.Chat;

/// <summary>What OpenAI's clients call a model here: a policy, or a policy and a strategy joined by @.</summary>
/// <param name="Policy">A policy there is.</param>
/// <param name="Strategy">A strategy there is; null for the policy alone.</param>
internal sealed record ModelName(string Policy, string? Strategy)
{
    private const char Joint = '@';

    /// <summary>Every name there is, each policy's own before those with a strategy.</summary>
    public static IEnumerable<ModelName> All(ISearchEngine engine) =>
        engine.Policies.SelectMany(policy =>
            engine.Strategies.Select(strategy => new ModelName(policy.Name, strategy.Name)).Prepend(new ModelName(policy.Name, null))
        );

    /// <exception cref="RefusedException">There is no such model.</exception>
    public static ModelName Find(ISearchEngine engine, string name) =>
        All(engine).FirstOrDefault(model => model.ToString() == name) ?? throw new RefusedException(NotFound(engine, name));

    public override string ToString() => Strategy is null ? Policy : $"{Policy}{Joint}{Strategy}";

    private static Refusal NotFound(ISearchEngine engine, string name)
    {
        var policies = string.Join(", ", engine.Policies.Select(policy => policy.Name));
        var strategies = string.Join(", ", engine.Strategies.Select(strategy => strategy.Name));
        var shown = name.Length > 80 ? name[..80] + "…" : name;
        return Refusal.Fields([
            new RequestError(
                "model",
                $"There is no model '{shown}'; send a policy ({policies}), alone or with @ and a strategy ({strategies})."
            ),
        ]) with
        {
            Status = StatusCodes.Status404NotFound,
            Code = "model-not-found",
        };
    }
}
