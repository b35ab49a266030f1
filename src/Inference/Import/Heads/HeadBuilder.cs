using Verify.Inference.Graph;
using Verify.Inference.Import.Checkpoints;
using Verify.Inference.Import.Files;
using Verify.Inference.Import.Safetensors;
using Verify.Inference.Manifests;

namespace Verify.Inference.Import.Heads;

/// <summary>What the graph writer and the manifest need of described heads.</summary>
/// <param name="Descriptions">In the order of their values.</param>
/// <param name="Shapes">The same heads for the graph.</param>
/// <param name="Selections">Tensors that are rows of others, by the name the shapes give them.</param>
internal sealed record BuiltHeads(
    IReadOnlyList<HeadDescription> Descriptions,
    IReadOnlyList<HeadShape> Shapes,
    IReadOnlyDictionary<string, RowSelection> Selections
);

/// <summary>From described heads to graph and manifest; sizes are taken from the tensors.</summary>
internal sealed class HeadBuilder(CheckpointWeights weights, FileErrors problems)
{
    private readonly Dictionary<string, RowSelection> _selections = [];

    public BuiltHeads Build(IReadOnlyDictionary<string, ImportHead> heads)
    {
        var manifests = new List<HeadDescription>();
        var shapes = new List<HeadShape>();
        var offset = 0;
        foreach (var (name, head) in heads)
        {
            // A value of a dictionary may be null, whatever its type says.
            if (head is null)
            {
                problems.Add($"head '{name}' is null");
            }
            else if (Shape(name, head) is { } shape)
            {
                var manifest = Manifest(name, head, offset, shape.Output.Outputs);
                foreach (var fault in HeadRules.Faults(manifest))
                {
                    problems.Add(fault);
                }

                shapes.Add(shape);
                manifests.Add(manifest);
                offset += manifest.Width;
            }
        }

        return new BuiltHeads(manifests, shapes, _selections);
    }

    private static HeadDescription Manifest(string name, ImportHead head, int offset, int width) =>
        new()
        {
            Name = name,
            Offset = offset,
            Width = width,
            Readout = head.Readout,
            Class = head.Class,
            At = head.At,
            StepToken = head.StepToken,
            Joiner = head.Joiner,
            Judge = head.Judge,
        };

    private HeadShape? Shape(string name, ImportHead head)
    {
        var output = Linear(name, head.Weight, head.Bias, head.Rows);
        if (head.Hidden is not { } hidden)
        {
            return output is null ? null : new HeadShape(null, HeadActivation.None, output);
        }

        HeadActivation? activation = hidden.Activation switch
        {
            "relu" => HeadActivation.Relu,
            "tanh" => HeadActivation.Tanh,
            _ => null,
        };
        if (activation is null)
        {
            problems.Add($"head '{name}' has the activation '{hidden.Activation}'; known are relu and tanh");
        }

        var inner = Linear(name, hidden.Weight, hidden.Bias, null);
        return output is null || inner is null || activation is null ? null : new HeadShape(inner, activation.Value, output);
    }

    private LinearShape? Linear(string name, string weight, string? bias, IReadOnlyList<int>? rows)
    {
        foreach (var tensor in new[] { weight, bias }.OfType<string>().Where(tensor => !weights.Has(tensor)))
        {
            problems.Add($"head '{name}' names the tensor '{tensor}', which is not there");
        }

        if (!weights.Has(weight))
        {
            return null;
        }

        var shape = weights.Shape(weight);
        if (shape.Length != 2)
        {
            problems.Add($"head '{name}' names the tensor '{weight}', which is not a matrix");
            return null;
        }

        return rows is null ? new LinearShape(weight, bias, (int)shape[0]) : Selected(name, weight, bias, rows, shape[0]);
    }

    private LinearShape? Selected(string name, string weight, string? bias, IReadOnlyList<int> rows, long count)
    {
        if (rows.Count == 0 || rows.Any(row => row < 0 || row >= count) || bias is not null)
        {
            problems.Add($"head '{name}' takes the rows [{string.Join(", ", rows)}] of '{weight}', which has {count}; rows take no bias");
            return null;
        }

        var selection = $"heads.{name}.rows";
        _selections.Add(selection, new RowSelection(weight, rows));
        return new LinearShape(selection, null, rows.Count);
    }
}
