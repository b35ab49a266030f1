using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Verify.Server.Chat;
using Verify.Server.Verification;
using Verify.Server.Wire;

namespace Verify.Server.Documentation;

/// <summary>
/// Describes the fields that are read as raw JSON because they take more than one shape, which no type says of them, and what only streams
/// contain.
/// </summary>
internal sealed class RawShapes : IOpenApiDocumentTransformer
{
    private const string Raw = "JsonElement";

    public async Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        foreach (
            var type in (Type[])
                [
                    typeof(WeightedVerifierChoice),
                    typeof(ChatContentPart),
                    typeof(ChatUsage),
                    typeof(ChatChunk),
                    typeof(ChunkChoice),
                    typeof(ChatDelta),
                    typeof(CombinedVerifiers),
                    typeof(GateChoice),
                ]
        )
        {
            document.AddComponent(type.Name, await context.GetOrCreateSchemaAsync(type, null, cancellationToken));
        }

        var verifiers = ListOf(Component(nameof(WeightedVerifierChoice)));
        var combined = Component(nameof(CombinedVerifiers));
        Describe(typeof(SearchChoice), nameof(SearchChoice.Verifier), Text, verifiers, combined, Null);
        Describe(typeof(ChatSearchChoice), nameof(SearchChoice.Verifier), Text, verifiers, combined, Null);
        Describe(typeof(SearchEcho), nameof(SearchEcho.Verifier), Text, verifiers, combined, Null);
        Describe(typeof(CombinedVerifiers), nameof(CombinedVerifiers.Gate), ListOf(Any(Text, Component(nameof(GateChoice)))), Null);
        Describe(typeof(CombinedVerifiers), nameof(CombinedVerifiers.Then), Text, verifiers, combined, Null);
        Describe(typeof(CombinedVerifiers), nameof(CombinedVerifiers.Cascade), ListOf(Any(Text, verifiers)), Null);
        Describe(typeof(VerifyRequest), nameof(VerifyRequest.Solutions), ListOf(Text));
        Describe(typeof(VerifyResult), nameof(VerifyResult.Equivalent), new OpenApiSchema { Type = JsonSchemaType.Boolean }, Null);
        var parts = ListOf(Component(nameof(ChatContentPart)));
        Describe(typeof(ChatMessage), nameof(ChatMessage.Content), Text, parts);
        Describe(typeof(ChatRequest), nameof(ChatRequest.Stop), Text, ListOf(Text), Null);
        Describe(typeof(ChatChunk), nameof(ChatChunk.Choices), ListOf(Component(nameof(ChunkChoice))));
        Describe(typeof(ChatChunk), nameof(ChatChunk.Usage), Component(nameof(ChatUsage)), Null);
        Describe(typeof(ChatChunk), nameof(ChatChunk.Verdict), Component(nameof(VerdictBody)));
        Describe(typeof(ChatChunk), nameof(ChatChunk.Search), Component(nameof(SearchEcho)));
        Describe(typeof(ChunkChoice), nameof(ChunkChoice.Delta), Component(nameof(ChatDelta)));
        Describe(typeof(ChunkChoice), nameof(ChunkChoice.Logprobs), Component(nameof(ChatLogprobs)), Null);
        document.Components!.Schemas![Raw] = new OpenApiSchema { Description = "Any JSON value." };

        OpenApiSchemaReference Component(string name) => new(name, document);

        void Describe(Type type, string property, params List<IOpenApiSchema> shapes)
        {
            var description = type.GetProperty(property)!.GetCustomAttribute<DescriptionAttribute>()!.Description;
            document.Components!.Schemas![type.Name].Properties![JsonNamingPolicy.CamelCase.ConvertName(property)] = shapes switch
            {
                [OpenApiSchema { Type: JsonSchemaType.Array } list] => new OpenApiSchema
                {
                    Description = description,
                    Type = list.Type,
                    Items = list.Items,
                },
                [OpenApiSchemaReference { Reference.Id: { } name }] => new OpenApiSchemaReference(name, document)
                {
                    Description = description,
                },
                _ => new OpenApiSchema { Description = description, AnyOf = shapes },
            };
        }
    }

    private static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Null => new() { Type = JsonSchemaType.Null };

    private static OpenApiSchema Any(params List<IOpenApiSchema> shapes) => new() { AnyOf = shapes };

    private static OpenApiSchema ListOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };
}
