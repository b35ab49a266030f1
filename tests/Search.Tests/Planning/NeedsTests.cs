using Verify.Search.Needs;
using Verify.Search.Running;
using Verify.Search.Tests.Samples;

namespace Verify.Search.Tests.Planning;

/// <summary>What a part of a search cannot do without is asked for before any work, by name.</summary>
public sealed class NeedsTests
{
    private static readonly SearchRequest Plain = new() { Problem = "What?", Strategy = "written" };

    public static TheoryData<string, string> Unmet =>
        new()
        {
            { "second", "Strategy 'written' needs a second policy; available: fake, second." },
            { "tool", "Strategy 'written' needs the tool 'letter-count'; available: letter-count." },
            { "no tool", "Strategy 'written' needs the tool 'abacus'; no loaded tool does that." },
            { "prompt", "Strategy 'written' needs a policy with the prompt 'plan'; no loaded policy does that." },
            { "odds", "Strategy 'written' needs a policy that tells log-probabilities of given text; no loaded policy does that." },
            { "tokens", "Strategy 'written' needs a policy that tells the 5 likeliest next tokens; no loaded policy does that." },
            { "hidden", "Strategy 'written' needs a policy that gives its hidden state; no loaded policy does that." },
            { "steps", "Strategy 'written' needs a verifier that scores steps; no loaded verifier does that." },
        };

    [Theory]
    [MemberData(nameof(Unmet))]
    public void A_need_that_is_not_met_is_refused_with_who_has_it_and_what_would_meet_it(string need, string message)
    {
        var error = Assert.Single(Assert.Throws<SearchRequestException>(() => Plan(Plain, NeedOf(need))).Errors);

        Assert.Equal(("search.strategy", message), (error.Path, error.Message));
    }

    [Fact]
    public void What_the_request_names_meets_needs()
    {
        var plan = Plan(
            Plain with
            {
                FurtherPolicies = ["second"],
                Sampling = new SearchSampling { Tools = ["letter-count"] },
            },
            Need.SecondPolicy,
            Need.Tool("letter-count"),
            Need.Prompt("critique", policy: 1),
            Need.Reproducible
        );

        Assert.Equal(["second"], plan.FurtherPolicies);
        Assert.Equal(["letter-count"], plan.Tools);
        Assert.Equal(4, plan.ToolCalls);
    }

    [Theory]
    [InlineData("fake", "'fake' is a policy of this search already; name each once.")]
    [InlineData("other", "Unknown policy 'other'. Available: fake, second.")]
    public void A_further_policy_is_another_one_that_is_loaded(string name, string message)
    {
        var error = Assert.Single(
            Assert.Throws<SearchRequestException>(() => Plan(Plain with { FurtherPolicies = ["second", name] })).Errors
        );

        Assert.Equal(("furtherPolicies[1]", message), (error.Path, error.Message));
    }

    private static Need NeedOf(string name) =>
        name switch
        {
            "second" => Need.SecondPolicy,
            "tool" => Need.Tool("letter-count"),
            "no tool" => Need.Tool("abacus"),
            "prompt" => Need.Prompt("plan"),
            "odds" => Need.LogProbabilities,
            "tokens" => Need.NextTokens(5),
            "hidden" => Need.HiddenState,
            _ => Need.ProcessReward,
        };

    private static SearchPlan Plan(SearchRequest request, params IReadOnlyList<Need> needs)
    {
        var search = new SearchBuilder();
        var strategy = new WrittenStrategy(_ => Task.CompletedTask) { Needs = needs };
        return new SearchEngine(
            [strategy],
            [new LetterCount()],
            [new PolicyModel("fake", search.Model), new PolicyModel("second", search.Second)],
            [],
            search.Answers,
            search.Answers,
            null,
            new SearchDefaults(),
            search.Time
        ).Plan(request);
    }
}
