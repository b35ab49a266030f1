using System.Text;
using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>What the model writes next: a token and its log-probability.</summary>
public readonly record struct DrawnToken(int Token, float LogProbability);

/// <summary>
/// A token tree whose tokens come from a function instead of a network. It keeps every promise of a real one: stop rules, limits,
/// interrupts (all requests advance together, token by token), and counts each distinct token that a real engine would have run.
/// </summary>
/// <param name="tokenizer">Gives tokens their bytes, for stop strings.</param>
/// <param name="contextLength">The longest path.</param>
/// <param name="capacityTokens">What it was opened with.</param>
/// <param name="beginCall">Called with the requests before each call; throws, cancels or looks on.</param>
/// <param name="startDraw">Starts a request; what it returns is asked for one token after the other, given the path so far.</param>
public sealed class SamplingTokenTree(
    ITokenizer tokenizer,
    int contextLength,
    int capacityTokens,
    Action<IReadOnlyList<ContinueRequest>> beginCall,
    Func<ContinueRequest, Func<IReadOnlyList<int>, DrawnToken>> startDraw
) : ITokenTree
{
    private readonly DistinctTokens _distinct = new();
    private readonly DistinctTokens _held = new();

    /// <summary>What it was opened with.</summary>
    public int CapacityTokens => capacityTokens;

    /// <summary>The most tokens that it held at once, after a call and before it was told what to keep.</summary>
    public long MostHeld { get; private set; }

    /// <summary>Whether its memory was given back.</summary>
    public bool Disposed { get; private set; }

    /// <summary>What <see cref="Keep"/> was last told.</summary>
    public IReadOnlyList<TokenPath>? Kept { get; private set; }

    /// <inheritdoc/>
    public TokenTreeUsage Usage { get; private set; }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Continuation>> ContinueAsync(IReadOnlyList<ContinueRequest> requests, DecodeLimits limits)
    {
        ObjectDisposedException.ThrowIf(Disposed, this);
        beginCall(requests);
        var running = requests.Select(request => new Running(request, startDraw(request))).ToList();
        var left = limits.TotalTokens;
        while (running.Exists(one => one.Reason is null))
        {
            foreach (var one in running.Where(one => one.Reason is null))
            {
                one.Reason =
                    limits.Interrupt.IsCancellationRequested ? EndReason.Interrupted
                    : left == 0 ? EndReason.TotalTokens
                    : one.Path.Count >= contextLength ? EndReason.ContextFull
                    : one.Sampled.Count == one.Request.MaxTokens ? EndReason.MaxTokens
                    : null;
                if (one.Reason is null)
                {
                    Step(one);
                    left--;
                }
            }
        }

        running.ForEach(one => _held.Add(one.Path));
        MostHeld = Math.Max(MostHeld, _held.Count);
        return ValueTask.FromResult<IReadOnlyList<Continuation>>([
            .. running.Select(one => new Continuation(
                [.. one.Sampled.Select(drawn => drawn.Token)],
                [.. one.Sampled.Select(drawn => drawn.LogProbability)],
                one.Reason!.Value
            )),
        ]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<float[]>> ReadHeadsAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A policy has no heads.");

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<float[]>> LogProbabilitiesAsync(
        IReadOnlyList<LogProbabilitiesRequest> requests,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("This policy only continues.");

    /// <inheritdoc/>
    public int MissingTokens(IReadOnlyList<TokenPath> paths) => throw new NotSupportedException("Only reward models are asked this.");

    /// <inheritdoc/>
    public void Keep(IReadOnlyList<TokenPath> paths)
    {
        Kept = paths;
        _held.KeepOnly(paths.Select(path => path.ToArray()));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }

    private void Step(Running one)
    {
        var computed = _distinct.Add(one.Path);
        Usage = new TokenTreeUsage(
            Usage.ComputedTokens + computed,
            Usage.ReusedTokens + (one.Sampled.Count == 0 ? one.Path.Count - computed : 0),
            Usage.Runs + 1
        );
        var drawn = one.Draw(one.Path);
        one.Sampled.Add(drawn);
        one.Path.Add(drawn.Token);
        one.Bytes.AddRange(tokenizer.Bytes(drawn.Token));
        var text = Encoding.Latin1.GetString([.. one.Bytes]);
        var isStopped = one.Request.Stop.Strings.Any(stop =>
            text.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(stop)), StringComparison.Ordinal)
        );
        one.Reason =
            one.Request.Stop.EndTokens.Contains(drawn.Token) ? EndReason.EndToken
            : isStopped ? EndReason.StopString
            : null;
    }

    private sealed class Running(ContinueRequest request, Func<IReadOnlyList<int>, DrawnToken> draw)
    {
        public ContinueRequest Request { get; } = request;

        public Func<IReadOnlyList<int>, DrawnToken> Draw { get; } = draw;

        public List<int> Path { get; } = [.. request.Path.ToArray()];

        public List<DrawnToken> Sampled { get; } = [];

        public List<byte> Bytes { get; } = [];

        public EndReason? Reason { get; set; }
    }
}
