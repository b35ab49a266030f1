using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Verify.Server.Chat;
using Verify.Server.Solving;
using Verify.Server.Verifying;

namespace Verify.Server.Documentation;

/// <summary>An example of each request that has a body; the document's reader lets people send it as it stands.</summary>
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

    public static string Verify =>
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
        var example = operation.OperationId switch
        {
            SolveEndpoint.Name => Solve,
            VerifyEndpoint.Name => Verify,
            ChatEndpoint.Name => Chat,
            _ => null,
        };
        if (example is not null)
            operation.RequestBody!.Content!["application/json"].Example = JsonNode.Parse(example);
        return Task.CompletedTask;
    }
}
