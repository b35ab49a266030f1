using System.Text.Json;
using Verify.Search;
using Verify.Server.Wire;

namespace Verify.Server.Chat;

/// <summary>The chunks of one stream.</summary>
internal sealed class ChunkSequence(ChatAsk ask)
{
    private static readonly JsonElement JsonNull = JsonElement.Parse("null");

    public ChatChunk Role(int choice) => Delta(choice, new ChatDelta { Role = "assistant", Content = "" });

    public ChatChunk Progress(string line) => Delta(0, new ChatDelta { ReasoningContent = line + "\n" });

    /// <summary>A solution's text, piece by piece, each with the tokens it was made of.</summary>
    public IEnumerable<ChatChunk> Solution(int choice, ChatSolution solution)
    {
        var tokens = TokensOfPieces.Split(solution);
        return solution.Pieces.Select(
            (piece, index) =>
                Chunk(
                    new ChunkChoice(choice, new ChatDelta { Content = piece }, ask.Logprobs ? ChatLogprobs.Of(tokens[index]) : null, null)
                )
        );
    }

    public ChatChunk Finish(int choice, string reason) => Chunk(new ChunkChoice(choice, new ChatDelta(), null, reason));

    /// <summary>What follows the last choice: how the search was made and, where it was asked for, what it spent.</summary>
    public ChatChunk Usage(SearchResult result, IReadOnlyList<ChatSolution> solutions) =>
        Chunk() with
        {
            Usage = JsonSerializer.SerializeToElement(ChatUsage.Of(result.Usage, solutions), ChatJson.Default.ChatUsage),
            Verdict = VerdictBody.Of(result),
            Confidence = result.Confidence,
            Agreement = result.Agreement,
            Search = SearchEcho.Of(result.Plan),
        };

    private ChatChunk Delta(int choice, ChatDelta delta) => Chunk(new ChunkChoice(choice, delta, null, null));

    private ChatChunk Chunk(params IReadOnlyList<ChunkChoice> choices) =>
        new()
        {
            Id = ask.Id,
            Object = "chat.completion.chunk",
            Created = ask.Created,
            Model = ask.Model.ToString(),
            Choices = choices,
            Usage = ask.StreamUsage ? JsonNull : null,
        };
}
