namespace Verify.Inference.Manifests;

/// <summary>Finds the contradictions within the reward heads of a manifest.</summary>
internal static class HeadRules
{
    private static readonly string[] Names = ["process", "outcome", "pairwise"];
    private static readonly string[] Readouts = ["softmax", "sigmoid", "tanh", "identity"];
    private static readonly string[] Places = ["step", "end", "judge"];

    /// <summary>Every fault, each as field, value and what is expected.</summary>
    public static IEnumerable<string> Faults(ModelManifest manifest)
    {
        if (manifest.Kind == ModelKind.Policy != (manifest.Heads.Count == 0))
        {
            yield return $"kind is {manifest.Kind} with {manifest.Heads.Count} heads; a reward model has at least one, a policy none";
        }

        var offset = 0;
        foreach (var head in manifest.Heads)
        {
            if (head.Offset != offset || head.Width < 1)
            {
                yield return $"head '{head.Name}' has offset {head.Offset} and width {head.Width}; "
                    + $"expected are offset {offset} and a width of at least 1";
            }

            offset += head.Width;
            foreach (var fault in Faults(head))
            {
                yield return fault;
            }
        }

        foreach (var name in manifest.Heads.GroupBy(head => head.Name).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            yield return $"head '{name}' is listed twice";
        }
    }

    /// <summary>The faults of one head by itself.</summary>
    public static IEnumerable<string> Faults(HeadDescription head) => FaultsOf(head).Select(fault => $"head '{head.Name}' {fault}");

    private static IEnumerable<string> FaultsOf(HeadDescription head)
    {
        if (!Names.Contains(head.Name))
        {
            yield return $"has an unknown name; known are {string.Join(", ", Names)}";
        }

        if (!Readouts.Contains(head.Readout))
        {
            yield return $"has the readout '{head.Readout}'; known are {string.Join(", ", Readouts)}";
        }
        else if (head.Readout == "softmax" ? head.Class < 0 || head.Class >= head.Width || head.Width < 2 : head.Width != 1)
        {
            yield return $"has {head.Width} values and class {head.Class}: "
                + "softmax needs two values or more and one of their classes, the others one value";
        }

        if (!Places.Contains(head.At))
        {
            yield return $"is read at '{head.At}'; known are {string.Join(", ", Places)}";
        }
        else if (head.Name == "pairwise" ? head.At != "judge" || head.Judge is null || head.Joiner is null : head.At == "judge")
        {
            yield return $"is read at '{head.At}' with joiner '{head.Joiner}' and judge '{head.Judge}': "
                + "a pairwise head is read at judge and has both, others not";
        }
    }
}
