using System.Globalization;
using Verify.Verifiers;

namespace Verify.Search.Planning;

/// <summary>Gathers everything that is wrong with a request, so that a caller mends it in one go.</summary>
internal sealed class RequestErrors
{
    private const int LongestShown = 80;

    private readonly List<RequestError> _errors = [];

    public void Add(string path, string message) => _errors.Add(new RequestError(path, message));

    /// <summary>The problem is longer than a model reads.</summary>
    public void AddTooLong(string message) => _errors.Add(new RequestError("problem", message) { IsTooLong = true });

    public void AddRange(IEnumerable<RequestError> errors) => _errors.AddRange(errors);

    public bool Any(string path) => _errors.Exists(error => error.Path == path);

    /// <summary>An error where a text is blank or holds a NUL, which nobody means.</summary>
    public void Text(string path, string text, string wanted)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(path, $"The {path} is blank; {wanted}.");
        }
        else if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
        {
            Add(path, string.Create(CultureInfo.InvariantCulture, $"The {path} holds a NUL at character {at}; leave it out."));
        }
    }

    /// <summary>An error for each verifier whose model a problem is too long for.</summary>
    public void Fit(Problem problem, IEnumerable<IVerifier> verifiers) =>
        verifiers.Select(verifier => verifier.WhyTooLong(problem)).OfType<string>().ToList().ForEach(AddTooLong);

    /// <summary>The value, or the default for null; an error where it is out of range, NaN included.</summary>
    public int Integer(string path, int? value, int defaultValue, int minimum, int maximum)
    {
        if (value < minimum || value > maximum)
        {
            Add(path, $"{value} is not allowed; give a whole number from {minimum} to {maximum}.");
        }

        return value ?? defaultValue;
    }

    /// <summary>As <see cref="Integer"/>; with <paramref name="minimumExcluded"/> the value must be greater than the minimum.</summary>
    public double Number(string path, double? value, double defaultValue, double minimum, double maximum, bool minimumExcluded = false)
    {
        // Written so that NaN, of which no comparison holds, is refused.
        if (value is { } number && !((minimumExcluded ? number > minimum : number >= minimum) && number <= maximum))
        {
            Add(
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Shown(number)} is not allowed; give a number {(minimumExcluded ? "above" : "from")} {Shown(minimum)} {(minimumExcluded ? "up " : "")}to {maximum}."
                )
            );
        }

        return value ?? defaultValue;
    }

    /// <summary>The named thing, or null with an error that lists those there are.</summary>
    public T? Named<T>(string path, string what, string name, IEnumerable<T> known, Func<T, string> nameOf)
        where T : class
    {
        var all = known.ToList();
        var found = all.Find(one => nameOf(one) == name);
        if (found is null)
        {
            var those = all.Count == 0 ? "none is loaded" : $"there are {string.Join(", ", all.Select(nameOf))}";
            _errors.Add(new RequestError(path, $"There is no {what} '{Shown(name)}'; {those}."));
        }

        return found;
    }

    /// <summary>A number as the caller wrote it: what was read as a float has digits as a double that nobody sent.</summary>
    private static string Shown(double number) =>
        (float)number == number ? ((float)number).ToString(CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>As much of a caller's text as a message has room for.</summary>
    public static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    /// <exception cref="SearchRequestException">There are errors.</exception>
    public void Throw()
    {
        if (_errors.Count > 0)
        {
            throw new SearchRequestException(_errors);
        }
    }
}
