using System.Globalization;
using Verify.Inference.Decoding;
using Verify.Inference.Engine.Memory;
using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Engine.Trees;
using Verify.Inference.Manifests;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Engine;

/// <summary>A decoder that runs in this process, loaded from a folder that an import has written.</summary>
public sealed class DecoderModel : ILanguageModel
{
    private readonly DecoderSession _session;
    private readonly LayoutCosts _costs;
    private readonly ModelText _text;
    private readonly SamplingTools _tools;
    private readonly MemoryGate _memory;
    private readonly ComputePool _pool;
    private readonly TimeProvider _time;

    internal DecoderModel(ModelManifest manifest, ITokenizer tokenizer, DecoderSession session, DecoderOptions options, ComputePool pool)
    {
        (_session, _costs, _pool, _time) = (session, manifest.Costs, pool, options.Time);
        _text = new ModelText(tokenizer, manifest.VocabularySize, manifest.EndTokens, manifest.Prompts());
        Description = manifest.Describe(_text.Prompts);
        _tools = new SamplingTools(session);
        _memory = new MemoryGate(options.MemoryBytes, options.QueueLength);
    }

    /// <summary>Loads a model folder and replays its parity sample. Takes as long as reading the weights.</summary>
    /// <exception cref="ModelFormatException">
    /// A file is missing or unreadable, or the model does not reproduce its parity sample.
    /// </exception>
    public static Task<DecoderModel> LoadAsync(string folder, DecoderOptions options, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                var manifest = ModelManifestFile.Load(folder);
                var tokenizer = LoadTokenizer(folder, manifest);
                cancellationToken.ThrowIfCancellationRequested();
                var session = DecoderSession.Open(folder, DecoderDimensions.Of(manifest));
                try
                {
                    ParityCheck.Run(session, folder, manifest.Parity);
                    return new DecoderModel(manifest, tokenizer, session, options, ComputePool.Shared);
                }
                catch
                {
                    session.Dispose();
                    throw;
                }
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public ModelDescription Description { get; }

    /// <inheritdoc/>
    public TokenPath Render(string prompt, IReadOnlyDictionary<string, string> values) => _text.Render(prompt, values);

    /// <inheritdoc/>
    public Token[] Encode(string text) => _text.Encode(text);

    /// <inheritdoc/>
    public Token[] EncodeMarkup(string markup) => _text.EncodeMarkup(markup);

    /// <inheritdoc/>
    public TokenPath Append(TokenPath path, ReadOnlySpan<Token> tokens) => ModelText.Append(path, tokens);

    /// <inheritdoc/>
    public TokenPath Append(TokenPath path, ReadOnlySpan<SampledToken> tokens) => ModelText.Append(path, tokens);

    /// <inheritdoc/>
    public void ThrowIfNeverFits(IReadOnlyList<int> capacityTokens)
    {
        ArgumentNullException.ThrowIfNull(capacityTokens);
        var bytes = BytesOf(capacityTokens);
        if (bytes <= _memory.Capacity)
        {
            return;
        }

        var trees = capacityTokens.Count == 1 ? "a tree" : $"{capacityTokens.Count} trees";
        var tokens = string.Join(" + ", capacityTokens.Select(capacity => capacity.ToString("N0", CultureInfo.InvariantCulture)));
        throw new ModelCapacityException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The search needs {trees} of {tokens} tokens in the model '{Description.Name}', {bytes:N0} bytes for keys and values, "
            )
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"and the model was given {_memory.Capacity:N0} in all; ask for fewer tokens or give the model more memory."
                )
        );
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ITokenTree>> OpenAsync(IReadOnlyList<int> capacityTokens, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(capacityTokens);
        ArgumentOutOfRangeException.ThrowIfZero(capacityTokens.Count);
        ThrowIfNeverFits(capacityTokens);
        await _memory.TakeAsync(BytesOf(capacityTokens), cancellationToken);
        var trees = new List<ITokenTree>();
        try
        {
            foreach (var capacity in capacityTokens)
            {
                trees.Add(NewTree(capacity));
            }

            return trees;
        }
        catch
        {
            // Each tree that was made gives its own part back; the rest was taken for nobody.
            _memory.Return(BytesOf([.. capacityTokens.Skip(trees.Count)]));
            foreach (var tree in trees)
            {
                await tree.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Frees the weights. All trees must have been disposed.</summary>
    public ValueTask DisposeAsync()
    {
        _tools.Dispose();
        _session.Dispose();
        return ValueTask.CompletedTask;
    }

    private TokenTree NewTree(int capacityTokens)
    {
        var bytes = BytesOf([capacityTokens]);
        return new TokenTree(new TreeCore(_session, _tools, _costs, capacityTokens), _text.Tokens, _pool, _time, () =>
            _memory.Return(bytes)
        );
    }

    private long BytesOf(IReadOnlyList<int> capacityTokens)
    {
        var sum = 0L;
        foreach (var capacity in capacityTokens)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1, nameof(capacityTokens));
            var bytes = TreeCore.Bytes(_session.Dimensions, capacity);
            sum = bytes > long.MaxValue - sum ? long.MaxValue : sum + bytes;
        }

        return sum;
    }

    /// <summary>The parity sample holds tokens, so it cannot show that the tokenizer has changed.</summary>
    private static ITokenizer LoadTokenizer(string folder, ModelManifest manifest)
    {
        var path = Path.Combine(folder, TokenizerFile.Name);
        var found = TokenizerFile.Read(path);
        List<string> faults = [.. NamedTokens.Faults(found, manifest.Prompts(), manifest.EndTokens, manifest.Heads)];
        if (found.Tokenizer.VocabularySize > manifest.VocabularySize)
        {
            faults.Insert(0, $"has ids up to {found.Tokenizer.VocabularySize - 1}, and the model has {manifest.VocabularySize} tokens");
        }

        return faults.Count == 0
            ? found.Tokenizer
            : throw new ModelFormatException($"{path}: {string.Join("; ", faults)}. Import the model again.");
    }
}
