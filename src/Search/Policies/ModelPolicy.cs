using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Policies;

/// <summary>A policy over a token tree of a language model.</summary>
/// <param name="name">What the search calls it.</param>
/// <param name="model">The model.</param>
/// <param name="tree">Its tree, which is disposed of with the policy.</param>
/// <param name="capacity">The most tokens of the tree.</param>
/// <param name="plan">The search.</param>
/// <param name="tools">What solutions may call.</param>
internal sealed class ModelPolicy(string name, ILanguageModel model, ITokenTree tree, int capacity, SearchPlan plan, ToolUse tools)
    : IPolicy
{
    private readonly NodePaths _paths = new(name, model);
    private readonly StepCutter _cutter = new(model.Description.StepSeparator, plan.Stop);
    private readonly IReadOnlyList<string> _stepStops = [model.Description.StepSeparator, .. plan.Stop, .. tools.Triggers];
    private readonly IReadOnlyList<string> _solutionStops = [.. plan.Stop, .. tools.Triggers];

    public string Name => name;

    public TokenTreeUsage Usage => tree.Usage;

    public long Calls { get; private set; }

    public async ValueTask<IReadOnlyList<Generation>> ProposeAsync(
        IReadOnlyList<ProposalRequest> requests,
        Extent extent,
        DecodeLimits limits
    )
    {
        var growing = requests
            .Select(request => new GrowingText(model, request, Seeds.Of(plan.Seed, request.From.Node.Id, request.Draw)))
            .ToList();
        var left = limits.TotalTokens;

        // What another policy wrote may be longer than this one reads.
        growing.Where(one => Room(one) <= 0).ToList().ForEach(one => one.End = GenerationEnd.Length);

        // Usually one round. A step that so far holds nothing but separators goes on for another, and so does the text after a program's
        // output.
        for (var open = growing.FindAll(one => one.End is null); open.Count > 0; open = [.. growing.Where(one => one.End is null)])
        {
            if (left == 0 || limits.Interrupt.IsCancellationRequested)
            {
                open.ForEach(one => one.End = left == 0 ? GenerationEnd.Budget : GenerationEnd.Interrupted);
                break;
            }

            // 1. The model goes on with all of them, in one call.
            Calls++;
            var rounds = await tree.ContinueAsync([.. open.Select(one => RequestFor(one, extent))], limits with { TotalTokens = left });
            left -= rounds.Sum(round => round.Tokens.Length);
            open.Zip(rounds).ToList().ForEach(pair => pair.First.Add(pair.Second.Tokens));

            // 2. Tools that were just called are run, all at once.
            await tools.RunAsync(
                open.Zip(rounds).Where(pair => pair.Second.End == GenerationEnd.Open).Select(pair => pair.First),
                limits.Interrupt
            );

            // 3. What is whole now ends.
            open.Zip(rounds).Where(pair => pair.First.End is null).ToList().ForEach(pair => Settle(pair.First, pair.Second.End, extent));
        }

        return [.. growing.Select(one => one.Generation())];
    }

    public IReadOnlyList<Piece> Read(Start from, Extent extent, Generation generation)
    {
        var pieces = _cutter.Cut(from, generation.Tokens, extent, generation.End)!;
        var (generated, tokens) = (pieces.Sum(piece => SampledToken.Count(piece.Tokens.Span)), pieces.Sum(piece => piece.Tokens.Length));

        // A whole step with no room after it cannot be continued: the solution is as long as it may be.
        if (pieces is [.., { End: GenerationEnd.Open } last] && Room(from.Node.SolutionTokens + generated, from.Path.Length + tokens) <= 0)
        {
            pieces[^1] = last with { End = GenerationEnd.Length };
        }

        return pieces;
    }

    public async ValueTask<IReadOnlyList<Generation>> WriteAsync(IReadOnlyList<TextRequest> requests, DecodeLimits limits)
    {
        var written = new Generation[requests.Count];
        var asked = requests.Index().Where(one => one.Item.Prompt is not null).ToList();
        Array.Fill(written, new Generation(ReadOnlyMemory<SampledToken>.Empty, GenerationEnd.Length));
        if (asked.Count > 0)
        {
            Calls++;
            var generations = await tree.ContinueAsync([.. asked.Select(one => RequestFor(one.Item))], limits);
            asked.Zip(generations).ToList().ForEach(pair => written[pair.First.Index] = pair.Second);
        }

        return written;
    }

    public Start StartAt(Node node) => _paths.StartAt(node);

    public TokenPath? Render(RootPrompt prompt, int more = 0) =>
        model.Render(prompt.Name, prompt.Values) is var path && path.Length + more < Longest ? path : null;

    public Piece Given(string step) => new(SampledToken.PutIn(model.Encode(step)), step) { IsGiven = true };

    public void Keep(IEnumerable<Node> nodes) => tree.Keep([.. _paths.Known(nodes)]);

    public ValueTask DisposeAsync() => tree.DisposeAsync();

    private int Longest => Math.Min(model.Description.ContextLength, capacity);

    private int Room(int solutionTokens, int pathTokens) =>
        Math.Min(plan.MaxTokens - solutionTokens, model.Description.ContextLength - pathTokens);

    private int Room(GrowingText one) => Room(one.From.Node.SolutionTokens + one.Sampled, one.From.Path.Length + one.Tokens.Length);

    private ContinueRequest RequestFor(TextRequest request) =>
        new(request.Prompt!, request.Seed, request.Sampling, request.Stop, Math.Min(request.MaxTokens, Longest - request.Prompt!.Length));

    private ContinueRequest RequestFor(GrowingText one, Extent extent) =>
        new(
            one.Path,
            Seeds.Of(one.Seed, one.Rounds++, 0),
            one.Sampling,
            extent == Extent.Step ? _stepStops : _solutionStops,
            extent == Extent.Step ? Math.Min(Room(one), plan.MaxStepTokens - one.Sampled) : Room(one)
        );

    private void Settle(GrowingText one, GenerationEnd end, Extent extent)
    {
        GenerationEnd? endedBy = end == GenerationEnd.Open ? null : end;
        if (_cutter.Cut(one.From, one.Tokens, extent, endedBy) is { } pieces)
        {
            one.End = pieces.Count > 0 ? pieces[^1].End : endedBy;
        }
        else if (Room(one) <= 0 || (extent == Extent.Step && one.Sampled >= plan.MaxStepTokens))
        {
            one.End = GenerationEnd.Length;
        }
    }
}
