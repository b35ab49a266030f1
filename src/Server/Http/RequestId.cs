namespace Verify.Server.Http;

/// <summary>
/// Gives every request an id: the caller's own when it is fit for a log line, else a new one; answered as <c>x-request-id</c>.
/// </summary>
internal static class RequestId
{
    public const string Header = "x-request-id";
    private const int LongestAccepted = 128;

    public static IApplicationBuilder UseRequestIds(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var given = context.Request.Headers[Header].ToString();
                context.TraceIdentifier = IsFit(given) ? given : Identifier.New();
                context.Response.Headers[Header] = context.TraceIdentifier;
                return next(context);
            }
        );

    private static bool IsFit(string given) =>
        given.Length is > 0 and <= LongestAccepted
        && given.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':');
}
