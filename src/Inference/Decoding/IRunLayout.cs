namespace Verify.Inference.Decoding;

/// <summary>
/// Told how a call goes on, so that an engine which can run the same nodes in several ways may choose; one that cannot does nothing. Has no
/// influence on which nodes are run.
/// </summary>
internal interface IRunLayout
{
    /// <summary>The missing parts of paths are about to be run; all of them are known.</summary>
    void SpreadPending(List<int> pending);

    /// <summary>Sampling begins, or goes on after the tree was pruned.</summary>
    void BeginSteps(List<Sample> samples);

    /// <summary>Before each draw: the samples whose tips are continued.</summary>
    void Review(List<Sample> samples);

    /// <summary>A tip is continued by a child.</summary>
    void Advance(int tip, int child);

    /// <summary>After each draw: the samples that go on.</summary>
    void ReleaseRows(List<Sample> samples);

    /// <summary>The call has ended, well or not.</summary>
    void Fold();
}
