using Verify.Server.Settings;

namespace Verify.Server.Composition;

/// <summary>Loads the engine of these settings; <paramref name="time"/> is the clock of its deadlines and budgets.</summary>
internal delegate Task<LoadedEngine> LoadEngine(VerifyOptions options, TimeProvider time, CancellationToken cancellationToken);
