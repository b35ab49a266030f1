namespace Verify.Server.Settings;

/// <summary>The server cannot start with these settings; each line names a key, its value and what is allowed.</summary>
internal sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
