namespace Verify.Inference.Decoding;

/// <summary>Work that is done a little at a time, so that short work does not wait for long work to finish.</summary>
internal interface IComputeWork
{
    /// <summary>Does the next part, about one run of the model; returns false when nothing is left. Never throws.</summary>
    bool Advance();
}
