namespace Verify.Inference.Import.Files;

/// <summary>Collects everything that is wrong with one file, so that all of it can be fixed at once.</summary>
internal sealed class FileErrors(string file)
{
    private const int MostListed = 12;
    private readonly List<string> _found = [];

    public void Add(string problem) => _found.Add(problem);

    /// <exception cref="ModelFormatException">Something was found.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count == 0)
        {
            return;
        }

        var rest = _found.Count > MostListed ? $"; and {_found.Count - MostListed} more" : "";
        throw new ModelFormatException($"{file}: {string.Join("; ", _found.Take(MostListed))}{rest}.");
    }
}
