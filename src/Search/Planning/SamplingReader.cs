using Verify.Inference;
using Verify.Search.Limits;
using Verify.Search.Requests;

namespace Verify.Search.Planning;

/// <summary>Checks the part of a request that says how tokens are drawn, and fills in its defaults.</summary>
internal static class SamplingReader
{
    public static Sampling Read(SearchSampling request, float defaultTemperature, int vocabulary, RequestErrors errors)
    {
        var silent = new Sampling();
        return new Sampling
        {
            Temperature = (float)
                errors.Number(
                    "sampling.temperature",
                    request.Temperature,
                    defaultTemperature,
                    SamplingLimits.MinTemperature,
                    SamplingLimits.MaxTemperature
                ),
            TopP = (float)
                errors.Number(
                    "sampling.topP",
                    request.TopP,
                    silent.TopP,
                    SamplingLimits.MinTopP,
                    SamplingLimits.MaxTopP,
                    minimumExcluded: true
                ),
            TopK = errors.Integer("sampling.topK", request.TopK, silent.TopK, SamplingLimits.MinTopK, vocabulary),
            MinP = (float)errors.Number("sampling.minP", request.MinP, silent.MinP, SamplingLimits.MinMinP, SamplingLimits.MaxMinP),
            RepetitionPenalty = (float)
                errors.Number(
                    "sampling.repetitionPenalty",
                    request.RepetitionPenalty,
                    silent.RepetitionPenalty,
                    SamplingLimits.MinRepetitionPenalty,
                    SamplingLimits.MaxRepetitionPenalty
                ),
        };
    }

    public static IReadOnlyList<string> ReadStops(IReadOnlyList<string>? stops, RequestErrors errors)
    {
        if (stops is null)
        {
            return [];
        }

        if (stops.Count > SamplingLimits.MaxStops)
        {
            errors.Add("sampling.stop", $"{stops.Count} stop strings are too many; give at most {SamplingLimits.MaxStops}.");
        }

        for (var i = 0; i < stops.Count; i++)
        {
            if (string.IsNullOrEmpty(stops[i]) || stops[i].Length > SamplingLimits.MaxStopLength)
            {
                errors.Add(
                    $"sampling.stop[{i}]",
                    $"A stop string of {stops[i]?.Length ?? 0} characters is not allowed; give from 1 to {SamplingLimits.MaxStopLength}."
                );
            }
        }

        return stops;
    }
}
