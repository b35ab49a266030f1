using System.Text;
using Verify.Inference.Samplers;

namespace Verify.Inference.Tests.Samplers;

public class StopStringsTests
{
    [Theory]
    [InlineData("ab", new[] { "xa", "by" }, 1)]
    [InlineData("aab", new[] { "aaa", "b" }, 1)]
    [InlineData("aba", new[] { "ab", "ba" }, -1)]
    [InlineData("\n\n", new[] { "x\n", "y\n", "\n" }, 2)]
    [InlineData("Å", new[] { "\u00c5" }, 0)]
    public void A_string_is_found_in_the_token_that_completes_it(string stop, string[] tokens, int expected)
    {
        var stops = new StopStrings([stop]);
        var states = new int[stops.Count];

        var found = Array.FindIndex(tokens, token => stops.Feed(Encoding.UTF8.GetBytes(token), states) >= 0);

        Assert.Equal(expected, found);
    }

    [Fact]
    public void Of_two_strings_in_one_token_the_one_completed_first_is_named()
    {
        var stops = new StopStrings(["later", "soon"]);

        Assert.Equal(1, stops.Feed("soon, later"u8, new int[2]));
    }
}
