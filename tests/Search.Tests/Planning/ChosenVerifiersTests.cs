using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Rewards;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Tests.Planning;

/// <summary>Which verifiers a plan ends up with.</summary>
public sealed class ChosenVerifiersTests
{
    private static readonly SearchRequest Plain = new() { Problem = "What is 1 + 1?" };

    private static readonly CodeTests Tests = new() { EntryPoint = "f", Cases = ["assert f(1)"] };

    private readonly SearchBuilder _builder = new()
    {
        Verifiers = [new ScriptedVerifier("prm") { Step = _ => 1 }, new ScriptedVerifier("orm") { Solution = _ => 1 }],
        Sandbox = new ScriptedSandbox(),
    };

    [Fact]
    public void Tests_score_alone_where_nothing_needs_scores_of_steps()
    {
        var plan = Plan(Plain with { Tests = Tests });

        Assert.Equal([new WeightedVerifier("tests", 1)], plan.Verifiers);
        Assert.Empty(plan.TieBreakers);
    }

    [Fact]
    public void What_a_strategy_needs_besides_tests_breaks_their_ties()
    {
        var plan = Plan(Plain with { Tests = Tests, Strategy = "beam" });

        Assert.Equal([new WeightedVerifier("tests", 1)], plan.Verifiers);
        Assert.Equal([new WeightedVerifier("prm", 1)], Assert.Single(plan.TieBreakers));
    }

    [Fact]
    public void A_problem_longer_than_the_context_of_a_chosen_verifier_is_refused_before_any_work()
    {
        var model = new PseudoRandomRewardModel(1, new ByteTokenizer(), RewardDescriptions.Full with { ContextLength = 16 });
        var builder = new SearchBuilder
        {
            Verifiers = [new ScriptedVerifier("orm") { Solution = _ => 1 }, new RewardModelVerifier("model", model)],
        };
        IReadOnlyList<RequestError> ErrorsOf(SearchRequest request) =>
            Assert.Throws<SearchRequestException>(() => builder.Engine().Plan(request)).Errors;
        var (named, gate) = (
            Plain with
            {
                Verifier = VerifierStage.Of("model"),
            },
            Plain with
            {
                Verifier = new GatedVerifiers([new VerifierGate("model", 0.5)], Then: null),
            }
        );

        Assert.All((SearchRequest[])[named, gate], request =>
            Assert.Equal(("problem", true), (ErrorsOf(request)[0].Path, ErrorsOf(request)[0].Kind == RequestErrorKind.TooLong))
        );
        Assert.Equal([new WeightedVerifier("orm", 1)], builder.Engine().Plan(Plain).Verifiers);
        Assert.Empty(model.Trees);
    }

    [Fact]
    public void A_list_of_one_has_its_weight_in_the_list_and_a_name_alone_has_its_own_place()
    {
        IReadOnlyList<RequestError> ErrorsOf(SearchRequest request) => Assert.Throws<SearchRequestException>(() => Plan(request)).Errors;
        var again = Plain with { Verifier = new VerifierCascade([VerifierStage.Of("orm"), VerifierStage.Of("orm")]) };

        Assert.Equal(
            "search.verifier[0].weight",
            Assert.Single(ErrorsOf(Plain with { Verifier = new VerifierStage([new WeightedVerifier("orm", 0)]) })).Path
        );
        Assert.Equal("search.verifier.cascade[1]", Assert.Single(ErrorsOf(again)).Path);
    }

    [Fact]
    public void Constraints_stand_as_a_gate_unless_they_are_given_a_weight()
    {
        var constrained = Plain with { Constraints = new SolutionConstraints { Words = new CountRange(null, 9) } };
        var weighted = constrained with
        {
            Verifier = new VerifierStage([new WeightedVerifier("orm", 1), new WeightedVerifier("constraints", 1)]),
        };

        Assert.Equal([new VerifierGate("constraints", 1)], Plan(constrained).Gates);
        Assert.Empty(Plan(weighted).Gates);
        Assert.Equal(2, Plan(weighted).Verifiers.Count);
    }

