using Verify.Inference;

namespace Verify.Verifiers;

/// <summary>Opens verifiers that are used by themselves.</summary>
public static class VerifierOpenings
{
    /// <summary>Takes the memory that a verifier needs for one problem, and opens it.</summary>
    /// <param name="verifier">The verifier.</param>
    /// <param name="opening">What it is opened for.</param>
    /// <param name="cancellationToken">Stops waiting for memory.</param>
    /// <exception cref="ModelBusyException">The queue for the model's memory is full.</exception>
    /// <exception cref="ModelCapacityException">So many tokens can never be held.</exception>
    /// <exception cref="ContextLengthException">The problem alone is too long; see <see cref="IVerifier.WhyTooLong"/>.</exception>
    public static async ValueTask<IVerifierSession> OpenAsync(
        this IVerifier verifier,
        VerifierOpening opening,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(verifier);
        cancellationToken.ThrowIfCancellationRequested();
        var trees = await TokenTrees.OpenAsync(verifier.TreesFor(opening), cancellationToken);
        try
        {
            return verifier.Open(opening, trees);
        }
        catch
        {
            foreach (var tree in trees)
            {
                await tree.DisposeAsync();
            }

            throw;
        }
    }
}
