namespace Verify.Inference.Manifests;

/// <summary>Finds the contradictions within a manifest.</summary>
internal static class ModelManifestRules
{
    private const int Format = 1;

    /// <summary>Every fault, each as field, value and what is expected; none when the manifest is valid.</summary>
    public static IReadOnlyList<string> Faults(ModelManifest manifest)
    {
        List<string> nulls = [.. Nulls(manifest)];
        return nulls.Count > 0
            ? nulls
            : [.. Sizes(manifest), .. Texts(manifest), .. HeadRules.Faults(manifest), .. Parity(manifest), .. Costs(manifest.Costs)];
    }

    /// <summary>The faults of further templates by themselves.</summary>
    public static IEnumerable<string> TemplateFaults(IReadOnlyDictionary<string, string> templates) =>
        templates
            .Where(template =>
                template.Key.Length == 0 || template.Key == PromptDescription.Problem || string.IsNullOrEmpty(template.Value)
            )
            .Select(template =>
                $"templates['{template.Key}'] is '{template.Value}'; a further template has a name of its own, "
                + $"other than {PromptDescription.Problem}, and a text"
            );

    /// <summary>A list in a file may hold null, although its type here does not allow that.</summary>
    private static IEnumerable<string> Nulls(ModelManifest manifest)
    {
        foreach (
            var (name, entries) in new (string, IEnumerable<object?>)[]
            {
                ("endTokens", manifest.EndTokens),
                ("heads", manifest.Heads),
                ("costs.row", manifest.Costs.Row),
                ("costs.batch", manifest.Costs.Batch),
            }
        )
        {
            if (entries.Contains(null))
            {
                yield return $"{name} contains null";
            }
        }
    }

    private static IEnumerable<string> Sizes(ModelManifest manifest)
    {
        if (manifest.Format != Format)
        {
            yield return $"format is {manifest.Format}; this version reads {Format}";
        }

        foreach (
            var (name, size) in new[]
            {
                ("contextLength", manifest.ContextLength),
                ("vocabularySize", manifest.VocabularySize),
                ("layers", manifest.Layers),
                ("queryHeads", manifest.QueryHeads),
                ("keyValueHeads", manifest.KeyValueHeads),
                ("headWidth", manifest.HeadWidth),
                ("hiddenWidth", manifest.HiddenWidth),
            }
        )
        {
            if (size < 1)
            {
                yield return $"{name} is {size}, must be at least 1";
            }
        }

        if (manifest.Parameters < 0)
        {
            yield return $"parameters is {manifest.Parameters}, must not be negative";
        }
    }

    private static IEnumerable<string> Texts(ModelManifest manifest)
    {
        foreach (
            var (name, text) in new[]
            {
                ("name", manifest.Name),
                ("architecture", manifest.Architecture),
                ("stepSeparator", manifest.StepSeparator),
            }
        )
        {
            if (text.Length == 0)
            {
                yield return $"{name} is empty";
            }
        }

        if (!manifest.Template.Contains("{problem}", StringComparison.Ordinal))
        {
            yield return $"template '{manifest.Template}' lacks the placeholder {{problem}}";
        }

        foreach (var fault in TemplateFaults(manifest.Templates))
        {
            yield return fault;
        }

        if (manifest.EndTokens.Count == 0)
        {
            yield return "endTokens is empty";
        }
    }

    private static IEnumerable<string> Parity(ModelManifest manifest)
    {
        var parity = manifest.Parity;
        if (
            parity.Tokens.Count == 0
            || parity.Tokens.Count > manifest.ContextLength
            || parity.Tokens.Concat(parity.OutputTokens).Any(IsUnknown)
        )
        {
            yield return "parity.tokens and parity.outputTokens must be ids of the vocabulary that fit into the context, at least one";
        }

        var expected = manifest.Kind == ModelKind.Policy ? parity.OutputTokens.Count : manifest.Heads.Sum(head => head.Width);
        if (parity.Outputs.Count != expected || expected == 0 || !parity.Outputs.All(float.IsFinite))
        {
            yield return $"parity.outputs contains {parity.Outputs.Count} values, must be {expected} finite ones";
        }

        if (!float.IsFinite(parity.Tolerance) || parity.Tolerance <= 0)
        {
            yield return $"parity.tolerance is {parity.Tolerance}, must be above 0";
        }

        bool IsUnknown(int token) => token < 0 || token >= manifest.VocabularySize;
    }

    private static IEnumerable<string> Costs(LayoutCosts costs)
    {
        if (!IsCost(costs.CopyColumn))
        {
            yield return $"costs.copyColumn is {costs.CopyColumn}, must not be negative";
        }

        foreach (var (name, runs) in new[] { ("row", costs.Row), ("batch", costs.Batch) })
        {
            if (runs.Count == 0 || runs[0].Tokens != 1)
            {
                yield return $"costs.{name} must begin with a run of 1 token";
            }

            for (var i = 0; i < runs.Count; i++)
            {
                if (i > 0 && runs[i].Tokens <= runs[i - 1].Tokens)
                {
                    yield return $"costs.{name}[{i}].tokens is {runs[i].Tokens}, must be above the one before";
                }

                if (!IsCost(runs[i].Run))
                {
                    yield return $"costs.{name}[{i}].run is {runs[i].Run}, must not be negative";
                }

                if (!IsCost(runs[i].Column))
                {
                    yield return $"costs.{name}[{i}].column is {runs[i].Column}, must not be negative";
                }
            }
        }

        static bool IsCost(double microseconds) => double.IsFinite(microseconds) && microseconds >= 0;
    }
}
