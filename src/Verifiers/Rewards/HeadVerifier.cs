using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>
/// One head of a reward model as a verifier of its own, named <c>model:head</c>: for a request that wants, say, the outcome head of a model
/// whose steps would otherwise be asked. Thread-safe.
/// </summary>
public sealed class HeadVerifier : IVerifier
{
    private readonly RewardModelVerifier _model;
    private readonly string _head;

    private HeadVerifier(RewardModelVerifier model, string head)
    {
        (_model, _head) = (model, head);
        Name = $"{model.Name}:{head}";
        Description = model.Description with
        {
            Summary = $"The {head} head of reward model {model.Description.Model}.",
            Rewards = [RewardModelVerifier.DescriptionOf(model.Heads.Single(one => one.Head.Name == head))],
        };
    }

    /// <summary>A verifier for each head of a model that has several; none for a model with one head, which is that head already.</summary>
    public static IReadOnlyList<HeadVerifier> Of(RewardModelVerifier model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Heads.Count < 2 ? [] : [.. model.Heads.Select(head => new HeadVerifier(model, head.Head.Name))];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public VerifierDescription Description { get; }

    /// <inheritdoc/>
    public IVerifier Source => _model;

    /// <inheritdoc/>
    public string? WhyTooLong(Problem problem) => _model.WhyTooLong(problem);

    /// <inheritdoc/>
    public IReadOnlyList<TreeRequest> TreesFor(VerifierOpening opening) => _model.TreesFor(opening);

    /// <inheritdoc/>
    public IVerifierSession Open(VerifierOpening opening, IReadOnlyList<ITokenTree> trees) =>
        new HeadSession(_model.Open(opening, trees), _head, owns: true);

    /// <inheritdoc/>
    public IVerifierSession View(IVerifierSession session) => new HeadSession(session, _head, owns: false);
}
