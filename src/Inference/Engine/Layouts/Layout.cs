namespace Verify.Inference.Engine.Layouts;

internal enum TreeLayoutKind
{
    /// <summary>All tips are continued in row 0, which holds the whole tree.</summary>
    Whole,

    /// <summary>Tips are continued in rows that hold the paths of some of them only.</summary>
    Groups,

    /// <summary>Each tip has a row that holds its path and nothing else; all rows are run as one batch.</summary>
    Ragged,
}

/// <summary>A way to distribute tips over rows.</summary>
/// <param name="TipsPerRow">The size of the groups; of the last it may be less.</param>
/// <param name="Cost">Estimated microseconds to run the tokens that the tips want.</param>
/// <param name="CopiedColumns">Columns that must be copied first.</param>
/// <param name="Capacity">Columns of memory that its rows take.</param>
internal readonly record struct Layout(TreeLayoutKind Kind, int TipsPerRow, double Cost, long CopiedColumns, long Capacity);
