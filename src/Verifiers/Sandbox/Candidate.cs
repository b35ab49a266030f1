namespace Verify.Verifiers.Sandbox;

/// <summary>The program that an answer states.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Blocks">The other blocks of the answer that may define what it uses, in order.</param>
/// <param name="Wrong">Why it is not even tried; null where nothing is wrong.</param>
internal sealed record Candidate(string Source, IReadOnlyList<string> Blocks, string? Wrong);
