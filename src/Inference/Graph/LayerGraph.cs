namespace Verify.Inference.Graph;

/// <summary>
/// The decoder layers: norm, attention over the columns of a row, norm, gated feed-forward; residual sums fused into the norms.
/// </summary>
internal sealed class LayerGraph(OnnxGraph graph, DecoderShape shape, WeightStore store, MatrixEncoding encoding)
{
    private readonly string _positions = graph.Input(TensorNames.Positions, OnnxType.Int64, "batch", "tokens");
    private readonly string _mask = graph.Input(TensorNames.Mask, OnnxType.Float, "mask_batch", 1, "tokens", "columns");
    private readonly string _lastColumns = graph.Input(TensorNames.LastColumns, OnnxType.Int32, "batch");
    private readonly string _totalColumns = graph.Input(TensorNames.TotalColumns, OnnxType.Int32);
    private readonly string _cos = Rope(graph, shape, store, "rope.cos", shape.Rope.Cos);
    private readonly string _sin = Rope(graph, shape, store, "rope.sin", shape.Rope.Sin);

    /// <summary>Returns the final normed hidden states.</summary>
    public string Write(string embedding)
    {
        var residual = embedding;
        var normed = Norm("layer.0.attention_norm", residual, Name(0, "input_layernorm.weight"));
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var attended = Attention(layer, normed);
            (normed, residual) = AddAndNorm(
                $"layer.{layer}.feed_forward_norm",
                attended,
                residual,
                Name(layer, "post_attention_layernorm.weight")
            );
            var fed = FeedForward(layer, normed);
            var isLast = layer == shape.Layers - 1;
            (normed, residual) = AddAndNorm(
                isLast ? TensorNames.Hidden : $"layer.{layer + 1}.attention_norm",
                fed,
                residual,
                isLast ? WeightNames.FinalNorm : Name(layer + 1, "input_layernorm.weight")
            );
        }

