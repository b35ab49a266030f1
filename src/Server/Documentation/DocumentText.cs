using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Verify.Server.Documentation;

/// <summary>
/// What the document says of the whole API. The server's own address is omitted, so that the document is the same wherever it is made.
/// </summary>
internal sealed class DocumentText : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Verify",
            Version = "1",
            Description =
                "Makes a local language model reason better at answer time: a policy proposes steps, verifiers score "
                + "them, a search strategy "
                + "decides what grows next, and the best answer comes back with its evidence. Errors of the native "
                + "API are RFC 9457 problem "
                + "details; those of the OpenAI-compatible API have OpenAI's shape. Every response carries `x-request-id`.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        return Task.CompletedTask;
    }
}
