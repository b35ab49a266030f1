using System.Net;
using System.Net.Http.Headers;
using Verify.Inference.Tokenization;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Http;

public sealed class RandomBadRequestTests
{
    [Fact]
    public async Task After_a_thousand_bad_requests_each_refused_in_its_shape_the_server_answers_a_good_one()
    {
        await using var server = await RunningServer.StartAsync();
        var bad = new RandomBadRequests(seed: 20);
        for (var count = 0; count < 1000; count++)
        {
            var (method, path, body, contentType) = bad.Next();
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
            using var response = await server.Client.SendAsync(request, RunningServer.Cancelled);
            var text = await response.Content.ReadAsStringAsync(RunningServer.Cancelled);

            Assert.True((int)response.StatusCode is >= 400 and < 500, $"request {count}, {method} {path}: {response.StatusCode} {text}");
            var answer = await response.JsonAsync();
            if (path.StartsWith("/v1/chat/", StringComparison.Ordinal))
            {
                Assert.NotEmpty(answer.At("error").Text("message"));
            }
            else
            {
                Assert.NotEmpty(answer.Text("detail"));
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/v1/solve", """{"problem": "Half of 144?"}""")).StatusCode);
    }
}
