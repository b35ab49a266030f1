using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Verify.Server.Http;

/// <summary>Reads a request's body as JSON and refuses, with everything that is wrong at once, what is not the shape of its type.</summary>
internal static class JsonBody
{
    /// <summary>The body as <typeparamref name="T"/>.</summary>
    /// <param name="request">Its body is read to the end.</param>
    /// <param name="type">The shape that is wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RefusedException">The body is not declared as JSON, too large, malformed or of another shape.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        RefuseOtherMediaTypes(request);
        var bytes = await ReadBytesAsync(request, cancellationToken);
        using var document = Parse(bytes);
        var errors = new JsonTextCheck().Check(document.RootElement);
        if (errors.Count == 0)
        {
            errors = new JsonShape().Check(document.RootElement, type);
        }

        return errors.Count == 0
            ? document.Deserialize(type)!
            : throw new RefusedException(Refusal.Fields(errors));
    }

    private static void RefuseOtherMediaTypes(HttpRequest request)
    {
        const StringComparison ignoreCase = StringComparison.OrdinalIgnoreCase;
        var declared = MediaTypeHeaderValue.TryParse(request.ContentType, out var mediaType)
            && (mediaType.MediaType.Equals("application/json", ignoreCase) || mediaType.Suffix.Equals("json", ignoreCase))
            && (!mediaType.Charset.HasValue || HeaderUtilities.RemoveQuotes(mediaType.Charset).Equals("utf-8", ignoreCase));
        if (!declared || request.Headers.ContentEncoding.Count > 0)
            throw new RefusedException(Refusals.NotJson(request.ContentType));
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(buffer, cancellationToken);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            var limit = request.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>();
            throw new RefusedException(Refusals.TooLarge(limit.MaxRequestBodySize!.Value));
        }

        ReadOnlyMemory<byte> bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        return bytes.Span.StartsWith(byteOrderMark) ? bytes[byteOrderMark.Length..] : bytes;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new RefusedException(Refusals.InvalidJson("The body is empty; send a JSON object."));
        if (!Utf8.IsValid(bytes.Span))
            throw new RefusedException(Refusals.InvalidJson("The body is not UTF-8 text."));
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException malformed)
        {
            throw new RefusedException(Refusals.InvalidJson(
                $"Line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}: {ReasonOf(malformed)}"));
        }
    }

    /// <summary>
    /// The parser's reason without its own position (counted from 0) and without advice on options that callers do not have.
    /// </summary>
    private static string ReasonOf(JsonException malformed) =>
        malformed.Message.Split(" LineNumber:")[0].Split(" Path:")[0].Replace(" Change the reader options.", "", StringComparison.Ordinal);
}
