using System.Collections.Frozen;
using Verify.Search;

namespace Verify.Server.Chat;

/// <summary>
/// The places of a chat request's values as its caller knows them. The floors below name fields by the paths of the native API.
/// </summary>
internal static class ChatFields
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["problem"] = "messages",
        ["policy"] = "model",
        ["sampling.temperature"] = "temperature",
        ["sampling.topP"] = "top_p",
        ["sampling.topK"] = "top_k",
        ["sampling.minP"] = "min_p",
        ["sampling.repetitionPenalty"] = "repetition_penalty",
        ["sampling.maxTokens"] = "max_completion_tokens",
    }.ToFrozenDictionary();

    // Lists and objects: what follows the prefix stays as it is.
    private static readonly (string Native, string Chat)[] Prefixes =
    [
        ("sampling.stop", "stop"),
        ("sampling.tools", "search.tools"),
        ("sampling.maxToolCalls", "search.maxToolCalls"),
        ("tests", "search.tests"),
        ("constraints", "search.constraints"),
    ];

    /// <summary>The name here of a field's native path; a path that this API shares stays as it is.</summary>
    public static string OwnName(string path)
    {
        if (Names.TryGetValue(path, out var name))
        {
            return name;
        }

        var (native, chat) = Prefixes.FirstOrDefault(prefix => path.StartsWith(prefix.Native, StringComparison.Ordinal));
        return native is null ? path : chat + path[native.Length..];
    }

    /// <summary>The most tokens have two names here: an error names the one that was sent.</summary>
    public static SearchPlan Plan(ChatRequest request, Func<SearchPlan> plan)
    {
        try
        {
            return plan();
        }
        catch (SearchRequestException invalid) when (request is { MaxTokens: not null, MaxCompletionTokens: null })
        {
            throw new SearchRequestException([
                .. invalid.Errors.Select(error => error.Path == "sampling.maxTokens" ? error with { Path = "max_tokens" } : error),
            ]);
        }
    }
}
