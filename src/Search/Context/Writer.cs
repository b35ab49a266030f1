using System.Text;
using Verify.Inference;
using Verify.Search.Journal;
using Verify.Search.Policies;
using Verify.Search.Tree;
using Texts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace Verify.Search.Context;

/// <summary>Has policies write texts beside the tree, and adds roots with further prompts, by way of the journal.</summary>
internal sealed class Writer(SearchState state, PolicyCalls policies)
{
    /// <summary>One text for each writing, in order.</summary>
    public async Task<IReadOnlyList<WrittenText>> WriteAsync(IReadOnlyList<Writing> writings)
    {
        var outcome = state.Log.Next<TextsWritten>(told => AreOf(told, writings)) ?? await AskAsync(writings);
        policies.Account(outcome.Generations, outcome.Cost);
        var texts = writings.Zip(outcome.Generations, (writing, generation) => Read(generation, writing.Stop)).ToList();
        foreach (var ((writing, generation), text) in writings.Zip(outcome.Generations).Zip(texts))
        {
            writing.About.CountWriting(writing.Prompt);
            state.Observer.On(new TextWritten(writing.About.Id, writing.Prompt, text.Text, generation.SampledTokens));
        }

        // What stands beside the tree is not gone on from.
        state.Tree.CountPruning();
        state.ReportProgress(outcome.Cost);
        policies.ThrowIfCutShort(outcome.Generations);
        return texts;
    }

    /// <summary>The last of the steps that the new root begins with, or itself; null when there is no room for an answer.</summary>
    public async Task<Node?> AddRootAsync(string policyName, string prompt, Texts values, Node? derivedFrom, IReadOnlyList<string> steps)
    {
        var policy = policies.Named(policyName);
        var asked = Prompt(prompt, values);
        var given = steps.Select(policy.Given).ToList();
        if (policy.Render(asked, given.Sum(piece => piece.Tokens.Length)) is not { } path)
        {
            return null;
        }

        var added = new RootAdded(state.Tree.Nodes.Count, prompt, derivedFrom?.Id, steps);
        if (state.Log.Next<RootAdded>(told => told with { Steps = steps } == added && told.Steps.SequenceEqual(steps)) is null)
        {
            await state.Log.AppendAsync(added);
        }

        var root = state.Tree.AddRoot(policy.Name, asked, path, derivedFrom);
        var last = state.Tree.Add(policy.StartAt(root), given) ?? root;
        state.TellOfNodesFrom(root.Id);
        return last;
    }

    private static bool AreOf(TextsWritten told, IReadOnlyList<Writing> writings) =>
        told.Nodes.SequenceEqual(writings.Select(writing => writing.About.Id))
        && told.Prompts.SequenceEqual(writings.Select(writing => writing.Prompt));

    private async Task<TextsWritten> AskAsync(IReadOnlyList<Writing> writings)
    {
        var writers = writings.Select(writing => policies.Named(writing.Policy ?? state.Plan.Policy)).ToList();
        var (requests, written) = (new List<TextRequest>(), new Dictionary<(Node, string), int>());
        foreach (var (writing, policy) in writings.Zip(writers))
        {
            var place = (writing.About, writing.Prompt);
            var number = written.GetValueOrDefault(place, writing.About.Writings(writing.Prompt));
            written[place] = number + 1;
            requests.Add(
                new TextRequest(
                    policy.Render(Prompt(writing.Prompt, writing.Values)),
                    Seeds.Of(state.Plan.Seed, writing.About.Id, writing.Prompt, number),
                    writing.Sampling ?? state.Plan.Sampling,
                    writing.Stop,
                    writing.MaxTokens ?? state.Plan.MaxTokens
                )
            );
        }

        var (generations, cost) = await policies.AskAsync(writers, (policy, places, limits) =>
            policy.WriteAsync([.. places.Select(place => requests[place])], limits)
        );
        var outcome = new TextsWritten(
            [.. writings.Select(writing => writing.About.Id)],
            [.. writings.Select(writing => writing.Prompt)],
            generations
        )
        {
            Cost = cost,
        };
        await policies.RecordAsync(outcome, generations);
        return outcome;
    }

    /// <summary>With the problem and its named fields among its values.</summary>
    private RootPrompt Prompt(string name, Texts values)
    {
        var problem = state.Plan.Problem;
        return new(
            name,
            new Dictionary<string, string>([.. problem.Fields.Where(field => !values.ContainsKey(field.Key)), .. values])
            {
                [PromptDescription.Problem] = problem.Text,
            }
        );
    }

    private static WrittenText Read(Generation generation, IReadOnlyList<string> stops)
    {
        var text = Encoding.UTF8.GetString(SampledToken.BytesOf(generation.Tokens.Span));
        var ends = stops.Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(place => place >= 0);
        return new WrittenText(
            text[..ends.DefaultIfEmpty(text.Length).Min()],
            generation.End is GenerationEnd.Open or GenerationEnd.Finished
        );
    }
}
