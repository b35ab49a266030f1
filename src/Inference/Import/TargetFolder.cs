namespace Verify.Inference.Import;

/// <summary>
/// A folder that appears complete or not at all: everything is written into a hidden sibling folder, which is renamed to the target at the
/// end.
/// </summary>
internal sealed class TargetFolder : IDisposable
{
    private readonly string _target;
    private readonly bool _overwrite;
    private bool _committed;

    /// <exception cref="ModelFormatException">The target exists and may not be replaced, or its parent cannot be written to.</exception>
    public TargetFolder(string target, bool overwrite)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        _overwrite = overwrite;
        if (File.Exists(_target) || (!overwrite && Directory.Exists(_target)))
        {
            throw new ModelFormatException($"{_target}: already exists. Name another target, or ask for it to be overwritten.");
        }

        Staging = Sibling("importing");
        try
        {
            Directory.CreateDirectory(Staging);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException(
                $"{_target}: cannot be written ({e.Message}). Name a target in a directory you may write to.",
                e
            );
        }
    }

    /// <summary>Where the files are written.</summary>
    public string Staging { get; }

    /// <summary>Renames the written folder to the target.</summary>
    public void Commit()
    {
        var old = Directory.Exists(_target) ? Sibling("replaced") : null;
        if (old is not null && !_overwrite)
        {
            throw new ModelFormatException($"{_target}: was created meanwhile. Name another target, or ask for it to be overwritten.");
        }

        if (old is not null)
        {
            Directory.Move(_target, old);
        }

        try
        {
            Directory.Move(Staging, _target);
        }
        catch when (old is not null)
        {
            Directory.Move(old, _target);
            throw;
        }

        _committed = true;
        if (old is not null)
        {
            Directory.Delete(old, recursive: true);
        }
    }

    /// <summary>Removes what was written, unless it was committed.</summary>
    public void Dispose()
    {
        if (!_committed && Directory.Exists(Staging))
        {
            Directory.Delete(Staging, recursive: true);
        }
    }

    private string Sibling(string purpose) =>
        Path.Combine(Path.GetDirectoryName(_target)!, $".{Path.GetFileName(_target)}.{purpose}-{Path.GetRandomFileName()}");
}
