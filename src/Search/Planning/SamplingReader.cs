using Verify.Inference;

namespace Verify.Search.Planning;

/// <summary>Checks the part of a request that says how tokens are drawn, and fills in its defaults.</summary>
internal static class SamplingReader
{
    private const int MostStops = 16;
    private const int LongestStop = 256;

    public static Sampling Read(SearchSampling request, float defaultTemperature, int vocabulary, RequestErrors errors)
    {
        var silent = new Sampling();
        return new Sampling
        {
            Temperature = (float)errors.Number("sampling.temperature", request.Temperature, defaultTemperature, 0, 2),
            TopP = (float)errors.Number("sampling.topP", request.TopP, silent.TopP, 0, 1, minimumExcluded: true),
            TopK = errors.Integer("sampling.topK", request.TopK, silent.TopK, 0, vocabulary),
            MinP = (float)errors.Number("sampling.minP", request.MinP, silent.MinP, 0, 1),
            RepetitionPenalty = (float)
                errors.Number("sampling.repetitionPenalty", request.RepetitionPenalty, silent.RepetitionPenalty, 0.1f, 10),
        };
    }

    public static IReadOnlyList<string> ReadStops(IReadOnlyList<string>? stops, RequestErrors errors)
    {
        if (stops is null)
        {
            return [];
        }

        if (stops.Count > MostStops)
        {
            errors.Add("sampling.stop", $"{stops.Count} stop strings are too many; give at most {MostStops}.");
        }

        for (var i = 0; i < stops.Count; i++)
        {
            if (string.IsNullOrEmpty(stops[i]) || stops[i].Length > LongestStop)
            {
                errors.Add(
                    $"sampling.stop[{i}]",
                    $"A stop string of {stops[i]?.Length ?? 0} characters is not allowed; give from 1 to {LongestStop}."
                );
            }
        }

        return stops;
    }
}
