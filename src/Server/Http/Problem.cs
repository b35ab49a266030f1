using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Search;

namespace Verify.Server.Http;

[Description("RFC 9457 problem details.")]
internal sealed record Problem(
    [property: Description("The kind of problem: `urn:verify:problem:` and a kebab-case name.")] string Type,
    [property: Description("What is wrong.")] string Title,
    [property: Description("The HTTP status.")] int Status,
    [property: Description("This occurrence, and how to fix it.")] string Detail
)
{
    public const string MediaType = "application/problem+json";

    [Description("By JSON path, what is wrong there; absent when no field is to blame.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    public static Problem Of(Refusal refusal) =>
        new("urn:verify:problem:" + refusal.Code, refusal.Title, refusal.Status, refusal.Detail)
        {
            Errors = refusal.Errors.Count == 0 ? null : ByPath(refusal.Errors),
        };

    public static async Task WriteAsync(HttpResponse response, Refusal refusal, CancellationToken cancellationToken)
    {
        response.ContentType = MediaType;
        await JsonSerializer.SerializeAsync(response.Body, Of(refusal), HttpJson.Default.Problem, cancellationToken);
    }

    private static Dictionary<string, IReadOnlyList<string>> ByPath(IReadOnlyList<RequestError> errors) =>
        errors
            .GroupBy(error => error.Path)
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => group.Select(error => error.Message).ToList());
}
