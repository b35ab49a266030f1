using System.Text.Json;
using System.Text.RegularExpressions;

namespace Verify.Inference.Tokenization;

/// <summary>Reads <c>pre_tokenizer</c>: any number of Split and Digits, then one ByteLevel.</summary>
internal sealed class PreTokenizerReader(string path)
{
    public IReadOnlyList<ISplitter> Read(JsonElement root)
    {
        if (!root.TryGetProperty("pre_tokenizer", out var element) || element.ValueKind != JsonValueKind.Object)
        {
            throw Refuse("there is no pre_tokenizer");
        }

        var steps = element.Text("type") == "Sequence" ? [.. element.GetProperty("pretokenizers").EnumerateArray()] : new[] { element };
        if (steps.Length == 0 || steps[^1].Text("type") != "ByteLevel")
        {
            throw Refuse($"pre_tokenizer ends with '{(steps.Length == 0 ? "nothing" : steps[^1].Text("type"))}'");
        }

        var splitters = steps[..^1].Select(ReadSplitter).ToList();
        return ReadByteLevel(steps[^1]) is { } words ? [.. splitters, words] : splitters;
    }

    private ISplitter ReadSplitter(JsonElement step) =>
        step.Text("type") switch
        {
            "Split" => ReadSplit(step),
            "Digits" => new DigitsSplitter(step.Flag("individual_digits")),
            var type => throw Refuse($"pre_tokenizer contains '{type}'"),
        };

    private RegexSplitter ReadSplit(JsonElement step)
    {
        if (step.Text("behavior") is var behavior and not "Isolated" || step.Flag("invert"))
        {
            throw Refuse($"pre_tokenizer contains a Split with behavior '{step.Text("behavior")}', invert {step.Flag("invert")}");
        }

        var pattern = step.GetProperty("pattern");
        if (pattern.Text("String") is { } literal)
        {
            return new RegexSplitter(new Regex(Regex.Escape(literal), RegexOptions.CultureInvariant));
        }

        try
        {
            return new RegexSplitter(new Regex(pattern.GetProperty("Regex").GetString()!, RegexOptions.CultureInvariant));
        }
        catch (ArgumentException e)
        {
            throw Refuse($"pre_tokenizer contains a pattern that cannot be read ({e.Message})");
        }
    }

    private RegexSplitter? ReadByteLevel(JsonElement step)
    {
        if (step.Flag("add_prefix_space"))
        {
            throw Refuse("pre_tokenizer ByteLevel has add_prefix_space true");
        }

        return step.Flag("use_regex", missing: true) ? RegexSplitter.Gpt2 : null;
    }

    private ModelFormatException Refuse(string found) =>
        new(
            $"{path}: {found}. Supported are Split (Isolated) and Digits, followed by a ByteLevel without prefix space; "
                + "SentencePiece, Unigram and WordPiece tokenizers are not."
        );
}
