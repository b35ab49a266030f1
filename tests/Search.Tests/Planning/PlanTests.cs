using Verify.Search.Running;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Planning;

public sealed class PlanTests
{
    private static readonly SearchRequest Plain = new() { Problem = "What is 1 + 1?" };

    [Fact]
    public void What_a_request_does_not_say_is_filled_in_and_can_be_repeated()
    {
        var plan = Plan(Plain);

        Assert.Equal(("best-of-n", "weighted-vote", "min", "fake"), (plan.Strategy, plan.Selection, plan.Aggregation, plan.Policy));
        Assert.Equal([new WeightedVerifier("scripted", 1)], plan.Verifiers);
        Assert.Equal(16, plan.Options["samples"].GetInt32());
        Assert.Equal(0.8f, plan.Sampling.Temperature);
        Assert.InRange(plan.Seed, 0UL, (1UL << 53) - 1);
    }

    [Fact]
    public void Without_a_verifier_the_default_is_a_majority_vote()
    {
        var plan = new SearchBuilder { Verifiers = [] }
            .Engine()
            .Plan(Plain);

        Assert.Equal(("majority", 0), (plan.Strategy, plan.Verifiers.Count));
    }

    [Fact]
    public void The_aggregation_is_the_one_its_verifier_was_made_for()
    {
        var builder = new SearchBuilder { Verifiers = [new ScriptedVerifier("prm") { Step = _ => 1, Aggregation = "product" }] };

        Assert.Equal("product", builder.Engine().Plan(Plain).Aggregation);
        Assert.Equal("last", builder.Engine().Plan(Plain with { Aggregation = "last" }).Aggregation);
    }

