using System.Text;

namespace Verify.Inference.Tests.Engine;

/// <summary>Paths of bytes, as the byte tokenizer has them.</summary>
internal static class Paths
{
    public static TokenPath Of(string text) => TokenPath.Root([.. Encoding.UTF8.GetBytes(text).Select(value => (int)value)]);
}

internal static class Requests
{
    public static ContinueRequest Sample(TokenPath path, ulong seed, int maxTokens) =>
        new(path, seed, new Sampling { Temperature = 1 }, [], maxTokens);
}

internal static class GenerationColumns
{
    public static int[] Ids(this Generation generation) => [.. generation.Tokens.ToArray().Select(one => one.Token.Id)];

    public static float[] LogProbabilities(this Generation generation) =>
        [.. generation.Tokens.ToArray().Select(one => one.LogProbability)];
}
