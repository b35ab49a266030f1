using System.Globalization;
using Verify.Search.Policies;

namespace Verify.Search.Tests.Samples;

/// <summary>A tool that is called by a <c>b</c> and says how many letters stand before it.</summary>
internal sealed class LetterCount : ITool
{
    public string Name => "letter-count";

    public string Trigger => "b";

    public Task<string?> RunAsync(string solution, object requester, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(
            solution.EndsWith('b') ? string.Create(CultureInfo.InvariantCulture, $"{solution.Count(char.IsLetter)} letters\n") : null
        );
    }
}
