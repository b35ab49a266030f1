using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Verify.Server.Chat;
using Verify.Server.Solving;

namespace Verify.Server.Documentation;

/// <summary>Describes the fields that are read as raw JSON because they take more than one shape, which no type says of them.</summary>
internal sealed class RawShapes : IOpenApiDocumentTransformer
{
    private const string Raw = "JsonElement";

    public async Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var type in (Type[])[typeof(WeightedVerifierChoice), typeof(ChatContentPart), typeof(ChatUsage), typeof(ChatChunk)])
        {
            document.AddComponent(type.Name, await context.GetOrCreateSchemaAsync(type, null, cancellationToken));
        }

        var verifiers = ListOf(new OpenApiSchemaReference(nameof(WeightedVerifierChoice), document));
        Describe(typeof(SolveRequest), nameof(SolveRequest.Tests), new OpenApiSchema { Type = JsonSchemaType.Object }, Null);
        Describe(typeof(SearchChoice), nameof(SearchChoice.Verifier), Text, verifiers, Null);
        Describe(typeof(SearchEcho), nameof(SearchEcho.Verifier), Text, verifiers, Null);
        var parts = ListOf(new OpenApiSchemaReference(nameof(ChatContentPart), document));
        Describe(typeof(ChatMessage), nameof(ChatMessage.Content), Text, parts);
        Describe(typeof(ChatRequest), nameof(ChatRequest.Stop), Text, ListOf(Text), Null);
        Describe(typeof(ChatChunk), nameof(ChatChunk.Usage), new OpenApiSchemaReference(nameof(ChatUsage), document), Null);
        document.Components!.Schemas![Raw] = new OpenApiSchema { Description = "Any JSON value." };

        void Describe(Type type, string property, params List<IOpenApiSchema> shapes)
        {
            var description = type.GetProperty(property)!.GetCustomAttribute<DescriptionAttribute>()!.Description;
            document.Components!.Schemas![type.Name].Properties![JsonNamingPolicy.CamelCase.ConvertName(property)] =
                new OpenApiSchema { Description = description, AnyOf = shapes };
        }
    }

    private static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Null => new() { Type = JsonSchemaType.Null };

    private static OpenApiSchema ListOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };
}
