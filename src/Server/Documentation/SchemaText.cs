using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Verify.Server.Http;

namespace Verify.Server.Documentation;

/// <summary>
/// Says in the schema what is enforced beyond types and ranges: the values a string may have, and the least of numbers whose most is a
/// setting.
/// </summary>
internal sealed class SchemaText : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var allowed = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: false);
        if (allowed is [AllowedValuesAttribute values])
        {
            schema.Enum = [.. values.Values.Select(value => JsonValue.Create((string)value!))];
            if (schema.Type is { } type && type.HasFlag(JsonSchemaType.Null))
            {
                schema.Enum.Add(JsonNullSentinel.JsonNull);
            }
        }

        if (
            context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(LeastAttribute), inherit: false)
            is [LeastAttribute least]
        )
        {
            var bound = least.Value.ToString(CultureInfo.InvariantCulture);
            (schema.Minimum, schema.ExclusiveMinimum) = least.IsExcluded ? (null, bound) : (bound, (string?)null);
        }

        return Task.CompletedTask;
    }
}
