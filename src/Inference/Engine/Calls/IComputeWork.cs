namespace Verify.Inference.Engine.Calls;

/// <summary>A call that is computed a little at a time, so that callers with less to do get their turn.</summary>
internal interface IComputeWork
{
    /// <summary>Does the next piece, about one run of the model; returns false when there is none left. Never throws.</summary>
    bool Advance();
}
