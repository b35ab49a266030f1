using System.Globalization;
using Verify.Search.Limits;
using Verify.Verifiers;

namespace Verify.Search.Requests;

/// <summary>Gathers everything that is wrong with a request, so that a caller can fix all of it at once.</summary>
internal sealed class RequestErrors
{
    private const int LongestShown = 80;

    private readonly List<RequestError> _errors = [];

    public void Add(string path, string message) => _errors.Add(new RequestError(path, message));

    /// <summary>The field asks for code to be run, and no sandbox works here.</summary>
    public void AddNoSandbox(string path, string reason) =>
        _errors.Add(new RequestError(path, reason) { Kind = RequestErrorKind.NoSandbox });

    /// <summary>The problem is longer than a model reads.</summary>
    public void AddTooLong(string message) => _errors.Add(new RequestError("problem", message) { Kind = RequestErrorKind.TooLong });

    public void AddRange(IEnumerable<RequestError> errors) => _errors.AddRange(errors);

    public bool Any(string path) => _errors.Exists(error => error.Path == path);

    /// <summary>An error if a text is blank or contains a NUL, which is never intended.</summary>
    public void Text(string path, string text, string wanted)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(path, $"The {path} is blank; {wanted}.");
        }
        else if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
        {
            Add(path, string.Create(CultureInfo.InvariantCulture, $"The {path} contains a NUL at character {at}; remove it."));
        }
    }

    /// <summary>An error for each verifier whose model a problem is too long for.</summary>
    public void Fit(Problem problem, IEnumerable<IVerifier> verifiers) =>
        verifiers.Select(verifier => verifier.WhyTooLong(problem)).OfType<string>().ToList().ForEach(AddTooLong);

    /// <summary>The seed, or null when it is to be drawn; an error if it is out of range.</summary>
    public ulong? Seed(string path, ulong? value)
    {
        if (value > SeedLimits.Max)
        {
            Add(path, $"{value} is not allowed; give a whole number from {SeedLimits.Min} to {SeedLimits.Max}.");
        }

        return value;
    }

    /// <summary>The value, or the default for null; an error if it is out of range, NaN included.</summary>
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
            var range = minimumExcluded ? $"above {Shown(minimum)} up to {Shown(maximum)}" : $"from {Shown(minimum)} to {Shown(maximum)}";
            Add(path, $"{Shown(number)} is not allowed; give a number {range}.");
        }

        return value ?? defaultValue;
    }

    /// <summary>The named thing, or null with an error that lists those there are.</summary>
    /// <param name="path">The field that names it.</param>
    /// <param name="what">What it is: "strategy".</param>
    /// <param name="name">The name that was given.</param>
    /// <param name="known">All there are.</param>
    /// <param name="nameOf">Their names.</param>
    /// <param name="context">What else decides which there are: " for strategy 'beam'".</param>
    public T? Named<T>(string path, string what, string name, IEnumerable<T> known, Func<T, string> nameOf, string context = "")
        where T : class
    {
        var all = known.ToList();
        var found = all.Find(one => nameOf(one) == name);
        if (found is null)
        {
            var available = all.Count == 0 ? "None is loaded" : $"Available: {string.Join(", ", all.Select(nameOf))}";
            Add(path, $"Unknown {what} '{Shown(name)}'{context}. {available}.");
        }

        return found;
    }

    /// <summary>A number as the caller wrote it: what was read as a float has digits as a double that the caller did not send.</summary>
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