    [Fact]
    public void A_tournament_brings_its_judge_along()
    {
        var builder = new SearchBuilder
        {
            Verifiers =
            [
                new ScriptedVerifier("prm") { Step = _ => 1 },
                new ScriptedVerifier("judge") { Pair = (_, _) => new PairVerdict(0.5, null, null) },
            ],
        };

        Assert.Equal(["judge"], builder.Engine().Plan(Plain with { Selection = "tournament" }).Verifiers.Select(verifier => verifier.Name));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var errors = ErrorsOf(
            Plain with
            {
                Problem = " ",
                Policy = "gpt",
                Strategy = "beem",
                Budget = new SearchBudget
                {
                    Candidates = 0,
                    Tokens = -1,
                    RewardTokens = -1,
                    Seconds = double.NaN,
                },
                Sampling = new SearchSampling
                {
                    Temperature = float.PositiveInfinity,
                    TopP = 0,
                    TopK = -1,
                    MinP = 2,
                    MaxTokens = 0,
                    Stop = ["", "x"],
                },
            }
        );

        Assert.Equal(
            [
                "policy",
                "problem",
                "sampling.maxTokens",
                "sampling.minP",
                "sampling.stop[0]",
                "sampling.temperature",
                "sampling.topK",
                "sampling.topP",
                "search.budget.candidates",
                "search.budget.rewardTokens",
                "search.budget.seconds",
                "search.budget.tokens",
                "search.strategy",
            ],
            errors.Select(error => error.Path).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(" \n", "The problem is blank; give its text.")]
    [InlineData("What is\0 1?", "The problem contains a NUL at character 7; remove it.")]
    public void A_problem_that_asks_nothing_is_refused(string problem, string message)
    {
        var error = Assert.Single(ErrorsOf(Plain with { Problem = problem }));

        Assert.Equal(("problem", message), (error.Path, error.Message));
    }

    [Fact]
    public void A_message_repeats_only_the_beginning_of_a_name_without_end()
    {
        var endless = new string('x', 100_000);
        var error = Assert.Single(ErrorsOf(Plain with { Policy = endless }));

        Assert.Equal($"Unknown policy '{new string('x', 80)}…'. Available: fake.", error.Message);
        Assert.All(ErrorsOf(Plain with { Options = SearchBuilder.Options((endless, 1), ("samples", endless)) }), option =>
            Assert.InRange(option.Path.Length + option.Message.Length, 1, 400)
        );
    }

    [Fact]
    public void A_number_stands_in_its_message_as_it_was_sent()
    {
        var errors = ErrorsOf(
            Plain with
            {
                Sampling = new SearchSampling { Temperature = 2.1f, RepetitionPenalty = 0.05f },
                Budget = new SearchBudget { Seconds = -0.1 },
            }
        );

        Assert.Equal(
            [
                "-0.1 is not allowed; give a number above 0 up to 3600.",
                "0.05 is not allowed; give a number from 0.1 to 10.",
                "2.1 is not allowed; give a number from 0 to 2.",
            ],
            errors.Select(error => error.Message).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_a_lowered_maximum_makes_of_a_silent_request_may_be_asked_for()
    {
        var engine = new SearchEngine(
            [new PolicyModel("fake", new PseudoRandomLanguageModel())],
            [],
            new PlainAnswers(),
            new PlainAnswers(),
            null,
            new SearchDefaults { Tokens = 100, MostTokens = 100 },
            TimeProvider.System
        );
        var plan = engine.Plan(Plain);

        Assert.Equal((100, 100), (plan.MaxTokens, plan.MaxStepTokens));
    }

    [Theory]
    [InlineData("candidates", 0, "0 is not allowed; give a whole number from 1 to 1024.")]
    [InlineData("candidates", int.MaxValue, "2147483647 is not allowed; give a whole number from 1 to 1024.")]
    [InlineData("tokens", 0, "0 is not allowed; give a whole number from 1 to 1048576.")]
    [InlineData("rewardTokens", -5, "-5 is not allowed; give a whole number from 0 to 67108864.")]
    public void A_budget_out_of_range_is_refused_with_the_range(string field, int value, string message)
    {
        var error = Assert.Single(
            ErrorsOf(
                Plain with
                {
                    Budget = field switch
                    {
                        "candidates" => new SearchBudget { Candidates = value },
                        "tokens" => new SearchBudget { Tokens = value },
                        _ => new SearchBudget { RewardTokens = value },
                    },
                }
            )
        );

        Assert.Equal(($"search.budget.{field}", message), (error.Path, error.Message));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e9)]
    public void Seconds_are_above_zero_and_bounded(double seconds)
    {
        var error = Assert.Single(ErrorsOf(Plain with { Budget = new SearchBudget { Seconds = seconds } }));

        Assert.Equal("search.budget.seconds", error.Path);
        Assert.EndsWith("is not allowed; give a number above 0 up to 3600.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy", "Unknown policy 'x'. Available: fake.")]
    [InlineData(
        "search.strategy",
        "Unknown strategy 'x'. Available: greedy, majority, best-of-n, beam, dvts, mcts, knockout, step-greedy, rebase, particles, reward-tree, rest-mcts, beam-pairwise."
    )]
    [InlineData("search.verifier", "Unknown verifier 'x'. Available: scripted, constraints.")]
    [InlineData("search.aggregation", "Unknown aggregation 'x'. Available: last, min, product, mean, max, sum-logits, entropy, delta.")]
    [InlineData(
        "search.selection",
        "Unknown selection 'x' for strategy 'best-of-n'. Available: weighted-vote, argmax, majority, confidence-vote, filtered-vote, tournament, round-robin, copeland, bradley-terry, nash."
    )]
    public void An_unknown_name_is_answered_with_the_known_ones(string path, string message)
    {
        var error = Assert.Single(
            ErrorsOf(
                path switch
                {
                    "policy" => Plain with { Policy = "x" },
                    "search.strategy" => Plain with { Strategy = "x" },
                    "search.verifier" => Plain with { Verifier = VerifierStage.Of("x") },
                    "search.aggregation" => Plain with { Aggregation = "x" },
                    _ => Plain with { Selection = "x" },
                }
            )
        );

        Assert.Equal((path, message), (error.Path, error.Message));
    }

    [Fact]
    public void An_option_that_the_strategy_does_not_have_is_answered_with_those_it_has()
    {
        var error = Assert.Single(ErrorsOf(Plain with { Strategy = "beam", Options = SearchBuilder.Options(("depth", 3)) }));

        Assert.Equal("search.options.depth", error.Path);
        Assert.Equal("Unknown option 'depth' for strategy 'beam'. Available: width, expansions, maxSteps, lookahead.", error.Message);
    }

    [Theory]
    [InlineData("samples", 0)]
    [InlineData("samples", 1.5)]
    [InlineData("samples", "8")]
    [InlineData("samples", true)]
    [InlineData("samples", 1e300)]
    public void An_option_of_the_wrong_type_or_size_is_refused_with_what_is_allowed(string name, object value)
    {
        var error = Assert.Single(ErrorsOf(Plain with { Options = SearchBuilder.Options((name, value)) }));

        Assert.Equal("search.options.samples", error.Path);
        Assert.EndsWith("is not allowed; give a whole number from 1 to 1024.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prompt_longer_than_the_context_is_refused_with_both_lengths()
    {
        var model = new PseudoRandomLanguageModel(FakePolicies.Description(contextLength: 32));
        var builder = new SearchBuilder { Model = model };

        var fits = builder.Engine().Plan(Plain with { Problem = new string('1', 29) });
        var error = Assert.Single(
            Assert.Throws<SearchRequestException>(() => builder.Engine().Plan(Plain with { Problem = new string('1', 30) })).Errors
        );

        Assert.Equal(29, fits.Problem.Text.Length);
        Assert.Equal("problem", error.Path);
        Assert.Equal(
            "The prompt has 32 tokens, but policy 'fake' reads 32, one of them for the answer; shorten the problem by at least 1 tokens.",
            error.Message
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Weights_are_above_zero(double weight)
    {
        Assert.Equal(
            "search.verifier[0].weight",
            Assert.Single(ErrorsOf(Plain with { Verifier = new VerifierStage([new WeightedVerifier("scripted", weight)]) })).Path
        );
    }

    [Fact]
    public void A_verifier_that_is_listed_twice_is_refused()
    {
        var twice = Plain with { Verifier = new VerifierStage([new WeightedVerifier("scripted", 1), new WeightedVerifier("scripted", 2)]) };

        Assert.Equal("search.verifier[1].name", Assert.Single(ErrorsOf(twice)).Path);
    }

    [Fact]
    public void Greedy_refuses_a_temperature()
    {
        var error = Assert.Single(
            ErrorsOf(
                Plain with
                {
                    Strategy = "greedy",
                    Sampling = new SearchSampling { Temperature = 0.7f },
                }
            )
        );

        Assert.Equal("sampling.temperature", error.Path);
    }

    [Fact]
    public void Lone_surrogates_are_planned_like_any_text()
    {
        Assert.Equal("\ud800 + 1?", Plan(Plain with { Problem = "\ud800 + 1?" }).Problem.Text);
    }

    [Theory]
    [InlineData("Natalia sold 48 clips. How many did she sell?", ProblemKind.Math)]
    [InlineData("Simplify $\\frac{x}{x}$.", ProblemKind.Math)]
    [InlineData("Write a function that reverses a list.", ProblemKind.Code)]
    [InlineData("def f(x):\n    \"\"\"Adds one.\"\"\"", ProblemKind.Code)]
    [InlineData("Name a colour of the rainbow.", ProblemKind.Text)]
    public void The_kind_is_detected_where_it_is_not_given(string problem, ProblemKind kind)
    {
        Assert.Equal(kind, Plan(Plain with { Problem = problem }).Problem.Kind);
        Assert.Equal(ProblemKind.Text, Plan(Plain with { Problem = problem, Kind = ProblemKind.Text }).Problem.Kind);
    }

    [Fact]
    public void Every_strategy_describes_defaults_that_it_accepts()
    {
        var engine = new SearchBuilder().Engine();

        Assert.All(engine.Strategies, strategy =>
            Assert.Equal(
                strategy.Options.Select(option => option.Default.GetRawText()),
                engine
                    .Plan(
                        Plain with
                        {
                            Strategy = strategy.Name,
                            Options = strategy.Options.ToDictionary(option => option.Name, option => option.Default),
                        }
                    )
                    .Options.Values.Select(value => value.GetRawText())
            )
        );
    }

    private static SearchPlan Plan(SearchRequest request) => new SearchBuilder().Engine().Plan(request);

    private static IReadOnlyList<RequestError> ErrorsOf(SearchRequest request) =>
        Assert.Throws<SearchRequestException>(() => Plan(request)).Errors;
}
