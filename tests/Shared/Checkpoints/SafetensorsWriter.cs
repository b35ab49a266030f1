using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Verify.Tests.Shared.Checkpoints;

/// <summary>
/// The safetensors format: header length, JSON header, little-endian data; several files with an index where there are shards.
/// </summary>
public static class SafetensorsWriter
{
    public static void Write(string directory, IReadOnlyDictionary<string, Tensor> tensors, string dataType, int shards)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (shards == 1)
        {
            WriteFile(Path.Combine(directory, "model.safetensors"), tensors, dataType);
            return;
        }

        var weightMap = new JsonObject();
        var parts = tensors.Chunk((tensors.Count + shards - 1) / shards).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            var file = $"model-{i + 1:D5}-of-{parts.Length:D5}.safetensors";
            WriteFile(Path.Combine(directory, file), parts[i].ToDictionary(), dataType);
            foreach (var (name, _) in parts[i])
            {
                weightMap[name] = file;
            }
        }

        var index = new JsonObject
        {
            ["metadata"] = new JsonObject { ["total_size"] = 0 },
            ["weight_map"] = weightMap,
        };
        File.WriteAllText(Path.Combine(directory, "model.safetensors.index.json"), index.ToJsonString());
    }

    /// <summary>The upper half of a float, rounded to nearest even.</summary>
    internal static ushort ToBFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    private static void WriteFile(string path, IReadOnlyDictionary<string, Tensor> tensors, string dataType)
    {
        var header = new JsonObject { ["__metadata__"] = new JsonObject { ["format"] = "pt" } };
        var data = new MemoryStream();
        foreach (var (name, tensor) in tensors)
        {
            var begin = data.Position;
            data.Write(Bytes(tensor.Values, dataType));
            header[name] = new JsonObject
            {
                ["dtype"] = dataType,
                ["shape"] = new JsonArray([.. tensor.Shape.Select(width => JsonValue.Create(width))]),
                ["data_offsets"] = new JsonArray(begin, data.Position),
            };
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var padded = new byte[(json.Length + 7) / 8 * 8];
        Array.Fill(padded, (byte)' ');
        json.CopyTo(padded, 0);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, padded.Length);
        using var file = File.Create(path);
        file.Write(length);
        file.Write(padded);
        data.WriteTo(file);
    }

    private static byte[] Bytes(float[] values, string dataType) =>
        dataType switch
        {
            "BF16" => MemoryMarshal.AsBytes<ushort>(Array.ConvertAll(values, ToBFloat16)).ToArray(),
            "F16" => MemoryMarshal.AsBytes<Half>(Array.ConvertAll(values, value => (Half)value)).ToArray(),
            _ => MemoryMarshal.AsBytes<float>(values).ToArray(),
        };
}
