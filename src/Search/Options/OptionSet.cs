using System.Text.Json;
using Verify.Search.Requests;

namespace Verify.Search.Options;

/// <summary>
/// All options of one strategy: an option is made here and is in the list at once, so none that is declared can be forgotten and none that
/// is not can be read. Complete when its strategy is constructed; thread-safe from then on.
/// </summary>
/// <param name="owner">The strategy's name.</param>
internal sealed class OptionSet(string owner)
{
    private readonly List<Option> _options = [];

    public string Owner => owner;

    /// <summary>In the order in which they were declared.</summary>
    public IReadOnlyList<Option> All => _options;

    /// <summary>Every option's default.</summary>
    public Dictionary<string, JsonElement> Defaults() => _options.ToDictionary(option => option.Name, option => option.Default);

    public IntegerOption Integer(string name, int defaultValue, int minimum, int maximum, string summary) =>
        new(this, name, defaultValue, minimum, maximum, summary);

    public NumberOption Number(string name, double defaultValue, double minimum, double maximum, string summary) =>
        new(this, name, defaultValue, minimum, maximum, summary);

    public BooleanOption Boolean(string name, bool defaultValue, string summary) => new(this, name, defaultValue, summary);

    /// <summary>One of several words, the default first.</summary>
    public ChoiceOption Choice(string name, IReadOnlyList<string> allowed, string summary) => new(this, name, allowed, summary);

    /// <param name="name">camelCase.</param>
    /// <param name="defaultValue">May be empty.</param>
    /// <param name="longest">The most characters.</param>
    /// <param name="summary">One line.</param>
    public TextOption Text(string name, string defaultValue, int longest, string summary) =>
        new(this, name, defaultValue, longest, summary);

    /// <summary>The value of every option; an error for each that is unknown or not allowed.</summary>
    /// <param name="given">By name; what is missing takes its default.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public Dictionary<string, JsonElement> Read(IReadOnlyDictionary<string, JsonElement>? given, RequestErrors errors)
    {
        var values = Defaults();
        foreach (var (name, value) in given ?? new Dictionary<string, JsonElement>())
        {
            var path = $"search.options.{RequestErrors.Shown(name)}";
            if (_options.Find(option => option.Name == name) is not { } option)
            {
                var available = _options.Count == 0 ? "none" : string.Join(", ", _options.Select(one => one.Name));
                errors.Add(path, $"Unknown option '{RequestErrors.Shown(name)}' for strategy '{owner}'. Available: {available}.");
            }
            else if (option.Check(value) is { } wrong)
            {
                errors.Add(path, wrong);
            }
            else
            {
                values[name] = value;
            }
        }

        return values;
    }

    /// <exception cref="ArgumentException">There is an option of that name.</exception>
    internal void Add(Option option)
    {
        if (_options.Exists(other => other.Name == option.Name))
        {
            throw new ArgumentException($"Strategy '{owner}' has an option '{option.Name}' already.", nameof(option));
        }

        _options.Add(option);
    }
}
