using Scalar.AspNetCore;

namespace Verify.Server.Documentation;

/// <summary>The OpenAPI document and its reader, which is also what the bare address shows.</summary>
internal static class DocumentationSetup
{
    public static IServiceCollection AddVerifyDocumentation(this IServiceCollection services) =>
        services.AddOpenApi(options =>
            options
                .AddSchemaTransformer<SchemaText>()
                .AddOperationTransformer<ResponseText>()
                .AddOperationTransformer<RequestExamples>()
                .AddDocumentTransformer<RawShapes>()
                .AddDocumentTransformer<DocumentText>()
        );

    public static WebApplication MapDocumentation(this WebApplication app)
    {
        app.MapOpenApi();
        // The reader's script comes with the server; its fonts and services would come from elsewhere and are turned off.
        app.MapScalarApiReference("/docs", reader =>
            reader
                .WithTitle("Verify")
                .WithOpenApiRoutePattern("/openapi/v1.json")
                .DisableDefaultFonts()
                .DisableTelemetry()
                .DisableAgent()
                .DisableMcp()
                .HideClientButton()
                .HideDeveloperTools()
        );
        app.MapGet("/", () => Results.Redirect("docs/")).ExcludeFromDescription();
        return app;
    }
}
