using System.Text;
using Verify.Inference;
using Verify.Inference.Tokenization;

namespace Verify.Tests.Shared.Fakes;

/// <summary>What the model writes next: a token and its log-probability.</summary>
public readonly record struct DrawnToken(int Token, float LogProbability);

/// <summary>
/// A token tree whose tokens come from a function instead of a network. It keeps every promise of a real one: stop rules, limits,
/// interrupts (all requests advance together, token by token), and counts each distinct token that a real engine would have run.
/// </summary>
public sealed class SamplingTokenTree : ITokenTree
{
    private readonly TokenTable _tokens;
    private readonly int _contextLength;
    private readonly Action<IReadOnlyList<ContinueRequest>> _beginCall;
    private readonly Func<ContinueRequest, Func<IReadOnlyList<int>, DrawnToken>> _startDraw;
    private readonly DistinctTokens _distinct = new();

    /// <param name="tokens">The model's tokens.</param>
    /// <param name="contextLength">The longest path.</param>
    /// <param name="capacityTokens">What it was opened with.</param>
    /// <param name="beginCall">Called with the requests before each call; throws, cancels or looks on.</param>
    /// <param name="startDraw">Starts a request; what it returns is asked for one token after the other, given the path so far.</param>
    internal SamplingTokenTree(
        TokenTable tokens,
        int contextLength,
        int capacityTokens,
        Action<IReadOnlyList<ContinueRequest>> beginCall,
        Func<ContinueRequest, Func<IReadOnlyList<int>, DrawnToken>> startDraw
    )
    {
        (_tokens, _contextLength, CapacityTokens) = (tokens, contextLength, capacityTokens);
        (_beginCall, _startDraw) = (beginCall, startDraw);
    }

    /// <summary>What it was opened with.</summary>
    public int CapacityTokens { get; }

    /// <summary>Whether its memory was given back.</summary>
    public bool Disposed { get; private set; }

    /// <summary>What <see cref="Keep"/> was last told.</summary>
    public IReadOnlyList<TokenPath>? Kept { get; private set; }

    /// <inheritdoc/>
    public TokenTreeUsage Usage { get; private set; }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Generation>> ContinueAsync(IReadOnlyList<ContinueRequest> requests, DecodeLimits limits)
    {
        ObjectDisposedException.ThrowIf(Disposed, this);
        _beginCall(requests);
        var running = requests.Select(request => new Running(request, _startDraw(request))).ToList();
        var left = limits.TotalTokens;
        while (running.Exists(one => one.End is null))
        {
            foreach (var one in running.Where(one => one.End is null))
            {
                one.End =
                    limits.Interrupt.IsCancellationRequested ? GenerationEnd.Interrupted
                    : left == 0 ? GenerationEnd.Budget
                    : one.Path.Count >= _contextLength || one.Sampled.Count == one.Request.MaxTokens ? GenerationEnd.Length
                    : null;
                if (one.End is null)
                {
                    Step(one);
                    left--;
                }
            }
        }

        return ValueTask.FromResult<IReadOnlyList<Generation>>([
            .. running.Select(one => new Generation(
                one.Sampled.Select(drawn => new SampledToken(_tokens[drawn.Token], drawn.LogProbability)).ToArray(),
                one.End!.Value
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
    public ValueTask<IReadOnlyList<NextTokens>> NextTokensAsync(
        IReadOnlyList<TokenPath> paths,
        int top,
        IReadOnlyList<Token> chosen,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("This policy only continues.");

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<float[]>> HiddenStatesAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This policy only continues.");

    /// <inheritdoc/>
    public int MissingTokens(IReadOnlyList<TokenPath> paths) => throw new NotSupportedException("Only reward models are asked this.");

    /// <inheritdoc/>
    public void Keep(IReadOnlyList<TokenPath> paths) => Kept = paths;

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
        one.Bytes.AddRange(_tokens[drawn.Token].Bytes.Span);
        var text = Encoding.Latin1.GetString([.. one.Bytes]);
        var isStopped = one.Request.Stop.Any(stop =>
            text.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(stop)), StringComparison.Ordinal)
        );
        one.End =
            _tokens.Ends(drawn.Token) ? GenerationEnd.Finished
            : isStopped ? GenerationEnd.Open
            : null;
    }

    private sealed class Running(ContinueRequest request, Func<IReadOnlyList<int>, DrawnToken> draw)
    {
        public ContinueRequest Request { get; } = request;

        public Func<IReadOnlyList<int>, DrawnToken> Draw { get; } = draw;

        public List<int> Path { get; } = [.. request.Path.ToArray()];

        public List<DrawnToken> Sampled { get; } = [];

        public List<byte> Bytes { get; } = [];

        public GenerationEnd? End { get; set; }
    }
}
