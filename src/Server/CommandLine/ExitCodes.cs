namespace Verify.Server.CommandLine;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>What was asked for was understood and could not be done.</summary>
    public const int Failure = 1;

    /// <summary>What was asked for cannot be understood or accepted: arguments, settings, or a problem that no search takes.</summary>
    public const int Usage = 2;

    /// <summary>It was interrupted before there was anything to tell; what shells expect of an interrupted process.</summary>
    public const int Interrupted = 130;
}
