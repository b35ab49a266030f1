using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Verify.Server.Chat;
using Verify.Server.Http;
using Verify.Server.Verification;

namespace Verify.Server.Documentation;

/// <summary>Says of every response what it means here and which headers it carries.</summary>
internal sealed class ResponseText : IOpenApiOperationTransformer
{
    private static readonly Dictionary<int, string> Meanings = new()
    {
        [200] = "Done.",
        [400] = "Fields are wrong, or the body is not valid JSON; all errors are reported at once, each with its field and the fix.",
        [404] = "There is no such model.",
        [413] = "The body is larger than the server accepts.",
        [415] = "The body is not declared as JSON in UTF-8.",
        [429] = "The queue of waiting searches and verifications is full.",
        [501] = "The request asks for code to be run, and no sandbox works here; the detail says what to install.",
        [503] = "The models are still being loaded, or the server is shutting down.",
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            var code = int.Parse(status, CultureInfo.InvariantCulture);
            var described = (OpenApiResponse)response;
            described.Description = Meanings[code];
            described.Headers = new Dictionary<string, IOpenApiHeader>
            {
                [RequestId.Header] = Header("The request's id.", JsonSchemaType.String),
            };
            if (code is 429 or 503)
            {
                described.Headers["Retry-After"] = Header("Seconds after which to retry.", JsonSchemaType.Integer);
            }
        }

        if (operation.OperationId == VerifyEndpoint.Name)
        {
            operation.Responses!["200"].Content![NdjsonStream.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(nameof(VerifyResult), context.Document),
            };
        }

        if (operation.OperationId == ChatEndpoint.Name)
        {
            operation.Responses!["200"].Content![ServerSentEvents.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(nameof(ChatChunk), context.Document),
            };
        }

        return Task.CompletedTask;
    }

    private static OpenApiHeader Header(string description, JsonSchemaType type) =>
        new()
        {
            Description = description,
            Schema = new OpenApiSchema { Type = type },
        };
}
