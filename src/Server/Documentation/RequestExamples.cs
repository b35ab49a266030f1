using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Verify.Server.Chat;
using Verify.Server.Solving;
using Verify.Server.Verification;

namespace Verify.Server.Documentation;

/// <summary>Examples of each request that has a body; the document's reader lets people send them unchanged.</summary>
internal sealed class RequestExamples : IOpenApiOperationTransformer
{
    private const string MarblesProblem =
        "Ben has 24 marbles. Ben gives 9 marbles to Lucy. Ben packs the marbles in bags of 3. How many bags are there?";

    private const string ComputeProblem =
        "Write a Python function compute(n) that takes the number n. " + "First multiply by 4, then subtract 4, then drop the sign.";

    public static string Solve =>
        $$"""
            {
              "problem": "{{MarblesProblem}}",
              "search": {
                "strategy": "beam",
                "options": {"width": 4},
                "budget": {"tokens": 4096, "seconds": 30}
              },
              "seed": 7
            }
            """;

    public static string SolveCode =>
        $$"""
            {
              "problem": "{{ComputeProblem}}",
              "tests": {"entryPoint": "compute", "cases": ["assert compute(0) == 4", "assert compute(37) == 144"]},
              "search": {"strategy": "majority"},
              "seed": 7
            }
            """;

    public static string VerifyMath =>
        $$"""
            {
              "problem": "{{MarblesProblem}}",
              "solutions": ["Ben: 24 - 9 = 15\n15 / 3 = 5\nThe answer is 5.", "Ben: 24 + 9 = 32\n32 / 3 = 11\nThe answer is 11."],
              "reference": "5",
              "verifiers": ["demo-prm", "arithmetic"],
              "constraints": {"words": {"max": 50}, "format": "number"}
            }
            """;

    public static string VerifyCode =>
        """
            {
              "problem": "Write a Python function double(n) that returns twice the number n.",
              "solutions": ["def double(n):\n    return 2 * n\n", "def double(n):\n    return n + 2\n"],
              "tests": {"entryPoint": "double", "cases": ["assert double(2) == 4", "assert double(-3) == -6"]}
            }
            """;

    public static string Chat =>
        $$"""
            {
              "model": "demo@beam",
              "messages": [{"role": "user", "content": "{{MarblesProblem}}"}],
              "seed": 7
            }
            """;

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        (string Name, string Text)[] examples = operation.OperationId switch
        {
            SolveEndpoint.Name => [("math", Solve), ("code", SolveCode)],
            VerifyEndpoint.Name => [("math", VerifyMath), ("code", VerifyCode)],
            ChatEndpoint.Name => [("math", Chat)],
            _ => [],
        };
        if (examples.Length > 0)
        {
            operation.RequestBody!.Content!["application/json"].Examples = examples.ToDictionary(
                example => example.Name,
                IOpenApiExample (example) => new OpenApiExample { Value = JsonNode.Parse(example.Text) }
            );
        }

        return Task.CompletedTask;
    }
}
