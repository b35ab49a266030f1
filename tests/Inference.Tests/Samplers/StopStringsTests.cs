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

        var found = Array.FindIndex(tokens, token => stops.Feed(Encoding.UTF8.GetBytes(token), states));

        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("soon", true)]
    [InlineData("later", true)]
    [InlineData("soon, later", true)]
    [InlineData("never", false)]
    public void Any_of_several_strings_ends_the_stream(string text, bool expected)
    {
        var stops = new StopStrings(["later", "soon"]);

        Assert.Equal(expected, stops.Feed(Encoding.UTF8.GetBytes(text), new int[stops.Count]));
    }
}
