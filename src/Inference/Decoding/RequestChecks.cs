namespace Verify.Inference.Decoding;

/// <summary>Refuses invalid requests to a tree, before any work.</summary>
internal static class RequestChecks
{
    public static void Continue(IReadOnlyList<ContinueRequest> requests, TreeShape shape)
    {
        if (shape.HasHeads)
        {
            throw new InvalidOperationException("The model is a reward model: its heads can be read, but it has no next tokens.");
        }

        foreach (var (path, _, sampling, stop, maxTokens) in requests)
        {
            Path(path, shape, shape.ContextLength - 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, 1, nameof(ContinueRequest.MaxTokens));
            if (stop.Any(string.IsNullOrEmpty))
            {
                throw new ArgumentException("A stop string is empty; leave it out.", nameof(requests));
            }

            Within(sampling.Temperature, 0, 2, nameof(Sampling.Temperature));
            Within(sampling.TopK, 0, int.MaxValue, nameof(Sampling.TopK));
            Within(sampling.TopP, float.Epsilon, 1, nameof(Sampling.TopP));
            Within(sampling.MinP, 0, 1, nameof(Sampling.MinP));
            Within(sampling.RepetitionPenalty, 0.1f, 10, nameof(Sampling.RepetitionPenalty));
        }
    }

    public static void ReadHeads(IReadOnlyList<TokenPath> paths, TreeShape shape)
    {
        if (!shape.HasHeads)
        {
            throw new InvalidOperationException("The model is a language model: it has no heads to read.");
        }

        Paths(paths, shape);
    }

    public static void LogProbabilities(IReadOnlyList<LogProbabilitiesRequest> requests, TreeShape shape)
    {
        if (shape.HasHeads)
        {
            throw new InvalidOperationException("The model is a reward model: it gives no log-probabilities.");
        }

        foreach (var request in requests)
        {
            Path(request.Path, shape, shape.ContextLength);
            Within(request.From, 1, request.Path.Length - 1, nameof(LogProbabilitiesRequest.From));
        }
    }

    public static void NextTokens(IReadOnlyList<TokenPath> paths, int top, IReadOnlyList<Token> chosen, TreeShape shape)
    {
        if (shape.HasHeads)
        {
            throw new InvalidOperationException("The model is a reward model: its heads can be read, but it has no next tokens.");
        }

        Within(top, 0, shape.VocabularySize, nameof(top));
        foreach (var token in chosen)
        {
            Known(token.Id, shape, nameof(chosen));
        }

        Paths(paths, shape);
    }

    public static void HiddenStates(IReadOnlyList<TokenPath> paths, TreeShape shape)
    {
        if (shape.HasHeads)
        {
            throw new InvalidOperationException("The model is a reward model: it gives the values of its heads, not its hidden state.");
        }

        Paths(paths, shape);
    }

    private static void Paths(IReadOnlyList<TokenPath> paths, TreeShape shape)
    {
        foreach (var path in paths)
        {
            Path(path, shape, shape.ContextLength);
        }
    }

    private static void Known(int token, TreeShape shape, string name)
    {
        if ((uint)token >= (uint)shape.VocabularySize)
        {
            throw new ArgumentException($"Token {token} is outside the model's vocabulary of {shape.VocabularySize}.", name);
        }
    }

    private static void Path(TokenPath path, TreeShape shape, int longest)
    {
        if (path.Length == 0)
        {
            throw new ArgumentException("The path is empty; it needs at least one token.", nameof(path));
        }

        if (path.Length > longest)
        {
            throw new ContextLengthException(
                $"The path has {path.Length} tokens, and at most {longest} fit the model's context of {shape.ContextLength}; "
                    + "shorten the prompt."
            );
        }

        for (var piece = path; piece is not null; piece = piece.Parent)
        {
            foreach (var token in piece.Tokens)
            {
                Known(token, shape, nameof(path));
            }
        }
    }

    private static void Within(float value, float least, float most, string name)
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentException($"{name} is {value}; it must be from {least} to {most}.", name);
        }
    }
}
