using Verify.Inference.Samplers;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Decoding;

/// <summary>The state of one request while it is sampled.</summary>
internal sealed class Sample(ContinueRequest request, StopStrings stops, int contextLength)
{
    /// <summary>Most steps are shorter: what is kept of them is no larger than it need be.</summary>
    private const int FirstRoom = 32;

    private readonly int[] _stopStates = new int[stops.Count];
    private SampledToken[] _tokens = new SampledToken[Math.Min(request.MaxTokens, FirstRoom)];
    private int _count;
    private GenerationEnd? _end;

    public ContinueRequest Request => request;

    /// <summary>The node from which the next token is sampled.</summary>
    public int Tip { get; set; }

    public bool IsEnded => _end is not null;

    public bool HasTokens => _count > 0;

    public int LastToken => _tokens[_count - 1].Token.Id;

    /// <summary>The request's path followed by what was sampled.</summary>
    public int[] Tokens()
    {
        var tokens = new int[request.Path.Length + _count];
        request.Path.CopyTo(tokens);
        for (var i = 0; i < _count; i++)
        {
            tokens[request.Path.Length + i] = _tokens[i].Token.Id;
        }

        return tokens;
    }

    /// <summary>The random number by which the next token is drawn.</summary>
    public double NextUniform => CounterRandom.Uniform(request.Seed, _count);

    public void Append(TokenTable tokens, int id, float logProbability)
    {
        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, (int)Math.Min(request.MaxTokens, 2L * _count));
        }

        var token = tokens[id];
        _tokens[_count++] = new SampledToken(token, logProbability);
        if (tokens.Ends(id))
        {
            End(GenerationEnd.Finished);
        }
        else if (stops.Feed(token.Bytes.Span, _stopStates))
        {
            End(GenerationEnd.Open);
        }
        else if (_count == request.MaxTokens || request.Path.Length + _count == contextLength)
        {
            End(GenerationEnd.Length);
        }
    }

    public void End(GenerationEnd end) => _end = end;

    /// <summary>Hands out the tokens as they were gathered, without a copy.</summary>
    public Generation Finish() => new(_tokens.AsMemory(0, _count), _end!.Value);
}
