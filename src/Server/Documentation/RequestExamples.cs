using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Verify.Server.Chat;
using Verify.Server.Solving;
using Verify.Server.Verifying;

namespace Verify.Server.Documentation;

/// <summary>Examples of each request that has a body; the document's reader lets people send them as they stand.</summary>
internal sealed class RequestExamples : IOpenApiOperationTransformer
{
    public static string Solve =>
        """
        {
          "problem": "Ann has 12 apples and buys 3 bags of 5 apples. How many apples does she have?",
          "search": {
            "strategy": "beam",
            "options": {"width": 4},
            "budget": {"tokens": 4096, "seconds": 30}
          },
          "seed": 7
        }
        """;

    public static string SolveCode =>
        """
        {
          "problem": "Write a Python function compute(n) that takes the number n. First multiply by 4, then subtract 4, then drop the sign.",
          "tests": {"entryPoint": "compute", "cases": ["assert compute(0) == 4", "assert compute(37) == 144"]},
          "search": {"strategy": "majority"},
          "seed": 7
        }
        """;

    public static string VerifyMath =>
        """
        {
          "problem": "Ann has 12 apples and buys 3 bags of 5 apples. How many apples does she have?",
          "solutions": ["3 * 5 = 15.\n12 + 15 = 27.\nThe answer is 27.", "12 + 3 = 16.\nThe answer is 16."],
          "reference": "27",
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
        """
        {
          "model": "demo@beam",
          "messages": [{"role": "user", "content": "Ann has 12 apples and buys 3 bags of 5 apples. How many apples does she have?"}],
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
                example => example.Name, IOpenApiExample (example) => new OpenApiExample { Value = JsonNode.Parse(example.Text) });
        }

        return Task.CompletedTask;
    }
}
