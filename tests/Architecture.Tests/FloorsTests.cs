using System.Reflection;

namespace Verify.Architecture.Tests;

/// <summary>The floors are Server → Search → Verifiers → Inference: a floor calls only floors below it.</summary>
public sealed class FloorsTests
{
    private static readonly string[] Floors = ["Verify.Inference", "Verify.Verifiers", "Verify.Search", "verify"];

    public static TheoryData<int> Levels => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_floor_references_no_floor_above_it(int level)
    {
        var above = Floors[(level + 1)..];
        var references = Assembly.Load(Floors[level]).GetReferencedAssemblies().Select(name => name.Name);
        Assert.Empty(references.Intersect(above));
    }

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
        var web = Floors[..3]
            .SelectMany(floor => Assembly.Load(floor).GetReferencedAssemblies())
            .Where(name => name.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Empty(web);
    }
}
