using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Search.Events;

namespace Verify.Search.Tests.Events;

/// <summary>The exact JSON of each event: what clients read.</summary>
public sealed class SearchEventJsonTests
{
    private static readonly (SearchEvent Event, string Json)[] Written =
    [
        (
            new NodeCreated(4, 1, "1 + 1 = 2\n", 9, 2, -0.5, NodeState.Open),
            """{"type":"node","sequence":7,"id":4,"parent":1,"text":"1 \u002B 1 = 2\n","tokens":9,"givenTokens":2,"logProbability":-0.5,"state":"open"}"""
        ),
        (new NodeScored(4, 0.9), """{"type":"scored","sequence":7,"nodeId":4,"score":0.9}"""),
        (new NodeScored(4, null) { SameAs = 3 }, """{"type":"scored","sequence":7,"nodeId":4,"score":null,"sameAs":3}"""),
        (new NodeValued(4, 0.25, 3), """{"type":"valued","sequence":7,"nodeId":4,"value":0.25,"visits":3}"""),
        (new NodeResumed(4, "open"), """{"type":"resumed","sequence":7,"nodeId":4,"state":"open"}"""),
        (
            new TextWritten(4, "critique", "It is wrong.", 5),
            """{"type":"text","sequence":7,"nodeId":4,"prompt":"critique","text":"It is wrong.","tokens":5}"""
        ),
        (
            new NodeCreated(5, null, "", 0, 0, 0, "open") { DerivedFrom = 4 },
            """{"type":"node","sequence":7,"id":5,"parent":null,"text":"","tokens":0,"givenTokens":0,"logProbability":0,"state":"open","derivedFrom":4}"""
        ),
        (new NodePruned(4, "not among the best 4"), """{"type":"pruned","sequence":7,"nodeId":4,"reason":"not among the best 4"}"""),
        (new SolutionScored(4, 0, true), """{"type":"solution-scored","sequence":7,"nodeId":4,"score":0,"rejected":true}"""),
        (
            new SolutionTested(4, "wrong-answer", 1, 3),
            """{"type":"tested","sequence":7,"nodeId":4,"verdict":"wrong-answer","passed":1,"total":3}"""
        ),
        (
            new PairCompared(4, 5, 0.75, true, null),
            """{"type":"compared","sequence":7,"first":4,"second":5,"firstBeatsSecond":0.75,"firstCorrect":true,"secondCorrect":null}"""
        ),
        (
            new CandidateAccepted(4, "2", 3, 2, "stop", 1),
            """{"type":"candidate","sequence":7,"nodeId":4,"answer":"2","group":3,"votes":2,"finish":"stop","cut":1}"""
        ),
        (
            new CandidateScored(4, -1.5, 0, false),
            """{"type":"candidate-scored","sequence":7,"nodeId":4,"score":-1.5,"weight":0,"rejected":false}"""
        ),
        (new AnswerChanged(4, null, null), """{"type":"answer","sequence":7,"nodeId":4,"answer":null,"score":null}"""),
        (
            new BudgetProgress(2, 40, 60, 0.5),
            """{"type":"progress","sequence":7,"candidates":2,"generatedTokens":40,"rewardTokens":60,"seconds":0.5}"""
        ),
        (
            new SearchDone(StopReason.Completed, "2", 0.9, [4, 3]),
            """{"type":"done","sequence":7,"stopped":"completed","answer":"2","score":0.9,"candidates":[4,3]}"""
        ),
    ];

    public static TheoryData<string> Types =>
        [.. typeof(SearchEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(known => (string)known.TypeDiscriminator!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void An_event_is_one_object_that_is_read_as_it_was_written(string type)
    {
        var known = typeof(SearchEvent)
            .GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Single(known => (string)known.TypeDiscriminator! == type)
            .DerivedType;
        var examples = Written.Where(example => example.Event.GetType() == known).ToList();

        Assert.NotEmpty(examples);
        foreach (var (searchEvent, json) in examples)
        {
            Assert.Equal(json, Write(searchEvent with { Sequence = 7 }));

            var read = JsonSerializer.Deserialize(json, SearchEventJson.Default.SearchEvent)!;
            Assert.Equal((known, 7), (read.GetType(), read.Sequence));
            Assert.Equal(json, Write(read));
        }
    }

    [Fact]
    public void Every_kind_of_event_has_a_type()
    {
        Assert.Equal(
            typeof(SearchEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SearchEvent)) && !type.IsAbstract).ToHashSet(),
            typeof(SearchEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(known => known.DerivedType).ToHashSet()
        );
    }

    [Fact]
    public void A_reason_to_stop_is_named_as_in_responses()
    {
        foreach (var reason in Enum.GetValues<StopReason>())
        {
            Assert.Contains(
                $"\"stopped\":\"{reason.ToString().ToLowerInvariant()}\"",
                Write(new SearchDone(reason, null, null, [])),
                StringComparison.Ordinal
            );
        }
    }

    private static string Write(SearchEvent searchEvent) => JsonSerializer.Serialize(searchEvent, SearchEventJson.Default.SearchEvent);
}
