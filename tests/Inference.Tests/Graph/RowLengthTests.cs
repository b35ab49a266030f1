using Verify.Inference.Engine.Rows;
using Verify.Inference.Graph;

namespace Verify.Inference.Tests.Graph;

public class RowLengthTests
{
    /// <summary>Rows are run in whole steps of columns. Regression: a context of 50 000 had rotations for its own columns only.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1 << 15)]
    [InlineData((1 << 15) + 1)]
    [InlineData(50_000)]
    [InlineData(1 << 17)]
    public void A_path_as_long_as_the_context_fits_a_row_that_can_be_run(int context) =>
        Assert.InRange(BoundBank.MaskWidth(context), context, DecoderGraph.MostColumns(context));
}
