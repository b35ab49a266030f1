namespace Verify.Verifiers.Sandbox;

/// <summary>No sandbox works here, so code is refused; the message says what to install or to configure.</summary>
public sealed class SandboxUnavailableException(string message) : Exception(message);
