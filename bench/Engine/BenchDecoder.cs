using Verify.Inference;
using Verify.Inference.Decoding;
using Verify.Inference.Engine.Layouts;
using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Engine.Trees;
using Verify.Inference.Graph;
using Verify.Inference.Manifests;
using Verify.Inference.Tokenization;
using Verify.Tests.Shared.Decoders;

namespace Verify.Bench.Engine;

/// <summary>A decoder with random weights in a temporary folder: T of 6 million parameters, or M of the shape of Qwen2.5-0.5B.</summary>
/// <remarks>
/// Embeddings are not tied: with random weights a tied head would mostly repeat the previous token, and samples would not diverge.
/// </remarks>
internal sealed class BenchDecoder : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("verify-bench-").FullName;

    public BenchDecoder(string name, Precision precision)
    {
        Shape = ShapeOf(name);
        Name = $"{name} {precision}";
        DecoderGraph.Write(Shape, new RandomWeights(Shape, 1), precision, _directory);
        Session = DecoderSession.Open(_directory, DecoderDimensions.Of(Shape));
        Costs = LayoutCostMeter.Measure(Session, TimeProvider.System);
        Tools = new SamplingTools(Session);
        Tokens = new TokenTable(new NoText(Shape.VocabularySize), Shape.VocabularySize, []);
    }

    public string Name { get; }

    public DecoderShape Shape { get; }

    public DecoderSession Session { get; }

    public LayoutCosts Costs { get; }

    public SamplingTools Tools { get; }

    /// <summary>None of them ends a text.</summary>
    public TokenTable Tokens { get; }

    /// <summary>"T" or "M" and a precision, as command lines give them; T in 8 bits by default.</summary>
    public static BenchDecoder FromArguments(string[] arguments) =>
        new(arguments.ElementAtOrDefault(0) ?? "T", Enum.Parse<Precision>(arguments.ElementAtOrDefault(1) ?? nameof(Precision.Int8)));

    public TreeCore NewTree(int capacityTokens) => new(Session, Tools, Costs, capacityTokens);

    public TokenPath Prompt(int length) => TokenPath.Root([.. Enumerable.Range(0, length).Select(i => (i * 31) % Shape.VocabularySize)]);

    /// <summary>A call that samples some pieces of one prompt; the benchmark advances it itself, on its own thread.</summary>
    public ContinueCall Sampling(TreeCore tree, int promptLength, int samples, int tokens)
    {
        var prompt = Prompt(promptLength);
        var sampling = new Sampling { Temperature = 1 };
        ContinueRequest[] requests =
        [
            .. Enumerable.Range(0, samples).Select(seed => new ContinueRequest(prompt, (ulong)seed, sampling, [], tokens)),
        ];
        return new ContinueCall(tree, Tokens, requests, DecodeLimits.None);
    }

    public void Dispose()
    {
        Tools.Dispose();
        Session.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static DecoderShape ShapeOf(string name) =>
        name switch
        {
            "T" => DecoderShapes.Tiny with
            {
                VocabularySize = 512,
                HiddenWidth = 256,
                IntermediateWidth = 1024,
                Layers = 6,
                QueryHeads = 4,
                KeyValueHeads = 2,
                HeadWidth = 64,
                TiedEmbeddings = false,
                ContextLength = 4096,
                Rope = DecoderShapes.Rope(4096, 64, 10_000),
            },
            "M" => DecoderShapes.Tiny with
            {
                VocabularySize = 151_936,
                HiddenWidth = 896,
                IntermediateWidth = 4864,
                Layers = 24,
                QueryHeads = 14,
                KeyValueHeads = 2,
                HeadWidth = 64,
                AttentionBias = true,
                TiedEmbeddings = false,
                ContextLength = 4096,
                Rope = DecoderShapes.Rope(4096, 64, 1_000_000),
            },
            _ => throw new ArgumentException($"There is no model '{name}'; there are T and M.", nameof(name)),
        };
}
