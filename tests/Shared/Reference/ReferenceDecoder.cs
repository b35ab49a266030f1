using Verify.Tests.Shared.Checkpoints;

namespace Verify.Tests.Shared.Reference;

/// <summary>
/// A decoder of the Llama family in float64, written from the papers alone: one token after another, one head after another, no cache.
/// Slow, and meant to be obvious.
/// </summary>
/// <remarks>
/// RMSNorm: Zhang and Sennrich 2019, equation 4. Rotary embedding: <see cref="ReferenceRope"/>. Grouped-query attention: Ainslie et al.
/// 2023. SwiGLU: Shazeer 2020, equation 6 with Swish. Query-key norm: Qwen3 technical report, section 2.
/// </remarks>
public sealed class ReferenceDecoder(CheckpointSpec spec, IReadOnlyDictionary<string, Tensor> tensors)
{
    public ReferenceDecoder(Checkpoint checkpoint)
        : this(checkpoint.Spec, checkpoint.Tensors) { }

    /// <summary>The final normed hidden state at every token.</summary>
    public double[][] Hidden(IReadOnlyList<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var stream = tokens.Select(token => Row("model.embed_tokens.weight", token)).ToArray();
        for (var layer = 0; layer < spec.Layers; layer++)
        {
            var prefix = $"model.layers.{layer}.";
            stream = Sum(stream, Attention(prefix + "self_attn.", [.. stream.Select(x => Norm(x, prefix + "input_layernorm.weight"))]));
            stream = Sum(
                stream,
                [.. stream.Select(x => FeedForward(prefix + "mlp.", Norm(x, prefix + "post_attention_layernorm.weight")))]
            );
        }

        return [.. stream.Select(x => Norm(x, "model.norm.weight"))];
    }

    /// <summary>The logits after the last of the tokens.</summary>
    public double[] Logits(IReadOnlyList<int> tokens) => LogitsOf(Hidden(tokens)[^1]);

    /// <summary>The natural log-probability of a token after a final hidden state.</summary>
    public double LogProbability(double[] hidden, int token)
    {
        var logits = LogitsOf(hidden);
        var largest = logits.Max();
        return logits[token] - largest - Math.Log(logits.Sum(logit => Math.Exp(logit - largest)));
    }

    /// <summary>One linear head at the last of the tokens; the bias is used where the checkpoint has one.</summary>
    public double[] Head(IReadOnlyList<int> tokens, string name) => Affine(Hidden(tokens)[^1], name);

    /// <summary>Two linear layers with a ReLU between them at the last of the tokens (Qwen2.5-Math reward models).</summary>
    public double[] TwoLayerHead(IReadOnlyList<int> tokens, string first, string second) =>
        Affine([.. Affine(Hidden(tokens)[^1], first).Select(x => Math.Max(0, x))], second);

    private double[] LogitsOf(double[] hidden) => Linear(hidden, spec.TiedEmbeddings ? "model.embed_tokens.weight" : "lm_head.weight");

    private double[][] Attention(string prefix, double[][] input)
    {
        var queries = input.Select((x, position) => Heads(x, prefix, "q", spec.QueryHeads, position)).ToArray();
        var keys = input.Select((x, position) => Heads(x, prefix, "k", spec.KeyValueHeads, position)).ToArray();
        var values = input.Select(x => Split(Affine(x, prefix + "v_proj"), spec.KeyValueHeads)).ToArray();
        var group = spec.QueryHeads / spec.KeyValueHeads;
        var output = new double[input.Length][];
        for (var position = 0; position < input.Length; position++)
        {
            var mixed = new List<double>();
            for (var head = 0; head < spec.QueryHeads; head++)
            {
                var weights = Softmax([
                    .. Enumerable
                        .Range(0, position + 1)
                        .Select(seen => Dot(queries[position][head], keys[seen][head / group]) / Math.Sqrt(spec.HeadWidth)),
                ]);
                mixed.AddRange(
                    Enumerable
                        .Range(0, spec.HeadWidth)
                        .Select(i => weights.Select((weight, seen) => weight * values[seen][head / group][i]).Sum())
                );
            }

            output[position] = Affine([.. mixed], prefix + "o_proj");
        }

        return output;
    }

    /// <summary>Queries or keys of one token: projected, normed where the model does so, rotated to their position.</summary>
    private double[][] Heads(double[] x, string prefix, string kind, int count, int position) =>
        [
            .. Split(Affine(x, $"{prefix}{kind}_proj"), count)
                .Select(head => spec.QueryKeyNorm ? Norm(head, $"{prefix}{kind}_norm.weight") : head)
                .Select(head => ReferenceRope.Rotate(head, position, spec)),
        ];

    private double[] FeedForward(string prefix, double[] x)
    {
        var gate = Linear(x, prefix + "gate_proj.weight");
        var up = Linear(x, prefix + "up_proj.weight");
        return Linear([.. gate.Zip(up, (g, u) => g / (1 + Math.Exp(-g)) * u)], prefix + "down_proj.weight");
    }

    private double[] Norm(double[] x, string weight)
    {
        var scale = 1 / Math.Sqrt(x.Average(value => value * value) + spec.NormEpsilon);
        return [.. x.Select((value, i) => value * scale * tensors[weight].Values[i])];
    }

    private double[] Affine(double[] x, string name)
    {
        var product = Linear(x, name + ".weight");
        return tensors.TryGetValue(name + ".bias", out var bias) ? [.. product.Select((value, i) => value + bias.Values[i])] : product;
    }

    private double[] Linear(double[] x, string weight) =>
        [.. Enumerable.Range(0, tensors[weight].Shape[0]).Select(row => Dot(x, Row(weight, row)))];

    private double[] Row(string weight, int row)
    {
        var width = tensors[weight].Shape[1];
        return Array.ConvertAll(tensors[weight].Values[(row * width)..((row + 1) * width)], value => (double)value);
    }

    private static double[][] Split(double[] x, int count) => [.. x.Chunk(x.Length / count)];

    private static double[][] Sum(double[][] a, double[][] b) => [.. a.Zip(b, (x, y) => x.Zip(y, (left, right) => left + right).ToArray())];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Softmax(double[] logits)
    {
        var largest = logits.Max();
        var powers = logits.Select(logit => Math.Exp(logit - largest)).ToArray();
        return [.. powers.Select(power => power / powers.Sum())];
    }
}
