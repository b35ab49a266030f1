using System.Runtime.CompilerServices;
using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>
/// A reward model as a verifier: each of its heads <c>process</c>, <c>outcome</c> and <c>pairwise</c> is one part, and the parts of a
/// session
/// share one token tree, so a prefix that one of them has scored is run for none again.
/// </summary>
/// <remarks>
/// Thread-safe. What the model reads: the model's prompt, then each step, tokenized by itself, without the line ends around it and with
/// the
/// model's separator (or step token) after it. A blank step is skipped, and has no score of its own: scored alone it would repeat
/// the separator
/// and rank a solution by the score of nothing. Outcomes are read after the end token. A pair is read as first solution, end token,
/// joiner,
/// second solution, end token, judge token, in both orders: <c>(P(a,b) + 1 - P(b,a)) / 2</c> (pair-preference models of RLHFlow; PairRM).
/// A step or solution that does not fit into the model's context has no opinion, and a pair that does not is a draw (0.5).
/// </remarks>
public sealed class RewardModelVerifier : IVerifier
{
    private readonly ILanguageModel _model;
    private readonly ConditionalWeakTable<Problem, TokenPath> _prompts = new();
    private readonly SolutionFormat _format;

    /// <summary>Makes a verifier of a model with heads; the model stays the caller's to dispose.</summary>
    /// <exception cref="ArgumentException">The model has no heads, or names a special token that its tokenizer lacks.</exception>
    public RewardModelVerifier(string name, ILanguageModel model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(model);
        var description = model.Description;
        if (description.Heads.Count == 0)
        {
            throw new ArgumentException(
                $"The model '{description.Name}' has no heads to read scores from; it is a {description.Kind}.",
                nameof(model)
            );
        }

        _model = model;
        _format = new SolutionFormat(model);
        Name = name;
        Description = new VerifierDescription(
            $"Reward model {description.Name} ({string.Join(", ", description.Heads.Select(head => head.Name))}).",
            Process: Head("process") is not null,
            Outcome: Head("outcome") is not null,
            Pairwise: Head("pairwise") is not null,
            description.Name,
            description.Aggregation
        )
        {
            StepSeparator = description.StepSeparator,
            ContextLength = description.ContextLength,
        };
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public VerifierDescription Description { get; }

    /// <summary>The names of the model's heads.</summary>
    internal IReadOnlyList<string> Heads => [.. _model.Description.Heads.Select(head => head.Name)];

    /// <inheritdoc/>
    public string? WhyTooLong(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return WhyTooLong(PromptOf(problem));
    }

    /// <inheritdoc/>
    public IReadOnlyList<TreeRequest> TreesFor(Problem problem, int tokens)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var prompt = PromptOf(problem);
        if (WhyTooLong(prompt) is { } reason)
        {
            throw new ContextLengthException(reason);
        }

        // A pair is held only while it is compared, so one solution's length suffices for all of them.
        var pair = Description.Pairwise ? _model.Description.ContextLength : 0;
        return [new TreeRequest(_model, (int)Math.Min(int.MaxValue, (long)prompt.Length + tokens + pair))];
    }

    /// <inheritdoc/>
    public IVerifierSession Open(Problem problem, IReadOnlyList<ITokenTree> trees)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(trees);
        return new RewardModelSession(trees[0], new SolutionTree(PromptOf(problem), _format), _format, _model.Description);
    }

    /// <summary>Rendered once for each problem, as long as the problem lives.</summary>
    private TokenPath PromptOf(Problem problem) => _prompts.GetValue(problem, one => _model.RenderProblem(one.Text));

    private string? WhyTooLong(TokenPath prompt)
    {
        var context = _model.Description.ContextLength;
        return prompt.Length < context
            ? null
            : $"The problem takes {prompt.Length} tokens of the reward model '{Name}', which reads {context}, one of them for a step; "
                + $"shorten it by at least {prompt.Length - context + 1} tokens, or remove this verifier.";
    }

    private HeadDescription? Head(string name) => _model.Description.Heads.FirstOrDefault(head => head.Name == name);
}
