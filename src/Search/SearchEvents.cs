using System.Text.Json.Serialization;
using Verify.Verifiers;

namespace Verify.Search;

/// <summary>Something that happened in a search: a line of its stream of events.</summary>
/// <remarks>
/// A search tells the same events whether models were asked or a journal was repeated, so a stream can be gone on with from either. Only
/// what was spent (<see cref="BudgetProgress"/>) depends on the clock, and on what a resumed search had to run through its models again.
/// The whole tree and its candidates can be rebuilt from the events alone (<see cref="Events.TreeView"/>).
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NodeCreated), "node")]
[JsonDerivedType(typeof(NodeScored), "scored")]
[JsonDerivedType(typeof(NodeValued), "valued")]
[JsonDerivedType(typeof(NodePruned), "pruned")]
[JsonDerivedType(typeof(NodeResumed), "resumed")]
[JsonDerivedType(typeof(TextWritten), "text")]
[JsonDerivedType(typeof(SolutionScored), "solution-scored")]
[JsonDerivedType(typeof(SolutionTested), "tested")]
[JsonDerivedType(typeof(PairCompared), "compared")]
[JsonDerivedType(typeof(CandidateAccepted), "candidate")]
[JsonDerivedType(typeof(CandidateScored), "candidate-scored")]
[JsonDerivedType(typeof(AnswerChanged), "answer")]
[JsonDerivedType(typeof(BudgetProgress), "progress")]
[JsonDerivedType(typeof(SearchDone), "done")]
public abstract record SearchEvent
{
    /// <summary>Its place in the search's stream: from 1, without gaps.</summary>
    [JsonPropertyOrder(-1)]
    public long Sequence { get; init; }
}

/// <summary>A node was created; the first event tells of the root.</summary>
/// <param name="Id">Order of creation, the root is 0.</param>
/// <param name="Parent">Null for a root.</param>
/// <param name="Text">The step's exact text; empty for the root.</param>
/// <param name="Tokens">Tokens of this step that the policy sampled.</param>
/// <param name="GivenTokens">Tokens of this step that were put in, by a tool or with its root.</param>
/// <param name="LogProbability">Sum over this step's tokens.</param>
/// <param name="State">How its text ends: <c>open</c>, <c>finished</c> or <c>truncated</c>, see <see cref="NodeState"/>.</param>
public sealed record NodeCreated(int Id, int? Parent, string Text, int Tokens, int GivenTokens, double LogProbability, string State)
    : SearchEvent
{
    /// <summary>The node that a further root was made of; null for every other node.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DerivedFrom { get; init; }
}

/// <summary>What a verifier says of a text that ends in a node. Every node that has this text is told of, in events of its own.</summary>
public abstract record VerdictEvent : SearchEvent
{
    /// <summary>
    /// Another node with the same text, for which the verifier was asked; null in the event of that node itself.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SameAs { get; init; }
}

/// <summary>A text was written beside the tree.</summary>
/// <param name="NodeId">The node that it is about.</param>
/// <param name="Prompt">The name of the prompt that it follows.</param>
/// <param name="Text">The text, without what ended it.</param>
/// <param name="Tokens">How many tokens the policy sampled for it.</param>
public sealed record TextWritten(int NodeId, string Prompt, string Text, int Tokens) : SearchEvent;

/// <summary>A node's step was scored.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Score">Null when the verifier has no opinion.</param>
public sealed record NodeScored(int NodeId, double? Score) : VerdictEvent
{
    /// <summary>Why; null when nothing is to be said beyond the score.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Evidence? Evidence { get; init; }
}

/// <summary>The steps up to a node were scored as a whole solution.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Score">Null when the verifier has no opinion.</param>
/// <param name="Rejected">A gate objects to it.</param>
public sealed record SolutionScored(int NodeId, double? Score, bool Rejected) : VerdictEvent
{
    /// <summary>Why; null when nothing is to be said beyond the score.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Evidence? Evidence { get; init; }
}

