using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Verify.Server.Http;

/// <summary>Reads a request's body as JSON and refuses, with everything that is wrong at once, what is not the shape of its type.</summary>
internal static class JsonBody
{
    /// <summary>The host's own limit is this many times the limit of a body.</summary>
    public const int Headroom = 16;

    /// <summary>The body as <typeparamref name="T"/>.</summary>
    /// <param name="request">Its body is read to the end.</param>
    /// <param name="type">The shape that is wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RefusedException">The body is not declared as JSON, too large, malformed or of another shape.</exception>
    public static Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        ReadAsync(request, type, rawItemsOf: null, cancellationToken);

    /// <inheritdoc cref="ReadAsync{T}(HttpRequest, JsonTypeInfo{T}, CancellationToken)"/>
    /// <param name="request">Its body is read to the end.</param>
    /// <param name="type">The shape that is wanted.</param>
    /// <param name="rawItemsOf">A field that holds a list of raw JSON, whose strings may be no text: the caller deals with each by
    /// itself.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<T> ReadAsync<T>(
        HttpRequest request,
        JsonTypeInfo<T> type,
        string? rawItemsOf,
        CancellationToken cancellationToken
    )
    {
        RefuseOtherMediaTypes(request);
        var bytes = await ReadBytesAsync(request, cancellationToken);
        using var document = Parse(bytes, mustBeText: rawItemsOf is null);
        var errors = new JsonTextCheck(rawItemsOf).Check(document.RootElement);
        if (errors.Count == 0)
        {
            errors = new JsonShape().Check(document.RootElement, type);
        }

        return errors.Count == 0 ? document.Deserialize(type)! : throw new RefusedException(Refusal.Fields(errors));
    }

    private static void RefuseOtherMediaTypes(HttpRequest request)
    {
        const StringComparison ignoreCase = StringComparison.OrdinalIgnoreCase;
        var declared =
            MediaTypeHeaderValue.TryParse(request.ContentType, out var mediaType)
            && (mediaType.MediaType.Equals("application/json", ignoreCase) || mediaType.Suffix.Equals("json", ignoreCase))
            && (!mediaType.Charset.HasValue || HeaderUtilities.RemoveQuotes(mediaType.Charset).Equals("utf-8", ignoreCase));
        if (!declared || request.Headers.ContentEncoding.Count > 0)
        {
            throw new RefusedException(Refusals.NotJson(request.ContentType));
        }
    }

    /// <summary>
    /// A body that is too large is read on and thrown away, up to <see cref="Headroom"/> times the limit: a connection that is closed while
    /// the client still sends often costs it the answer that says why.
    /// </summary>
    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = request.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize!.Value / Headroom;
        using var body = new MemoryStream();
        var isTooLarge = false;
        var chunk = new byte[16 * 1024];
        try
        {
            while (await request.Body.ReadAsync(chunk, cancellationToken) is var count and > 0)
            {
                isTooLarge = isTooLarge || body.Length + count > limit;
                if (!isTooLarge)
                {
                    await body.WriteAsync(chunk.AsMemory(0, count), cancellationToken);
                }
            }
        }
        catch (BadHttpRequestException farTooLarge) when (farTooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            isTooLarge = true;
        }

        if (isTooLarge)
        {
            throw new RefusedException(Refusals.TooLarge(limit));
        }

        ReadOnlyMemory<byte> bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        return bytes.Span.StartsWith(byteOrderMark) ? bytes[byteOrderMark.Length..] : bytes;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes, bool mustBeText)
    {
        if (bytes.IsEmpty)
        {
            throw new RefusedException(Refusals.InvalidJson("The body is empty; send a JSON object."));
        }

        if (mustBeText && !Utf8.IsValid(bytes.Span))
        {
            throw new RefusedException(Refusals.InvalidJson("The body is not UTF-8 text."));
        }

        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException malformed)
        {
            throw new RefusedException(
                Refusals.InvalidJson($"Line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}: {ReasonOf(malformed)}")
            );
        }
    }

    /// <summary>
    /// The parser's reason without its own position (counted from 0) and without advice on options that callers do not have.
    /// </summary>
    private static string ReasonOf(JsonException malformed) =>
        malformed.Message.Split(" LineNumber:")[0].Split(" Path:")[0].Replace(" Change the reader options.", "", StringComparison.Ordinal);
}
