using System.Text.Json;
using Verify.Search.Options;
using Verify.Search.Requests;

namespace Verify.Search.Tests.Options;

public sealed class OptionSetTests
{
    private readonly OptionSet _set = new("own");
    private readonly IntegerOption _count;
    private readonly NumberOption _share;
    private readonly BooleanOption _greedy;
    private readonly ChoiceOption _rule;
    private readonly TextOption _note;

    public OptionSetTests()
    {
        _count = _set.Integer("count", 3, 1, 9, "How many.");
        _share = _set.Number("share", 0.5, 0, 1, "Which share.");
        _greedy = _set.Boolean("greedy", true, "Whether.");
        _rule = _set.Choice("rule", ["mean", "min"], "Which rule.");
        _note = _set.Text("note", "", 5, "A note.");
    }

    [Fact]
    public void What_is_declared_is_listed_and_silent_requests_get_its_default()
    {
        var plan = Plan("own", "{}");

        Assert.Equal(["count", "share", "greedy", "rule", "note"], _set.All.Select(option => option.Name));
        Assert.Equal((3, 0.5, true, "mean", ""), (_count.Of(plan), _share.Of(plan), _greedy.Of(plan), _rule.Of(plan), _note.Of(plan)));
    }

    [Fact]
    public void What_is_given_is_read()
    {
        var plan = Plan("own", """{"count": 9, "share": 0, "greedy": false, "rule": "min", "note": "five!"}""");

        Assert.Equal((9, 0, false, "min", "five!"), (_count.Of(plan), _share.Of(plan), _greedy.Of(plan), _rule.Of(plan), _note.Of(plan)));
    }

    [Theory]
    [InlineData("""{"count": 10}""", "count", "10 is not allowed; give a whole number from 1 to 9.")]
    [InlineData("""{"count": 1.5}""", "count", "1.5 is not allowed; give a whole number from 1 to 9.")]
    [InlineData("""{"share": 1.01}""", "share", "1.01 is not allowed; give a number from 0 to 1.")]
    [InlineData("""{"greedy": 1}""", "greedy", "1 is not allowed; give true or false.")]
    [InlineData("""{"rule": "max"}""", "rule", "\"max\" is not allowed; give one of mean, min.")]
    [InlineData("""{"rule": 1}""", "rule", "1 is not allowed; give one of mean, min.")]
    [InlineData("""{"note": "longer"}""", "note", "A text of 6 characters is not allowed; give at most 5.")]
    [InlineData("""{"note": null}""", "note", "null is not allowed; give a text.")]
    [InlineData("""{"width": 4}""", "width", "Unknown option 'width' for strategy 'own'. Available: count, share, greedy, rule, note.")]
    public void What_is_not_allowed_is_refused_with_what_is(string given, string name, string message)
    {
        var errors = new RequestErrors();
        _set.Read(Values(given), errors);

        var error = Assert.Single(Assert.Throws<SearchRequestException>(errors.Throw).Errors);
        Assert.Equal(($"search.options.{name}", message), (error.Path, error.Message));
    }

    [Fact]
    public void An_option_is_not_read_from_the_plan_of_another_strategy()
    {
        var error = Assert.Throws<InvalidOperationException>(() => _count.Of(Plan("other", """{"count": 4}""")));

        Assert.Equal("Option 'count' belongs to strategy 'own' and is not in a plan of 'other'.", error.Message);
    }

    [Fact]
    public void A_name_is_declared_once()
    {
        Assert.Throws<ArgumentException>(() => _set.Boolean("count", true, "Again."));
    }

    [Fact]
    public void Clients_are_told_what_a_form_needs()
    {
        var described = _set.All.Select(option => option.Describe()).ToList();

        Assert.Equal(["integer", "number", "boolean", "string", "string"], described.Select(option => option.Type));
        Assert.Equal([1, 0, null, null, null], described.Select(option => option.Minimum));
        Assert.Equal(["mean", "min"], described[3].Allowed);
        Assert.Equal((null, 5), (described[4].Allowed, described[4].MaxLength));
    }

    private static Dictionary<string, JsonElement> Values(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    private SearchPlan Plan(string strategy, string given) =>
        new SearchBuilder().Engine().Plan(new SearchRequest { Problem = "What?" }) with
        {
            Strategy = strategy,
            Options = _set.Read(Values(given), new RequestErrors()),
        };
}
