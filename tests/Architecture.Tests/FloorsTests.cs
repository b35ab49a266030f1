using System.Reflection;

namespace Verify.Architecture.Tests;

/// <summary>
/// The floors are Server → Search → Verifiers → Inference, and Mathematics below Verifiers: a floor calls only floors below it.
/// </summary>
public sealed class FloorsTests
{
    private static readonly string[] Floors = ["Verify.Inference", "Verify.Mathematics", "Verify.Verifiers", "Verify.Search", "verify"];

    public static TheoryData<int> Levels => [0, 1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_floor_references_no_floor_above_it(int level)
    {
        var above = Floors[(level + 1)..];
        var references = Assembly.Load(Floors[level]).GetReferencedAssemblies().Select(name => name.Name);
        Assert.Empty(references.Intersect(above));
    }

    [Fact]
    public void Mathematics_stands_alone() =>
        Assert.DoesNotContain(Assembly.Load("Verify.Mathematics").GetReferencedAssemblies(), name =>
            name.Name!.StartsWith("Verify", StringComparison.OrdinalIgnoreCase)
        );

    [Theory]
    [InlineData("Microsoft.ML.OnnxRuntime")]
    [InlineData("Microsoft.ML.Tokenizers")]
    [InlineData("Google.Protobuf")]
    public void Only_inference_knows_the_heavy_packages(string package)
    {
        var users = Floors.Where(floor => Assembly.Load(floor).GetReferencedAssemblies().Any(name => name.Name == package));
        Assert.DoesNotContain(users, floor => floor != "Verify.Inference");
    }

    [Fact]
    public void Search_and_below_know_nothing_of_the_web_host()
    {
        var web = Floors[..4]
            .SelectMany(floor => Assembly.Load(floor).GetReferencedAssemblies())
            .Where(name => name.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Empty(web);
    }
}
