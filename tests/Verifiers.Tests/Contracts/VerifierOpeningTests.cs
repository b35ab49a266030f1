namespace Verify.Verifiers.Tests.Contracts;

public sealed class VerifierOpeningTests
{
    private static readonly VerifierOpening Opening = new(new Problem("How many?", ProblemKind.Math), 10) { Seed = 7 };

    [Fact]
    public void A_seed_depends_on_the_requests_the_verifier_the_text_and_the_number_and_on_nothing_else()
    {
        ulong[] seeds =
        [
            Opening.SeedOf("critic", "a", 0),
            Opening.SeedOf("critic", "a", 1),
            Opening.SeedOf("critic", "b", 0),
            Opening.SeedOf("judge", "a", 0),
            Opening.SeedOf("critica", "", 0),
            (Opening with { Seed = 8 }).SeedOf("critic", "a", 0),
        ];

        Assert.Equal(seeds.Length, seeds.Distinct().Count());
        Assert.Equal(seeds[0], (Opening with { Tokens = 99, RewardTokens = 5 }).SeedOf("critic", "a", 0));
    }

    [Fact]
    public void A_template_may_ask_for_the_problem_and_for_every_field()
    {
        var problem = Opening.Problem with { Fields = new Dictionary<string, string> { ["examples"] = "one, two" } };

        Assert.Equal(
            [("examples", "one, two"), ("problem", "How many?")],
            problem.TemplateValues().OrderBy(field => field.Key).Select(field => (field.Key, field.Value))
        );
    }
}
