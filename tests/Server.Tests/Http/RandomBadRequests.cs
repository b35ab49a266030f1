using System.Text;

namespace Verify.Server.Tests.Http;

/// <summary>Bad requests, drawn from a seed: good ones that were broken in one or more of the ways clients break them.</summary>
internal sealed class RandomBadRequests(int seed)
{
    private static readonly (string Path, string Text, string[] Texts, string[] Others)[] Good =
    [
        (
            "/v1/solve",
            """{"problem": "Half of 144?", "seed": 7, "search": {"strategy": "beam", "budget": {"tokens": 64}}, "sampling": {"temperature": 0.25}}""",
            ["\"Half of 144?\"", "\"beam\""],
            [": 7", ": 0.25", """{"tokens": 64}"""]
        ),
        (
            "/v1/chat/completions",
            """{"model": "demo", "messages": [{"role": "user", "content": "Half of 144?"}], "n": 1, "max_tokens": 8}""",
            ["\"demo\"", "\"user\"", "\"Half of 144?\""],
            [": 1", ": 8", """[{"role": "user", "content": "Half of 144?"}]"""]
        ),
        (
            "/v1/verify",
            """{"problem": "Half of 144?", "solutions": ["The answer is 72."], "reference": "72", "constraints": {"words": {"max": 9}}}""",
            ["\"Half of 144?\"", "\"72\""],
            [": 9", """["The answer is 72."]""", """{"max": 9}"""]
        ),
    ];

    // None of them is taken in place of a text, save the last, nor in place of anything else.
    private static readonly string[] WrongValues =
    [
        "[]",
        "[[[[[[]]]]]]",
        "{\"a\": 1}",
        "true",
        "-1",
        "1e999",
        "NaN",
        "\"\\ud800\"",
        "\"\"",
        "-0.5",
        "99999999999999999999",
        "'x'",
        "\"x\"",
    ];

    private readonly Random _random = new(seed);

    public (string Method, string Path, byte[] Body, string? ContentType) Next()
    {
        var (path, text, texts, others) = Pick(Good);
        return _random.Next(8) switch
        {
            0 => ("POST", path, Truncated(text), "application/json"),
            1 => ("POST", path, Flipped(text), "application/json"),
            2 => (
                "POST",
                path,
                Encoding.UTF8.GetBytes(text),
                Pick([null, "text/plain", "application/xml", "application/json; charset=utf-16"])
            ),
            3 => (Pick(["PUT", "DELETE", "PATCH", "GET"]), path, [], null),
            4 => ("POST", path + Pick(["/x", "s", "%2e", "/../y"]), Encoding.UTF8.GetBytes(text), "application/json"),
            5 => ("POST", path, Encoding.UTF8.GetBytes(new string('[', _random.Next(1, 5000))), "application/json"),
            6 => ("POST", path, RandomBytes(), "application/json"),
            _ => ("POST", path, Encoding.UTF8.GetBytes(WithWrongValue(text, texts, others)), "application/json"),
        };
    }

    private byte[] Truncated(string text) => Encoding.UTF8.GetBytes(text)[..^_random.Next(1, text.Length)];

    /// <summary>One of the characters that hold the syntax together becomes another.</summary>
    private byte[] Flipped(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var places = Enumerable.Range(0, bytes.Length).Where(place => "{}[]:,".Contains((char)bytes[place])).ToArray();
        bytes[Pick(places)] = (byte)'@';
        return bytes;
    }

    private byte[] RandomBytes()
    {
        var bytes = new byte[_random.Next(1, 300)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A value becomes one that is not taken in its place.</summary>
    private string WithWrongValue(string text, string[] texts, string[] others)
    {
        var value = Pick([.. texts, .. others]);
        var wrong = Pick(texts.Contains(value) ? WrongValues[..^1] : WrongValues);
        return text.Replace(value, value[0] == ':' ? ": " + wrong : wrong, StringComparison.Ordinal);
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
