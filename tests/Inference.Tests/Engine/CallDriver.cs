using Verify.Inference.Decoding;
using Verify.Inference.Engine.Layouts;
using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Trees;
using Verify.Inference.Manifests;
using Verify.Inference.Tokenization;
using Verify.Tests.Shared.Fakes;

namespace Verify.Inference.Tests.Engine;

/// <summary>A tree whose calls are advanced by the test itself, so that it can look at the tree between two runs.</summary>
internal sealed class CallDriver : IDisposable
{
    private readonly TestDecoder _decoder;
    private readonly SamplingTools _tools;

    public CallDriver(TestDecoder decoder, LayoutCosts costs, int capacityTokens)
    {
        _decoder = decoder;
        _tools = new SamplingTools(decoder.Session);
        Tree = new TreeCore(decoder.Session, _tools, costs, capacityTokens);
    }

    public TreeCore Tree { get; }

    /// <summary>The tokens that end a text.</summary>
    public IReadOnlyList<int> EndTokens { get; set; } = [];

    /// <summary>The layouts in which the last call's runs were made, one after the other.</summary>
    public List<TreeLayoutKind> Layouts { get; } = [];

    /// <summary>A call that the test advances itself.</summary>
    public ContinueCall Begin(DecodeLimits limits, params ContinueRequest[] requests) => Begin(new ByteTokenizer(), limits, requests);

    /// <inheritdoc cref="Begin(DecodeLimits, ContinueRequest[])"/>
    public ContinueCall Begin(ITokenizer tokenizer, DecodeLimits limits, params ContinueRequest[] requests) =>
        new(Tree, new TokenTable(tokenizer, _decoder.Shape.VocabularySize, EndTokens), requests, limits);

    /// <inheritdoc cref="Begin(DecodeLimits, ContinueRequest[])"/>
    public LogProbabilitiesCall Begin(CancellationToken cancellationToken, params LogProbabilitiesRequest[] requests) =>
        new(Tree, requests, cancellationToken);

    public IReadOnlyList<SampledPath> Continue(DecodeLimits limits, params ContinueRequest[] requests) =>
        [.. requests.Zip(Run(Begin(limits, requests)), SampledPath.Of)];

    public IReadOnlyList<SampledPath> Continue(params ContinueRequest[] requests) => Continue(DecodeLimits.None, requests);

    public IReadOnlyList<float[]> LogProbabilities(params LogProbabilitiesRequest[] requests) =>
        Run(Begin(CancellationToken.None, requests));

    public IReadOnlyList<float[]> ReadHeads(params TokenPath[] paths) => Run(new OutputsCall(Tree, paths, CancellationToken.None));

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

/// <summary>A generation and the path that it makes of the request's.</summary>
internal sealed record SampledPath(TokenPath Path, IReadOnlyList<int> Tokens, IReadOnlyList<float> LogProbabilities, GenerationEnd End)
{
    public static SampledPath Of(ContinueRequest request, Generation piece) =>
        new(request.Path.Append(piece.Ids()), piece.Ids(), piece.LogProbabilities(), piece.End);
}

/// <summary>A tokenizer that a test breaks in the middle of a call: the next token that is drawn ends the call with an error.</summary>
internal sealed class BreakableTokenizer : ITokenizer
{
    private readonly ByteTokenizer _inner = new();

    public bool IsBroken { get; set; }

    public int VocabularySize => _inner.VocabularySize;

    public int[] Encode(string text) => _inner.Encode(text);

    public int Special(string spelling) => _inner.Special(spelling);

    public bool TrySpecialAt(string text, int start, out int token, out int length) =>
        _inner.TrySpecialAt(text, start, out token, out length);

    public ReadOnlyMemory<byte> Bytes(int token) => IsBroken ? throw new InvalidOperationException("Broken.") : _inner.Bytes(token);

    public string Decode(ReadOnlySpan<int> tokens) => _inner.Decode(tokens);
}
