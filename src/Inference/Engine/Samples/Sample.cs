using Verify.Inference.Samplers;

namespace Verify.Inference.Engine.Samples;

/// <summary>The state of one request while it is sampled.</summary>
internal sealed class Sample(ContinueRequest request, StopStrings stops, int contextLength)
{
    private readonly int[] _stopStates = new int[stops.Count];
    private readonly List<int> _tokens = new(Math.Min(request.MaxTokens, 64));
    private readonly List<float> _logProbabilities = new(Math.Min(request.MaxTokens, 64));
    private EndReason? _reason;

    public ContinueRequest Request => request;

    /// <summary>The node from which the next token is sampled.</summary>
    public int Tip { get; set; }

    public bool IsEnded => _reason is not null;

    public bool HasTokens => _tokens.Count > 0;

    public int LastToken => _tokens[^1];

    /// <summary>The request's path followed by what was sampled.</summary>
    public int[] Tokens => [.. request.Path.ToArray(), .. _tokens];

    /// <summary>The random number by which the next token is drawn.</summary>
    public double NextUniform => CounterRandom.Uniform(request.Seed, _tokens.Count);

    public void Append(int token, float logProbability, ITokenizer tokenizer)
    {
        _tokens.Add(token);
        _logProbabilities.Add(logProbability);
        if (IsEndToken(token))
        {
            End(EndReason.EndToken);
        }
        else if (stops.Feed(tokenizer.Bytes(token), _stopStates))
        {
            End(EndReason.StopString);
        }
        else if (_tokens.Count == request.MaxTokens)
        {
            End(EndReason.MaxTokens);
        }
        else if (request.Path.Length + _tokens.Count == contextLength)
        {
            End(EndReason.ContextFull);
        }
    }

    public void End(EndReason reason) => _reason = reason;

    public Continuation Finish() => new([.. _tokens], [.. _logProbabilities], _reason!.Value);

    private bool IsEndToken(int token)
    {
        var ends = request.Stop.EndTokens;
        for (var i = 0; i < ends.Count; i++)
        {
            if (ends[i] == token)
            {
                return true;
            }
        }

        return false;
    }
}
