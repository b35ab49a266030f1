using Verify.Inference.Engine.Calls;
using Verify.Inference.Engine.Layouts;
using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Trees;
using Verify.Tests.Shared.Fakes;

namespace Verify.Inference.Tests.Engine;

/// <summary>A tree whose calls are advanced by the test itself, so that it can look at the tree between two runs.</summary>
internal sealed class CallDriver(TestDecoder decoder, LayoutCosts costs, int columns) : IDisposable
{
    private readonly SamplingTools _tools = new(decoder.Session);

    public TreeCore Tree { get; } = new(decoder.Session, costs, columns);

    /// <summary>The layouts in which the last call's runs were made, one after the other.</summary>
    public List<TreeLayoutKind> Layouts { get; } = [];

    /// <summary>A call that the test advances itself, as far as it likes.</summary>
    public ContinueCall Begin(DecodeLimits limits, CancellationToken cancellationToken, params ContinueRequest[] requests) =>
        new(Tree, _tools, new ByteTokenizer(), decoder.Shape.ContextLength, requests, limits, cancellationToken);

    /// <inheritdoc cref="Begin(DecodeLimits, CancellationToken, ContinueRequest[])"/>
    public ScoreCall Begin(CancellationToken cancellationToken, params ScoreRequest[] requests) =>
        new(Tree, _tools, requests, cancellationToken);

    public IReadOnlyList<Continuation> Continue(DecodeLimits limits, params ContinueRequest[] requests) =>
        Run(Begin(limits, CancellationToken.None, requests));

    public IReadOnlyList<Continuation> Continue(params ContinueRequest[] requests) => Continue(DecodeLimits.None, requests);

    public IReadOnlyList<float[]> Score(params ScoreRequest[] requests) => Run(Begin(CancellationToken.None, requests));

    public IReadOnlyList<float[]> Read(params TokenPath[] paths) => Run(new ReadCall(Tree, paths, CancellationToken.None));

    public void Dispose()
    {
        Tree.Dispose();
        _tools.Dispose();
    }

    private IReadOnlyList<T> Run<T>(TreeCall<IReadOnlyList<T>> call)
    {
        Layouts.Clear();
        while (call.Advance())
        {
            if (Layouts.Count == 0 || Layouts[^1] != Tree.Layout.Kind)
            {
                Layouts.Add(Tree.Layout.Kind);
            }
        }

        return call.Result.GetAwaiter().GetResult();
    }
}
