using System.Globalization;
using Verify.Search;

namespace Verify.Server.Progress;

/// <summary>What happens in a search, in lines a person can follow. One search's events, in order.</summary>
internal sealed class ProgressText
{
    private readonly HashSet<int> _scored = [];

    /// <summary>A line, or null for what is not worth one, such as a value that is backed up again.</summary>
    public string? LineOf(SearchEvent searchEvent) =>
        searchEvent switch
        {
            NodeCreated { Parent: { } parent } created =>
                $"{parent} → {created.Id}  {OneLine(created.Text)}{(created.Finished ? " ■" : "")}",
            NodeScored { Score: { } score } scored when _scored.Add(scored.Id) => string.Create(
                CultureInfo.InvariantCulture,
                $"{scored.Id} scored {score:0.000}"
            ),
            SolutionTested tested => $"{tested.Id} {tested.Verdict}: {tested.Passed} of {tested.Total} tests",
            NodePruned pruned => $"{pruned.Id} pruned: {pruned.Reason}",
            AnswerChanged { Answer: { } answer } => $"leading answer: {OneLine(answer)}",
            _ => null,
        };

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
