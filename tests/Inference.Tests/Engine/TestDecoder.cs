using Verify.Inference.Decoding;
using Verify.Inference.Engine;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Engine.Trees;
using Verify.Inference.Graph;
using Verify.Inference.Manifests;
using Verify.Tests.Shared.Checkpoints;
using Verify.Tests.Shared.Fakes;
using Verify.Tests.Shared.Reference;

namespace Verify.Inference.Tests.Engine;

/// <summary>
/// A small random decoder, written as a graph and loaded into the engine, with the reference decoder of the same weights.
/// </summary>
internal sealed class TestDecoder : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("verify-decoder-").FullName;
    private readonly ComputePool _pool;

    public TestDecoder(
        CheckpointSpec spec,
        Precision precision = Precision.Float32,
        IReadOnlyList<HeadShape>? heads = null,
        LayoutCosts? costs = null,
        DecoderOptions? options = null,
        int threads = 1,
        Action<Dictionary<string, Tensor>>? change = null
    )
    {
        var tensors = CheckpointTensors
            .Shapes(spec)
            .ToDictionary(tensor => tensor.Name, tensor => Tensor.Random(tensor.Name, tensor.Shape, seed: 1));
        change?.Invoke(tensors);
        Shape = ShapeOf(spec) with { Heads = heads ?? [] };
        Reference = new ReferenceDecoder(spec, tensors);
        DecoderGraph.Write(Shape, new TensorWeights(tensors), precision, _directory);
        Session = DecoderSession.Open(_directory, DecoderDimensions.Of(Shape));
        _pool = new ComputePool(threads);
        Model = new DecoderModel(ManifestOf(Shape, costs), new ByteTokenizer(), Session, options ?? new DecoderOptions(), _pool);
    }

    public DecoderShape Shape { get; }

    public DecoderSession Session { get; }

    public DecoderModel Model { get; }

    public ReferenceDecoder Reference { get; }

    public static TestDecoder Policy(string name = "llama3", LayoutCosts? costs = null, DecoderOptions? options = null, int threads = 1) =>
        new(CheckpointSpecs.Policy(name), costs: costs, options: options, threads: threads);

    /// <summary>The memory that a tree of <see cref="Policy"/> takes.</summary>
    public static long TreeBytes(int capacityTokens, string name = "llama3") =>
        TreeCore.Bytes(DecoderDimensions.Of(ShapeOf(CheckpointSpecs.Policy(name))), capacityTokens);

    public async ValueTask DisposeAsync()
    {
        await Model.DisposeAsync();
        _pool.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static DecoderShape ShapeOf(CheckpointSpec spec)
    {
        int[] positions = [.. Enumerable.Range(0, spec.ContextLength)];
        int[] pairs = [.. Enumerable.Range(0, spec.HeadWidth / 2)];
        double[] angles =
        [
            .. positions.SelectMany(position => pairs.Select(pair => position * ReferenceRope.Frequency(pair, spec.HeadWidth, spec))),
        ];
        return new DecoderShape
        {
            VocabularySize = spec.VocabularySize,
            HiddenWidth = spec.HiddenWidth,
            IntermediateWidth = spec.IntermediateWidth,
            Layers = spec.Layers,
            QueryHeads = spec.QueryHeads,
            KeyValueHeads = spec.KeyValueHeads,
            HeadWidth = spec.HeadWidth,
            NormEpsilon = (float)spec.NormEpsilon,
            ContextLength = spec.ContextLength,
            Rope = new RopeTable([.. angles.Select(angle => (float)Math.Cos(angle))], [.. angles.Select(angle => (float)Math.Sin(angle))]),
            AttentionBias = spec.AttentionBias,
            OutputBias = spec.OutputBias,
            QueryKeyNorm = spec.QueryKeyNorm,
            TiedEmbeddings = spec.TiedEmbeddings,
        };
    }

    private static ModelManifest ManifestOf(DecoderShape shape, LayoutCosts? costs) =>
        new()
        {
            Name = "test",
            Kind = shape.Heads.Count == 0 ? ModelKind.Policy : ModelKind.Reward,
            Architecture = "test",
            Precision = Precision.Float32,
            ContextLength = shape.ContextLength,
            VocabularySize = shape.VocabularySize,
            Layers = shape.Layers,
            QueryHeads = shape.QueryHeads,
            KeyValueHeads = shape.KeyValueHeads,
            HeadWidth = shape.HeadWidth,
            HiddenWidth = shape.HiddenWidth,
            Template = "{problem}",
            StepSeparator = "\n",
            EndTokens = [],
            Heads =
            [
                .. shape.Heads.Select(
                    (head, i) =>
                        new HeadDescription
                        {
                            Name = "process",
                            Offset = shape.Heads.Take(i).Sum(before => before.Output.Outputs),
                            Width = head.Output.Outputs,
                            Readout = "softmax",
                            At = "step",
                        }
                ),
            ],
            Parity = new ParitySample([], [], [], 0),
            Costs = costs ?? TestLayouts.Measured,
        };

    private sealed class TensorWeights(Dictionary<string, Tensor> tensors) : IWeightSource
    {
        public long[] Shape(string name) => [.. tensors[name].Shape.Select(dimension => (long)dimension)];

        public void Read(string name, long start, Span<float> destination) =>
            tensors[name].Values.AsSpan((int)start, destination.Length).CopyTo(destination);
    }
}
