using System.Text;
using System.Text.Json;

namespace Verify.Inference.Tokenization;

/// <summary>Builds a tokenizer from the parts of <c>tokenizer.json</c>; anything unknown is refused, never skipped.</summary>
internal sealed class TokenizerReader(string path)
{
    /// <summary>The largest id that is accepted; published vocabularies end below 300 000.</summary>
    public const int LargestId = (1 << 24) - 1;

    private const string Supported = "Supported is byte-level BPE as Llama 3, Qwen2/2.5/3, SmolLM2 and GPT-2 publish it.";

    public TokenizerDescription Read(JsonElement root)
    {
        var model = root.GetProperty("model");
        CheckModel(model);
        var splitters = new PreTokenizerReader(path).Read(root);
        var normalize = ReadNormalizer(root);
        var added = AddedToken.ReadAll(root, path);
        var special = added.Where(token => token.Special).ToDictionary(token => token.Content, token => token.Id);
        var literals = added.Where(token => !token.Special).ToList();

        var spellings = ReadVocabulary(model);
        var addedIds = added.Select(token => token.Id).ToHashSet();
        var ordinary = spellings
            .Where(pair => !addedIds.Contains(pair.Value))
            .Select(pair => (Token: pair.Value, Bytes: Bytes(pair.Key)))
            .ToList();
        CheckIds(spellings, added);

        var size = spellings.Values.Concat(added.Select(token => token.Id)).Max() + 1;
        var spelled = ordinary.Concat(literals.Select(token => (token.Id, Encoding.UTF8.GetBytes(token.Content))));
        var vocabulary = new Vocabulary(size, spelled, special);
        CheckAlphabet(vocabulary);

        var splitter = new TextSplitter(
            new LiteralSet(literals.Where(token => !token.Normalized).Select(token => (token.Content, token.Id))),
            new LiteralSet(literals.Where(token => token.Normalized).Select(token => (token.Content, token.Id))),
            normalize,
            splitters
        );
        var merges = ReadMerges(model, spellings, [.. special.Values]);
        var wholePieces = model.Flag("ignore_merges") ? new WholePieces(ordinary) : null;
        return new TokenizerDescription(
            new ByteLevelTokenizer(vocabulary, splitter, merges, wholePieces),
            PostProcessorReader.ReadPrefix(root, path),
            special
        );
    }

    private void CheckModel(JsonElement model)
    {
        if (model.Text("type") is var type and not "BPE")
        {
            throw Refuse($"model.type is '{type}'");
        }

        if (model.TryGetProperty("dropout", out var dropout) && dropout.ValueKind == JsonValueKind.Number && dropout.GetDouble() != 0)
        {
            throw Refuse($"model.dropout is {dropout}, so the same text would not give the same tokens");
        }

        foreach (var affix in new[] { "continuing_subword_prefix", "end_of_word_suffix" })
        {
            if (model.Text(affix) is { Length: > 0 } value)
            {
                throw Refuse($"model.{affix} is '{value}'");
            }
        }
    }

    private bool ReadNormalizer(JsonElement root)
    {
        if (!root.TryGetProperty("normalizer", out var normalizer) || normalizer.ValueKind == JsonValueKind.Null)
        {
            return false;
        }

        var steps =
            normalizer.Text("type") == "Sequence" ? [.. normalizer.GetProperty("normalizers").EnumerateArray()] : new[] { normalizer };
        return steps.All(step => step.Text("type") == "NFC")
            ? steps.Length > 0
            : throw Refuse($"normalizer contains '{steps.First(step => step.Text("type") != "NFC").Text("type")}'; only NFC is known");
    }

    private Dictionary<string, int> ReadVocabulary(JsonElement model)
    {
        var spellings = new Dictionary<string, int>();
        var ids = new HashSet<int>();
        foreach (var entry in model.GetProperty("vocab").EnumerateObject())
        {
            var id = entry.Value.GetInt32();
            if (id is < 0 or > LargestId || !spellings.TryAdd(entry.Name, id) || !ids.Add(id))
            {
                throw Broken($"model.vocab gives '{entry.Name}' the id {id}, which is out of range or given twice");
            }
        }

        return spellings.Count > 0 ? spellings : throw Broken("model.vocab is empty");
    }

    private MergeTable ReadMerges(JsonElement model, Dictionary<string, int> spellings, HashSet<int> special)
    {
        var merges = new MergeTable();
        foreach (var entry in model.GetProperty("merges").EnumerateArray())
        {
            var parts =
                entry.ValueKind == JsonValueKind.String
                    ? entry.GetString()!.Split(' ')
                    : [.. entry.EnumerateArray().Select(part => part.GetString() ?? "")];
            if (parts.Length != 2)
            {
                throw Broken($"model.merges contains {entry.GetRawText()}, which is not a pair");
            }

            if (
                !spellings.TryGetValue(parts[0], out var left)
                || !spellings.TryGetValue(parts[1], out var right)
                || !spellings.TryGetValue(parts[0] + parts[1], out var merged)
            )
            {
                throw Broken($"model.merges joins '{parts[0]}' and '{parts[1]}', but model.vocab lacks one of them or what they make");
            }

            if (!special.Contains(merged))
            {
                merges.TryAdd(left, right, merged);
            }
        }

        return merges;
    }

    private byte[] Bytes(string spelling) =>
        ByteLevelAlphabet.TryReadBytes(spelling, out var bytes)
            ? bytes
            : throw Broken($"model.vocab contains '{spelling}', which is not spelled in the byte-level alphabet");

    private void CheckIds(Dictionary<string, int> spellings, List<AddedToken> added)
    {
        var spellingOf = spellings.ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var token in added)
        {
            if (spellings.TryGetValue(token.Content, out var id) ? id != token.Id : spellingOf.ContainsKey(token.Id))
            {
                throw Broken($"added_tokens gives '{token.Content}' the id {token.Id}, which model.vocab contradicts");
            }
        }
    }

    private void CheckAlphabet(Vocabulary vocabulary)
    {
        var missing = Enumerable
            .Range(' ', '~' - ' ' + 1)
            .Append('\n')
            .Select(value => (char)value)
            .Where(value => vocabulary.ByteToken((byte)value) < 0)
            .ToList();
        if (missing.Count > 0)
        {
            throw Broken($"model.vocab has no token for '{string.Join("', '", missing.Take(8))}', so it cannot spell ordinary text");
        }
    }

    private ModelFormatException Refuse(string found) => new($"{path}: {found}. {Supported}");

    private ModelFormatException Broken(string found) => new($"{path}: {found}. Fetch the file again.");
}
