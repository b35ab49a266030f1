using Verify.Inference;

namespace Verify.Verifiers;

/// <summary>Something that scores solutions, by name: a reward model or an exact checker. Thread-safe.</summary>
public interface IVerifier
{
    /// <summary>The name requests give.</summary>
    string Name { get; }

    /// <summary>What it can do, for people and for validation.</summary>
    VerifierDescription Description { get; }

    /// <summary>Why a problem alone is too long for it, and how to fix that; null when it is not. Opens nothing.</summary>
    string? WhyTooLong(Problem problem) => null;

    /// <summary>
    /// The verifier whose sessions this one reads: itself, or for one head of a reward model the verifier of all its heads. Verifiers of
    /// one
    /// source share a session where they are asked together, so that no token is run twice.
    /// </summary>
    IVerifier Source => this;

    /// <summary>The trees that it needs in language models for one problem; none for a checker.</summary>
    /// <remarks>
    /// A search takes the memory of all its trees in one step (<see cref="TokenTrees"/>), since searches that took it bit by bit could wait
    /// for each other.
    /// </remarks>
    /// <param name="opening">What it is opened for.</param>
    /// <exception cref="ContextLengthException">The problem alone is too long; see <see cref="WhyTooLong"/>.</exception>
    IReadOnlyList<TreeRequest> TreesFor(VerifierOpening opening) => [];

    /// <summary>
    /// Opens the verifier for one problem; everything it keeps between calls (KV, cached scores) lives and dies with the session, so that
    /// scores never depend on what other searches asked.
    /// </summary>
    /// <param name="opening">What it is opened for.</param>
    /// <param name="trees">One for each of <see cref="TreesFor"/>, in order; the session disposes of them.</param>
    IVerifierSession Open(VerifierOpening opening, IReadOnlyList<ITokenTree> trees);

    /// <summary>What this verifier reads of a session of its <see cref="Source"/>; disposing of it leaves the session open.</summary>
    IVerifierSession View(IVerifierSession session) => session;
}
