using System.Text.Json;
using Verify.Inference.Import.Files;

namespace Verify.Inference.Import.Safetensors;

/// <summary>A tensor in the file: its type, its dimensions and its offset.</summary>
internal sealed record TensorEntry(TensorType Type, long[] Shape, long Offset, long Length);

/// <summary>Reads the header of a safetensors file: eight bytes of length, a JSON object, then the data.</summary>
internal static class SafetensorsHeader
{
    public const int Prefix = 8;

    public static Dictionary<string, TensorEntry> Read(ReadOnlySpan<byte> json, long dataStart, long fileLength, string path)
    {
        JsonElement root;
        try
        {
            var reader = new Utf8JsonReader(json);
            root = JsonElement.ParseValue(ref reader);
            JsonFile.CheckStrings(root);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ModelFormatException($"{path}: its header is not JSON ({e.Message}). Fetch the file again.", e);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ModelFormatException(
                $"{path}: its header is a JSON {root.ValueKind} where an object is expected. Fetch the file again."
            );
        }

        var problems = new FileErrors(path);
        var tensors = new Dictionary<string, TensorEntry>();
        foreach (var property in root.EnumerateObject().Where(property => property.Name != "__metadata__"))
        {
            if (Entry(property, dataStart, fileLength, problems) is { } entry && !tensors.TryAdd(property.Name, entry))
            {
                problems.Add($"tensor '{property.Name}' is listed twice");
            }
        }

        problems.ThrowIfAny();
        return tensors;
    }

    private static TensorEntry? Entry(JsonProperty property, long dataStart, long fileLength, FileErrors problems)
    {
        string? type;
        long[] shape,
            offsets;
        long count;
        try
        {
            type = property.Value.GetProperty("dtype").GetString();
            shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(width => width.GetInt64())];
            offsets = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
            count = shape.Aggregate(1L, (product, width) => checked(product * Math.Max(0, width)));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            problems.Add($"tensor '{property.Name}' lacks a valid dtype, shape or data_offsets");
            return null;
        }

        if (!Enum.TryParse<TensorType>(type, out var known))
        {
            problems.Add($"tensor '{property.Name}' is stored as {type}; supported are F32, F16 and BF16");
            return null;
        }

        if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || (offsets[1] - offsets[0]) / (double)known.Bytes() != count)
        {
            problems.Add(
                $"tensor '{property.Name}' of shape [{string.Join(", ", shape)}] claims the bytes {string.Join(" to ", offsets)}, "
                    + "which do not fit it"
            );
            return null;
        }

        if (offsets[1] > fileLength - dataStart)
        {
            problems.Add(
                $"tensor '{property.Name}' ends at byte {offsets[1]} of {fileLength - dataStart}: the file is truncated, fetch it again"
            );
            return null;
        }

        return new TensorEntry(known, shape, dataStart + offsets[0], count * known.Bytes());
    }
}
