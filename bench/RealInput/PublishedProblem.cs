using System.Text.Json;

namespace Verify.Bench.RealInput;

/// <summary>A problem with its reference answer, out of a data set's line as it is published.</summary>
internal sealed record PublishedProblem(string Text, string Answer)
{
    /// <summary>
    /// Reads GSM8K (<c>question</c>, <c>answer</c> ending in <c>#### N</c>), SVAMP (<c>Body</c>, <c>Question</c>, <c>Answer</c>) and the
    /// demo generator's lines.
    /// </summary>
    public static PublishedProblem Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.TryGetProperty("Body", out var body))
        {
            var sentence = body.GetString()!.TrimEnd();
            var end = sentence.EndsWith('.') ? "" : ".";
            return new PublishedProblem(
                $"{sentence}{end} {root.GetProperty("Question").GetString()}",
                root.GetProperty(nameof(Answer)).ToString()
            );
        }

        if (root.TryGetProperty("question", out var question))
        {
            return new PublishedProblem(question.GetString()!, root.GetProperty("answer").GetString()!.Split("####")[^1].Trim());
        }

        return new PublishedProblem(root.GetProperty("problem").GetString()!, root.GetProperty("answer").ToString());
    }

    public static IReadOnlyList<PublishedProblem> Read(string file, int count) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0).Take(count).Select(Parse)];
}
