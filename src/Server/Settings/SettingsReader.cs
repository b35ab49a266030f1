using System.Globalization;

namespace Verify.Server.Settings;

/// <summary>
/// Reads one section and gathers every error instead of stopping at the first, each with key, value and what is allowed. A key that was
/// never asked for is an error too: a misspelt setting must not silently do nothing.
/// </summary>
/// <param name="section">The section.</param>
/// <param name="errors">Everything that is wrong.</param>
/// <param name="keys">Every key that is asked for, with its default and what is allowed.</param>
internal sealed class SettingsReader(IConfigurationSection section, List<string> errors, List<SettingKey> keys)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="key">The key.</param>
    /// <param name="fallback">The default.</param>
    /// <param name="minimum">The lowest allowed value.</param>
    /// <param name="maximum">The highest allowed value.</param>
    /// <param name="defaultText">How the default is documented; null: as a number.</param>
    public int Integer(string key, int fallback, int minimum, int maximum, string? defaultText = null)
    {
        List(key, defaultText ?? fallback.ToString(CultureInfo.InvariantCulture), minimum, maximum);
        if (Take(key) is not { } text)
        {
            return fallback;
        }

        if (
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= minimum
            && value <= maximum
        )
        {
            return value;
        }

        errors.Add($"{PathOf(key)} is '{text}'; allowed is an integer from {minimum} to {maximum}.");
        return fallback;
    }

    /// <inheritdoc cref="Integer"/>
    public double Number(string key, double fallback, double minimum, double maximum, string? defaultText = null)
    {
        List(key, defaultText ?? fallback.ToString(CultureInfo.InvariantCulture), minimum, maximum);
        if (Take(key) is not { } text)
        {
            return fallback;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
        {
            return value;
        }

        errors.Add(
            string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)} is '{text}'; allowed is a number from {minimum} to {maximum}.")
        );
        return fallback;
    }

    /// <summary>One of an enumeration's names, whatever its case.</summary>
    public T Name<T>(string key, T fallback)
        where T : struct, Enum
    {
        keys.Add(new SettingKey(PathOf(key), fallback.ToString(), string.Join(", ", Enum.GetNames<T>())));
        if (Take(key) is not { } text)
        {
            return fallback;
        }
        // Numbers would be taken as names of values, even of those that are none.
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]))
        {
            return value;
        }

        errors.Add($"{PathOf(key)} is '{text}'; allowed are {string.Join(", ", Enum.GetNames<T>())}.");
        return fallback;
    }

    public bool Has(string key) => Take(key) is not null;

    public string? Text(string key)
    {
        keys.Add(new SettingKey(PathOf(key), null, null));
        return Take(key);
    }

    public string RequiredText(string key)
    {
        keys.Add(new SettingKey(PathOf(key), null, null));
        if (Take(key) is { Length: > 0 } text)
        {
            return text;
        }

        errors.Add($"{PathOf(key)} is missing, but it is required.");
        return "";
    }

    /// <summary>A section below this one; what it holds is read by a reader of its own.</summary>
    public SettingsReader Below(string key)
    {
        _known.Add(key);
        return new SettingsReader(section.GetSection(key), errors, keys);
    }

    /// <summary>The names of a section's entries.</summary>
    public IReadOnlyList<string> NamesIn(string key) => section.GetSection(key).GetChildren().Select(child => child.Key).ToList();

    /// <summary>An error of the caller's own about a key.</summary>
    public void Refuse(string key, string? value, string allowed) => errors.Add($"{PathOf(key)} is '{value}'; {allowed}");

    /// <summary>Reports keys that were never read. Called last.</summary>
    public void RefuseUnknown()
    {
        foreach (var child in section.GetChildren().Where(child => !_known.Contains(child.Key)))
        {
            errors.Add($"{child.Path} is no setting; {section.Path} has {string.Join(", ", _known)}.");
        }
    }

    private void List(string key, string fallback, double minimum, double maximum) =>
        keys.Add(
            new SettingKey(PathOf(key), fallback, string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}"))
            {
                Minimum = minimum,
                Maximum = maximum,
            }
        );

    private string? Take(string key)
    {
        _known.Add(key);
        return section[key];
    }

    private string PathOf(string key) => $"{section.Path}:{key}";
}

/// <summary>A key of the settings.</summary>
/// <param name="Path">With the section: <c>Verify:Limits:QueueLength</c>.</param>
/// <param name="Default">As text; null where it is said in words.</param>
/// <param name="Allowed">As text; null where it is said in words.</param>
internal sealed record SettingKey(string Path, string? Default, string? Allowed)
{
    /// <summary>The lowest allowed number; null for anything but a number.</summary>
    public double? Minimum { get; init; }

    /// <summary>The highest allowed number; null for anything but a number.</summary>
    public double? Maximum { get; init; }
}