/// <summary>The steps up to a node were tested as a whole solution.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Verdict">As responses name it.</param>
/// <param name="Passed">Cases that passed.</param>
/// <param name="Total">Cases there are; at least 1.</param>
public sealed record SolutionTested(int NodeId, string Verdict, int Passed, int Total) : VerdictEvent;

/// <summary>The strategy's value of a node, or its visits, changed.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Value">MCTS mean or aggregated score; null when there is none.</param>
/// <param name="Visits">MCTS visits; 0 elsewhere.</param>
public sealed record NodeValued(int NodeId, double? Value, int Visits) : SearchEvent;

/// <summary>A node is not followed any further.</summary>
public sealed record NodePruned(int NodeId, string Reason) : SearchEvent;

/// <summary>A judge compared two solutions.</summary>
/// <param name="First">Where the first one ends.</param>
/// <param name="Second">Where the second one ends.</param>
/// <param name="FirstBeatsSecond">Probability from 0 to 1.</param>
/// <param name="FirstCorrect">Whether the judge holds the first for correct; null when it judges no correctness.</param>
/// <param name="SecondCorrect">The same of the second.</param>
public sealed record PairCompared(int First, int Second, double FirstBeatsSecond, bool? FirstCorrect, bool? SecondCorrect) : SearchEvent;

/// <summary>A solution became a candidate.</summary>
/// <param name="NodeId">Its leaf.</param>
/// <param name="Answer">Null when it states none.</param>
/// <param name="Group">The leaf of the first candidate with an equivalent answer; its own when it is the first.</param>
/// <param name="Votes">Candidates of that group so far, itself included.</param>
/// <param name="Finish"><c>stop</c>, or <c>length</c> when it was truncated.</param>
/// <param name="Cut">Characters at the end of its nodes' texts that are no part of it: a stop string had begun there.</param>
public sealed record CandidateAccepted(int NodeId, string? Answer, int Group, int Votes, string Finish, int Cut) : SearchEvent;

/// <summary>A candidate's one score was settled; it does not change again.</summary>
/// <param name="NodeId">Its leaf.</param>
/// <param name="Score">Of its steps' scores, or its score as a whole.</param>
/// <param name="Weight">The weight of its vote, not negative.</param>
/// <param name="Rejected">A gate objects to it.</param>
public sealed record CandidateScored(int NodeId, double Score, double Weight, bool Rejected) : SearchEvent;

/// <summary>A node that was pruned is followed again.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="State">What it was before: <c>open</c>, <c>finished</c> or <c>truncated</c>.</param>
public sealed record NodeResumed(int NodeId, string State) : SearchEvent;

/// <summary>Another answer leads.</summary>
public sealed record AnswerChanged(int NodeId, string? Answer, double? Score) : SearchEvent;

/// <summary>How much of the budget is used.</summary>
/// <param name="Candidates">Accepted so far.</param>
/// <param name="GeneratedTokens">Sampled by the policy.</param>
/// <param name="RewardTokens">Run through reward models.</param>
/// <param name="Seconds">Since the search began, all its runs together.</param>
public sealed record BudgetProgress(int Candidates, long GeneratedTokens, long RewardTokens, double Seconds) : SearchEvent;

/// <summary>The search has ended; no event follows. A search that fails has none.</summary>
/// <param name="Stopped">Why, in the words of responses.</param>
/// <param name="Answer">The chosen answer; null when no candidate states one.</param>
/// <param name="Score">The chosen candidate's score; null when nothing scored it.</param>
/// <param name="Candidates">The leaves of all candidates, best first; the first is the chosen one. Empty when there is none.</param>
public sealed record SearchDone(
    [property: JsonConverter(typeof(KebabNames<StopReason>))] StopReason Stopped,
    string? Answer,
    double? Score,
    IReadOnlyList<int> Candidates
) : SearchEvent;
