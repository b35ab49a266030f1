using Verify.Architecture.Tests.Fixtures.Lower;

namespace Verify.Architecture.Tests;

/// <summary>
/// Inside a floor, folders stand in an order, and each refers only to those before it. Read from compiled code, so that a reference cannot
/// hide in a method's body, a lambda or a type argument.
/// </summary>
public sealed class FoldersTests
{
    private static readonly Dictionary<string, FolderOrder> Floors = new()
    {
        ["Verify.Inference"] = new(
            "Verify.Inference",
            [
                "",
                "Graph",
                "Tokenization.Normalization",
                "Tokenization",
                "Samplers",
                "Decoding",
                "Manifests",
                "Engine.Memory",
                "Engine.Sessions",
                "Engine.Tries",
                "Engine.Rows",
                "Engine.Samples",
                "Engine.Layouts",
                "Engine.Trees",
                "Engine",
                "Import.Files",
                "Import.Safetensors",
                "Import.Configuration",
                "Import.Checkpoints",
                "Import.Templates",
                "Import.Heads",
                "Import",
            ]
        ),
        ["Verify.Mathematics"] = new(
            "Verify.Mathematics",
            [
                "",
                "Expressions",
                "Expressions.Precise",
                "Expressions.Canonical",
                "Expressions.Residues",
                "Parsing",
                "Answers.Forms",
                "Answers",
                "Answers.Reading",
                "Arithmetic",
            ]
        ),
        ["Verify.Verifiers"] = new(
            "Verify.Verifiers",
            [
                "Sandbox",
                "Sandbox.Confinement",
                "Sandbox.Processes",
                "Sandbox.Python",
                "Sandbox.Judging",
                "Sandbox.Starting",
                "Constraints",
                "",
                "Answers",
                "Reports",
                "Checkers",
                "TestRuns",
                "Rewards.Readouts",
                "Rewards",
                "Composites",
            ]
        ),
        ["Verify.Search"] = new(
            "Verify.Search",
            [
                "Limits",
                "Journal",
                "",
                "Events",
                "Requests",
                "Needs",
                "Options",
                "Tree",
                "Budgets",
                "Candidates",
                "Selections",
                "Policies",
                "Context",
                "Strategies.Mcts",
                "Strategies.RestMcts",
                "Strategies",
                "Planning",
                "Verification",
                "Running",
            ]
        ),
        ["verify"] = new(
            "Verify.Server",
            [
                "Http",
                "Settings",
                "Progress",
                "Composition",
                "Admission",
                "Wire",
                "Solving",
                "Verification",
                "Chat",
                "Catalogue",
                "Documentation",
                "Hosting",
                "CommandLine",
                "",
            ]
        ),
    };

    public static TheoryData<string> FloorNames => [.. Floors.Keys];

    [Theory]
    [MemberData(nameof(FloorNames))]
    public void A_folder_refers_only_to_folders_before_it(string floor)
    {
        using var module = Assemblies.Read(floor);
        var breaches = Floors[floor].Breaches(module);

        Assert.True(breaches.Count == 0, string.Join(Environment.NewLine, breaches));
    }

    [Theory]
    [MemberData(nameof(FloorNames))]
    public void Every_folder_has_its_place_in_the_order(string floor)
    {
        using var module = Assemblies.Read(floor);
        Assert.Empty(Floors[floor].Unlisted(module));
    }

    /// <summary>The fixture refers back in a lambda's type argument alone: no signature and no using directive tells of it.</summary>
    [Fact]
    public void A_circle_that_hides_in_a_lambda_is_found_and_both_types_are_named()
    {
        using var module = Assemblies.Read(typeof(HiddenCircle).Assembly.GetName().Name!);
        var order = new FolderOrder("Verify.Architecture.Tests.Fixtures", ["Lower", "Upper"]);

        var breach = Assert.Single(order.Breaches(module), breach => breach.StartsWith(order.Root, StringComparison.Ordinal));

        Assert.Equal(
            "Verify.Architecture.Tests.Fixtures.Lower.HiddenCircle refers to Verify.Architecture.Tests.Fixtures.Upper.UpperType, "
                + "but Lower comes before Upper.",
            breach
        );
    }
}
