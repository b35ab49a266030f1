using System.Text.Json;

namespace Verify.Search.Options;

/// <summary>An option of one strategy. It is made by the <see cref="OptionSet"/> that lists it, and by nothing else.</summary>
internal abstract class Option
{
    private readonly OptionSet _set;

    protected Option(OptionSet set, string name, string summary)
    {
        (_set, Name, Summary) = (set, name, summary);
        set.Add(this);
    }

    public string Name { get; }

    protected string Summary { get; }

    public abstract JsonElement Default { get; }

    public abstract OptionDescription Describe();

    /// <summary>What is wrong with a value; null for an allowed one.</summary>
    public abstract string? Check(JsonElement value);

    /// <summary>Its value in a plan of its own strategy.</summary>
    /// <exception cref="InvalidOperationException">The plan is another strategy's: a bug of who reads it.</exception>
    protected JsonElement ValueIn(SearchPlan plan) =>
        plan.Strategy == _set.Owner
            ? plan.Options[Name]
            : throw new InvalidOperationException(
                $"Option '{Name}' belongs to strategy '{_set.Owner}' and is not in a plan of '{plan.Strategy}'."
            );
}