        return normed;
    }

    private string Attention(int layer, string input)
    {
        var prefix = $"layer.{layer}.attention";
        var projections = encoding.Store(
            store.Data,
            store.Weights,
            Name(layer, "self_attn.q_proj.weight"),
            Name(layer, "self_attn.k_proj.weight"),
            Name(layer, "self_attn.v_proj.weight")
        );
        var bias = shape.AttentionBias
            ? store.Vector(Name(layer, "self_attn.q_proj.bias"), Name(layer, "self_attn.k_proj.bias"), Name(layer, "self_attn.v_proj.bias"))
            : null;
        var packed = encoding.Multiply(graph, $"{prefix}.qkv", input, projections, bias);
        string[] queryKeyValue = shape.QueryKeyNorm ? NormedHeads(layer, prefix, packed) : [packed, "", ""];

        string[] cache =
        [
            TensorNames.PastKey(layer),
            TensorNames.PastValue(layer),
            TensorNames.PresentKey(layer),
            TensorNames.PresentValue(layer),
        ];
        for (var i = 0; i < 2; i++)
        {
            graph.Input(cache[i], OnnxType.Float, "batch", shape.KeyValueHeads, "capacity", shape.HeadWidth);
        }

        for (var i = 2; i < 4; i++)
        {
            graph.Output(cache[i], OnnxType.Float, "batch", shape.KeyValueHeads, "capacity", shape.HeadWidth);
        }

        graph.Node(
            "GroupQueryAttention",
            OnnxGraph.Microsoft,
            [.. queryKeyValue, cache[0], cache[1], _lastColumns, _totalColumns, _cos, _sin, _positions, _mask],
            [$"{prefix}.mixed", cache[2], cache[3]],
            new OnnxAttribute("num_heads", shape.QueryHeads),
            new OnnxAttribute("kv_num_heads", shape.KeyValueHeads),
            new OnnxAttribute("do_rotary", 1)
        );

        var output = encoding.Store(store.Data, store.Weights, Name(layer, "self_attn.o_proj.weight"));
        var outputBias = shape.OutputBias ? store.Vector(Name(layer, "self_attn.o_proj.bias")) : null;
        return encoding.Multiply(graph, $"{prefix}.output", $"{prefix}.mixed", output, outputBias);
    }

    /// <summary>Qwen3: splits the packed projections and norms every head of query and key.</summary>
    private string[] NormedHeads(int layer, string prefix, string packed)
    {
        long query = (long)shape.QueryHeads * shape.HeadWidth,
            key = (long)shape.KeyValueHeads * shape.HeadWidth;
        string[] parts = [$"{prefix}.q", $"{prefix}.k", $"{prefix}.v"];
        graph.Node("Split", "", [packed, graph.Constant($"{prefix}.widths", query, key, key)], parts, new OnnxAttribute("axis", -1));
        return
        [
            NormedHead(parts[0], shape.QueryHeads, Name(layer, "self_attn.q_norm.weight")),
            NormedHead(parts[1], shape.KeyValueHeads, Name(layer, "self_attn.k_norm.weight")),
            parts[2],
        ];
    }

    private string NormedHead(string input, int heads, string weight)
    {
        var split = graph.Node("Reshape", "", $"{input}.heads", [input, graph.Constant($"{input}.split", 0, 0, heads, shape.HeadWidth)]);
        var normed = Norm($"{input}.normed", split, weight);
        return graph.Node("Reshape", "", $"{input}.joined", [normed, graph.Constant($"{input}.join", 0, 0, (long)heads * shape.HeadWidth)]);
    }

    private string FeedForward(int layer, string input)
    {
        var prefix = $"layer.{layer}.feed_forward";
        var gate = Project($"{prefix}.gate", input, Name(layer, "mlp.gate_proj.weight"));
        var up = Project($"{prefix}.up", input, Name(layer, "mlp.up_proj.weight"));
        // x · sigmoid(x), the SiLU of the Llama family, in one node.
        var silu = graph.Node("QuickGelu", OnnxGraph.Microsoft, $"{prefix}.silu", [gate], new OnnxAttribute("alpha", 1f));
        var gated = graph.Node("Mul", "", $"{prefix}.gated", [silu, up]);
        return Project($"{prefix}.down", gated, Name(layer, "mlp.down_proj.weight"));
    }

    private string Project(string output, string input, string weight) =>
        encoding.Multiply(graph, output, input, encoding.Store(store.Data, store.Weights, weight));

    /// <summary>
    /// The operator requires a rotation for every column of a row, although it looks up positions only. Rows of trees are longer than the
    /// context, so the table is padded with zeros (once, when the graph is loaded).
    /// </summary>
    private static string Rope(OnnxGraph graph, DecoderShape shape, WeightStore store, string name, float[] values)
    {
        var table = graph.Weight($"{name}.table", store.Table(values, shape.ContextLength, shape.HeadWidth / 2));
        var padding = graph.Constant($"{name}.padding", 0, 0, DecoderGraph.MostColumns(shape.ContextLength) - shape.ContextLength, 0);
        return graph.Node("Pad", "", name, [table, padding]);
    }

    private string Norm(string output, string input, string weight) =>
        graph.Node(
            "SimplifiedLayerNormalization",
            "",
            output,
            [input, graph.Weight($"{output}.weight", store.Vector(weight))],
            new OnnxAttribute("axis", -1),
            new OnnxAttribute("epsilon", shape.NormEpsilon),
            new OnnxAttribute("stash_type", 1)
        );

    private (string Normed, string Residual) AddAndNorm(string output, string input, string residual, string weight)
    {
        var sum = $"{output}.residual";
        graph.Node(
            "SkipSimplifiedLayerNormalization",
            OnnxGraph.Microsoft,
            [input, residual, graph.Weight($"{output}.weight", store.Vector(weight))],
            [output, "", "", sum],
            new OnnxAttribute("epsilon", shape.NormEpsilon)
        );
        return (output, sum);
    }

    private static string Name(int layer, string tensor) => WeightNames.Layer(layer, tensor);
}
