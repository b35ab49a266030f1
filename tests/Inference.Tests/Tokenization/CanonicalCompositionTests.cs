using Verify.Inference.Tokenization.Normalization;

namespace Verify.Inference.Tests.Tokenization;

/// <summary>Cases of Unicode's NormalizationTest and of the algorithm's text (UAX 15), by kind.</summary>
public sealed class CanonicalCompositionTests
{
    [Theory]
    [InlineData("plain ASCII", "plain ASCII")]
    [InlineData("\u0065\u0301", "\u00E9")] // a pair composes
    [InlineData("\u212B", "\u00C5")] // a singleton is replaced
    [InlineData("\u0958", "\u0915\u093C")] // a composition exclusion stays apart
    [InlineData("\u1E0A\u0323", "\u1E0C\u0307")] // marks are ordered before they compose
    [InlineData("\u0061\u0315\u0300\u05AE\u0300\u0062", "\u00E0\u05AE\u0300\u0315\u0062")] // a blocked mark stays
    [InlineData("\u1112\u1161\u11AB", "\uD55C")] // Hangul by arithmetic
    [InlineData("\uAC00\u11A8", "\uAC01")] // a syllable takes a final consonant
    [InlineData("\uAC01\u11A8", "\uAC01\u11A8")] // but only one
    [InlineData("\u1100\u0300\u1161", "\u1100\u0300\u1161")] // a mark between blocks the syllable
    [InlineData("\u0041\u030A\u0301", "\u01FA")] // composition goes on with what it made
    [InlineData("\u09C7\u09BE", "\u09CB")] // two starters
    [InlineData("\uD834\uDD5F", "\uD834\uDD58\uD834\uDD65")] // above U+FFFF, excluded
    [InlineData("\uD804\uDC99\uD804\uDCBA", "\uD804\uDC9A")] // above U+FFFF, composing
    public void Text_takes_form_c(string text, string composed)
    {
        Assert.Equal(composed, CanonicalComposition.Normalize(text));
        Assert.Equal(composed, CanonicalComposition.Normalize(composed));
    }

    [Fact]
    public void Text_that_cannot_change_is_returned_as_it_is()
    {
        const string Text = "Überall naïve café";
        Assert.Same(Text, CanonicalComposition.Normalize(Text));
    }
}
