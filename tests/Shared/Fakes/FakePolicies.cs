using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>Manifests for policies over a <see cref="ByteTokenizer"/>.</summary>
public static class FakePolicies
{
    /// <summary>A policy that is asked with the problem between &lt;s&gt; and a line break, and writes one step a line.</summary>
    public static ModelManifest Manifest(int contextLength = 4096, string stepSeparator = "\n", string template = "<s>{problem}\n") =>
        new()
        {
            Name = "fake",
            Kind = ModelKind.Policy,
            Architecture = "Fake",
            Precision = Precision.Float32,
            ContextLength = contextLength,
            VocabularySize = 261,
            Layers = 1,
            QueryHeads = 1,
            KeyValueHeads = 1,
            HeadWidth = 1,
            HiddenWidth = 1,
            Template = template,
            StepSeparator = stepSeparator,
            EndTokens = ["</s>"],
            Parity = new ParitySample([0], [0], [0], 0),
            Costs = new LayoutCosts([new RunCost(1, 1, 1)], [new RunCost(1, 1, 1)], 1),
        };
}
