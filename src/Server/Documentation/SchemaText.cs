using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Verify.Server.Documentation;

/// <summary>Says in the schema what <see cref="Http.JsonShape"/> enforces beyond types: the values a string may have.</summary>
internal sealed class SchemaText : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var allowed = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: false);
        if (allowed is [AllowedValuesAttribute values])
        {
            // A field that may be left out may also be null.
            schema.Enum = [.. values.Values.Select(value => JsonValue.Create((string)value!)), JsonNullSentinel.JsonNull];
        }

        return Task.CompletedTask;
    }
}
