using System.Text.Json;

namespace Verify.Inference.Tokenization;

/// <summary>Reads from <c>post_processor</c> which special tokens precede every text.</summary>
internal static class PostProcessorReader
{
    public static string ReadPrefix(JsonElement root, string path)
    {
        if (!root.TryGetProperty("post_processor", out var element) || element.ValueKind == JsonValueKind.Null)
        {
            return "";
        }

        var steps = element.Text("type") == "Sequence" ? [.. element.GetProperty("processors").EnumerateArray()] : new[] { element };
        return string.Concat(
            steps.Select(step =>
                step.Text("type") switch
                {
                    "ByteLevel" => "",
                    "TemplateProcessing" => TemplatePrefix(step),
                    var type => throw new ModelFormatException(
                        $"{path}: post_processor contains '{type}'. Supported are ByteLevel and TemplateProcessing."
                    ),
                }
            )
        );
    }

    private static string TemplatePrefix(JsonElement step) =>
        string.Concat(
            step.GetProperty("single")
                .EnumerateArray()
                .TakeWhile(item => item.TryGetProperty("SpecialToken", out _))
                .Select(item => item.GetProperty("SpecialToken").GetProperty("id").GetString())
        );
}
