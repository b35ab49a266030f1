using Verify.Mathematics;
using Verify.Search;
using Verify.Server.Admission;
using Verify.Server.Http;
using Verify.Server.Progress;

namespace Verify.Server.Chat;

/// <summary>
/// Streams a completion: the search's progress as <c>reasoning_content</c> while the tree grows, then the chosen solutions as
/// <c>content</c>.
/// Tokens of an answer that is not decided cannot be streamed, and a silent connection would say nothing for as long as the search takes.
/// </summary>
internal sealed class ChatStream(HttpResponse response, ChatAsk ask)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);
    private readonly ServerSentEvents _events = new(response);
    private readonly ChunkSequence _chunks = new(ask);

    /// <summary>
    /// Writes the whole stream. A failure before anything was sent is thrown, to be answered with its status; a later one ends the stream
    /// as an error event.
    /// </summary>
    public async Task WriteAsync(
        Searches searches,
        IAnswerEquivalence equivalence,
        Failures failures,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var result = await SearchAsync(searches, time, cancellationToken);
            await WriteSolutionsAsync(result, ChatSolution.Of(result, ask.Choices, equivalence), cancellationToken);
        }
        catch (Exception exception) when (response.HasStarted && !cancellationToken.IsCancellationRequested)
        {
            var refusal = failures.Answer(response.HttpContext.Request, exception);
            await _events.SendAsync(OpenAiError.Of(refusal), HttpJson.Default.OpenAiError, cancellationToken);
        }
    }

    private async Task<SearchResult> SearchAsync(Searches searches, TimeProvider time, CancellationToken cancellationToken)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var progress = new ProgressChannel();
        // A search computes on the thread that starts it, so it is given another one while this one writes.
        var search = Task.Run(
            () => progress.ObserveAsync(observer => searches.RunAsync(ask.Plan, observer, abandoned.Token)),
            CancellationToken.None
        );
        try
        {
            await WriteProgressAsync(progress, time, cancellationToken);
        }
        finally
        {
            // Either the search has ended, or the client has gone; in neither case may it outlive the request.
            await abandoned.CancelAsync();
            await ((Task)search).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await search;
    }

    private async Task WriteProgressAsync(ProgressChannel progress, TimeProvider time, CancellationToken cancellationToken)
    {
        await foreach (var line in progress.ReadAsync(Silence, time, cancellationToken))
        {
            await BeginAsync(cancellationToken);
            await (line is null ? _events.KeepAliveAsync(cancellationToken) : SendAsync(_chunks.Progress(line), cancellationToken));
        }
    }

    /// <summary>The first chunk, which says who speaks; only once, and only when there is something to follow it.</summary>
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (!response.HasStarted)
        {
            await SendAsync(_chunks.Role(0), cancellationToken);
        }
    }

    private async Task WriteSolutionsAsync(SearchResult result, IReadOnlyList<ChatSolution> solutions, CancellationToken cancellationToken)
    {
        for (var choice = 0; choice < solutions.Count; choice++)
        {
            await (choice == 0 ? BeginAsync(cancellationToken) : SendAsync(_chunks.Role(choice), cancellationToken));
            foreach (var chunk in _chunks.Solution(choice, solutions[choice]))
            {
                await SendAsync(chunk, cancellationToken);
            }

            await SendAsync(_chunks.Finish(choice, solutions[choice].Finish), cancellationToken);
        }

        if (ask.StreamUsage)
        {
            await SendAsync(_chunks.Usage(result, solutions), cancellationToken);
        }

        await _events.SendAsync("[DONE]", cancellationToken);
    }

    private Task SendAsync(ChatChunk chunk, CancellationToken cancellationToken) =>
        _events.SendAsync(chunk, ChatJson.Default.ChatChunk, cancellationToken);
}
