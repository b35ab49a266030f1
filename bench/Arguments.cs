using System.Globalization;

namespace Verify.Bench;

/// <summary><c>--name value</c> pairs of a measurement's command line.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Arguments(string[] args, params string[] known)
    {
        for (var index = 0; index < args.Length; index += 2)
        {
            var name = args[index].StartsWith("--", StringComparison.Ordinal) ? args[index][2..] : args[index];
            if (!known.Contains(name) || index + 1 == args.Length)
            {
                throw new ArgumentException(
                    $"'{args[index]}' is not understood; this takes {string.Join(", ", known.Select(key => $"--{key} VALUE"))}."
                );
            }

            _values[name] = args[index + 1];
        }
    }

    public string Text(string name, string fallback) => _values.GetValueOrDefault(name, fallback);

    public string Required(string name) =>
        _values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"--{name} is missing.");

    public int Integer(string name, int fallback) =>
        _values.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : fallback;

    public string[] List(string name, string fallback) =>
        Text(name, fallback).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
