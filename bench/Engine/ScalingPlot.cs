using System.Globalization;
using System.Text;

namespace Verify.Bench.Engine;

/// <summary>A line over samples (logarithmic) against microseconds per token (from 0).</summary>
internal static class ScalingPlot
{
    private const int Width = 480;
    private const int Height = 280;
    private const int Margin = 50;

    public static string Svg(string model, IReadOnlyList<(int Samples, double Microseconds)> points)
    {
        var top = points.Max(point => point.Microseconds) * 1.1;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}" font-family="sans-serif" font-size="12">"""
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<text x="{Margin}" y="20">{model}: microseconds per token of N independent samples</text>"""
        );
        svg.Append(CultureInfo.InvariantCulture, $"""<path d="M{Margin} 30V{Height - Margin}H{Width - 20}" fill="none" stroke="black"/>""");
        var line = string.Join(' ', points.Select(point => $"{X(point.Samples)},{Y(point.Microseconds)}"));
        svg.Append(CultureInfo.InvariantCulture, $"""<polyline fill="none" stroke="steelblue" stroke-width="2" points="{line}"/>""");
        foreach (var (samples, microseconds) in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{X(samples)}" cy="{Y(microseconds)}" r="3" fill="steelblue"/>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{X(samples) - 8}" y="{Y(microseconds) - 8}">{microseconds:F0}</text>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{X(samples) - 8}" y="{Height - Margin + 18}">{samples}</text>""");
        }

        return svg.Append("</svg>\n").ToString();

        int X(int samples) => Margin + 10 + (int)(Math.Log2(samples) / 8 * (Width - Margin - 50));
        int Y(double microseconds) => Height - Margin - (int)(microseconds / top * (Height - Margin - 40));
    }
}
