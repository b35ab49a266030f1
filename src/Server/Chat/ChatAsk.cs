using Verify.Search;

namespace Verify.Server.Chat;

/// <summary>A chat request that was checked and planned.</summary>
/// <param name="Id">The completion's id.</param>
/// <param name="Created">Unix time in seconds.</param>
/// <param name="Model">What serves it: a plan's own policy and strategy.</param>
/// <param name="Plan">The search.</param>
/// <param name="Choices">How many choices are wanted.</param>
/// <param name="Logprobs">Whether log-probabilities are wanted.</param>
/// <param name="StreamUsage">Whether a stream ends with its usage.</param>
internal sealed record ChatAsk(string Id, long Created, ModelName Model, SearchPlan Plan, int Choices, bool Logprobs, bool StreamUsage);