    [Fact]
    public void A_gate_that_names_no_bound_takes_that_of_its_kind()
    {
        var model = new ScriptedVerifier("other") { Step = _ => 1 };
        var plan = new SearchBuilder { Verifiers = [model] }
            .Engine()
            .Plan(Plain with { Verifier = new GatedVerifiers([new VerifierGate("other", null)], Then: null) });

        Assert.Equal([new VerifierGate("other", 1)], plan.Gates);
        Assert.Equal(
            "search.verifier.gate[0].atLeast",
            Assert.Single(ErrorsOf(Plain with { Verifier = new GatedVerifiers([new VerifierGate("orm", 1.5)], Then: null) })).Path
        );
    }

    [Theory]
    [InlineData("tests")]
    [InlineData("constraints")]
    public void A_verifier_that_lacks_its_field_is_refused(string name) =>
        Assert.Contains(
            $"without the field '{name}'",
            Assert.Single(ErrorsOf(Plain with { Verifier = VerifierStage.Of(name) })).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Errors_in_a_cascade_say_which_stage()
    {
        var errors = ErrorsOf(
            Plain with
            {
                Verifier = new VerifierCascade([
                    VerifierStage.Of("prm"),
                    new VerifierStage([new WeightedVerifier("orm", 1), new WeightedVerifier("x", 0)]),
                ]),
            }
        );

        Assert.Equal(["search.verifier.cascade[1][1].name", "search.verifier.cascade[1][1].weight"], errors.Select(error => error.Path));
    }

    [Fact]
    public async Task What_a_gate_objects_to_has_no_vote_in_a_majority()
    {
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "The answer is 1.</s>", "The answer is 1.</s>", "So x. The answer is 2.</s>"),
            Request = Plain with
            {
                Strategy = "majority",
                Options = SearchBuilder.Options(("samples", 3)),
                Constraints = new SolutionConstraints { MustContain = ["x"] },
            },
        }.RunAsync();

        Assert.Equal("2", result.Answer);
        Assert.True(Assert.Single(result.Constraints!).IsKept);
    }

    [Fact]
    public void A_cascade_behind_tests_can_be_asked_for_as_it_is_planned()
    {
        var plan = Plan(Plain with { Tests = Tests, Verifier = new VerifierCascade([VerifierStage.Of("orm"), VerifierStage.Of("prm")]) });
        var again = Plan(
            Plain with
            {
                Tests = Tests,
                Verifier = new VerifierCascade([.. plan.TieBreakers.Prepend(plan.Verifiers).Select(stage => new VerifierStage(stage))]),
            }
        );

        Assert.Equal(["tests", "orm", "prm"], again.TieBreakers.Prepend(again.Verifiers).Select(stage => Assert.Single(stage).Name));
    }

    [Fact]
    public void A_cascade_has_no_more_stages_than_a_score_can_tell_apart()
    {
        var builder = new SearchBuilder { Verifiers = [.. "abc".Select(name => new ScriptedVerifier(name.ToString()) { Step = _ => 1 })] };
        var request = Plain with { Verifier = new VerifierCascade([VerifierStage.Of("a"), VerifierStage.Of("b"), VerifierStage.Of("c")]) };

        var error = Assert.Single(Assert.Throws<SearchRequestException>(() => builder.Engine().Plan(request)).Errors);

        Assert.Equal(("search.verifier.cascade", "3 stages are too many; give at most 2."), (error.Path, error.Message));
    }

    private SearchPlan Plan(SearchRequest request) => _builder.Engine().Plan(request);

    private IReadOnlyList<RequestError> ErrorsOf(SearchRequest request) =>
        Assert.Throws<SearchRequestException>(() => _builder.Engine().Plan(request)).Errors;
}
