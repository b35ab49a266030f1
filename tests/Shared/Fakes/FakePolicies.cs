using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>Descriptions of policies over a <see cref="ByteTokenizer"/>.</summary>
public static class FakePolicies
{
    /// <summary>The prompts besides the problem's that it knows.</summary>
    public static IReadOnlyDictionary<string, string> Templates { get; } =
        new Dictionary<string, string>
        {
            ["critique"] = "<s>{problem}\n{solution}\nWhat is wrong?\n",
            ["revise"] = "<s>{problem}\n{solution}\n{critique}\nBetter:\n",
        };

    /// <summary>A policy that is asked with the problem between &lt;s&gt; and a line break, and writes one step a line.</summary>
    public static ModelDescription Description(int contextLength = 4096, string stepSeparator = "\n") =>
        new()
        {
            Name = "fake",
            Kind = ModelKind.Policy,
            Architecture = "Fake",
            Precision = "float32",
            ContextLength = contextLength,
            VocabularySize = 261,
            StepSeparator = stepSeparator,
            EndToken = "</s>",
            Prompts =
            [
                new PromptDescription(PromptDescription.Problem, ["problem"]),
                new PromptDescription("critique", ["problem", "solution"]),
                new PromptDescription("revise", ["problem", "solution", "critique"]),
            ],
            Abilities = new ModelAbilities
            {
                Reproducible = true,
                Heads = false,
                LogProbabilities = false,
                NextTokens = 0,
                HiddenState = false,
                ExactTokenCount = true,
                SamplingFilters = [],
            },
        };
}
