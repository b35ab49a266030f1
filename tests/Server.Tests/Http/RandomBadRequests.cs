using System.Text;

namespace Verify.Server.Tests.Http;

/// <summary>Bad requests, drawn from a seed: good ones that were broken in one or more of the ways clients break them.</summary>
internal sealed class RandomBadRequests(int seed)
{
    private static readonly (string Path, string Text, string[] Fields)[] Good =
    [
        (
            "/v1/solve",
            """{"problem": "Half of 144?", "seed": 7, "search": {"strategy": "beam", "budget": {"tokens": 64}}, "sampling": {"temperature": 0.5}}""",
            ["\"problem\"", "\"seed\"", "\"temperature\""]),
        (
            "/v1/chat/completions",
            """{"model": "demo", "messages": [{"role": "user", "content": "Half of 144?"}], "seed": 7, "n": 1, "max_tokens": 8}""",
            ["\"model\"", "\"messages\"", "\"n\""]),
        (
            "/v1/verify",
            """{"problem": "Half of 144?", "solutions": ["The answer is 72."], "reference": "72", "constraints": {"words": {"max": 9}}}""",
            ["\"problem\"", "\"solutions\"", "\"max\""]),
    ];

    private static readonly string[] WrongValues =
    [
        "[]", "{}", "true", "-1", "1e999", "NaN", "\"\\ud800\"", "\"\"", "[[[[[[]]]]]]", "{\"a\": 1}", "0.5", "99999999999999999999", "'x'", "\"x\"",
    ];

    private readonly Random _random = new(seed);

    public (string Method, string Path, byte[] Body, string? ContentType) Next()
    {
        var (path, text, fields) = Pick(Good);
        return _random.Next(8) switch
        {
            0 => ("POST", path, Truncated(text), "application/json"),
            1 => ("POST", path, Flipped(text), "application/json"),
            2 => ("POST", path, Encoding.UTF8.GetBytes(text), Pick([null, "text/plain", "application/xml", "application/json; charset=utf-16"])),
            3 => (Pick(["PUT", "DELETE", "PATCH", "GET"]), path, [], null),
            4 => ("POST", path + Pick(["/x", "s", "%2e", "/../y"]), Encoding.UTF8.GetBytes(text), "application/json"),
            5 => ("POST", path, Encoding.UTF8.GetBytes(new string('[', _random.Next(1, 5000))), "application/json"),
            6 => ("POST", path, RandomBytes(), "application/json"),
            _ => ("POST", path, Encoding.UTF8.GetBytes(WithWrongValue(text, fields)), "application/json"),
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

    /// <summary>A field's value becomes one no field of that request takes, save the few that some do, which a second field then spoils.</summary>
    private string WithWrongValue(string text, string[] fields)
    {
        var start = text.IndexOf(Pick(fields), StringComparison.Ordinal);
        var name = text[start..text.IndexOf(':', start)];
        return $$"""{{text[..^1]}}, {{name}}: {{Pick(WrongValues)}}}""";
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
