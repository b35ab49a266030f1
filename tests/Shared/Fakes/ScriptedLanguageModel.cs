using System.Text;
using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>
/// A policy that follows a table: what was written after the prompt so far → what it writes next. The n-th request that starts at an entry
/// gets its n-th text, starting over after the last; a text that runs out goes on at the entry it has reached. <c>&lt;/s&gt;</c> in a text
/// is the end token.
/// </summary>
public sealed class ScriptedLanguageModel(ModelDescription? description = null) : TokenizedModel(description ?? FakePolicies.Description())
{
    private static readonly ByteTokenizer Bytes = new();

    private readonly Dictionary<string, string[]> _script = [];
    private readonly Dictionary<string, int> _served = [];

    /// <inheritdoc/>
    public override ITokenizer Tokenizer { get; init; } = Bytes;

    /// <summary>The log-probability of every token of a text; -0.1 unless told.</summary>
    public Func<string, float> LogProbability { get; set; } = _ => -0.1f;

    /// <summary>The trees that were opened, in order.</summary>
    public List<SamplingTokenTree> Trees { get; } = [];

    /// <summary>For each call, what each of its requests was to continue.</summary>
    public List<IReadOnlyList<string>> Calls { get; } = [];

    /// <summary>What it writes after <paramref name="soFar"/>.</summary>
    public ScriptedLanguageModel On(string soFar, params string[] next)
    {
        _script[soFar] = next;
        return this;
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<ITokenTree>> OpenAsync(IReadOnlyList<int> capacityTokens, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<SamplingTokenTree> trees = [.. capacityTokens.Select(Open)];
        Trees.AddRange(trees);
        return ValueTask.FromResult<IReadOnlyList<ITokenTree>>(trees);
    }

    private SamplingTokenTree Open(int capacity) =>
        new SamplingTokenTree(
            Text.Tokens,
            Description.ContextLength,
            capacity,
            requests => Calls.Add([.. requests.Select(request => SoFar(request.Path.ToArray()))]),
            Start
        );

    private Func<IReadOnlyList<int>, DrawnToken> Start(ContinueRequest request)
    {
        var queue = new Queue<DrawnToken>();
        return path =>
        {
            if (queue.Count == 0)
            {
                var text = Next(SoFar(path));
                foreach (var token in Tokens(text))
                {
                    queue.Enqueue(new DrawnToken(token, LogProbability(text)));
                }
            }

            return queue.Dequeue();
        };
    }

    private string Next(string soFar)
    {
        if (!_script.TryGetValue(soFar, out var texts))
        {
            throw new InvalidOperationException($"The script does not say what follows '{soFar}'.");
        }

        var served = _served.GetValueOrDefault(soFar);
        _served[soFar] = served + 1;
        return texts[served % texts.Length];
    }

    private int[] Tokens(string text)
    {
        var ends = text.EndsWith("</s>", StringComparison.Ordinal);
        var tokens = Tokenizer.Encode(ends ? text[..^4] : text);
        return ends ? [.. tokens, Tokenizer.Special("</s>")] : tokens;
    }

    /// <summary>The text after the prompt, which is the template's first line.</summary>
    private string SoFar(IReadOnlyList<int> path)
    {
        var bytes = path.SelectMany(token => Tokenizer.Bytes(token).ToArray()).ToArray();
        var text = Encoding.UTF8.GetString(bytes);
        return text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }
}
