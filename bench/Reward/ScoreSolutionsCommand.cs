using System.Text.Json;
using Verify.Verifiers;

namespace Verify.Bench.Reward;

/// <summary>
/// Scores published solutions of real models, paragraph by paragraph, with the bundled process reward, and counts what came back.
/// <c>dotnet run -c Release --project bench -- score-solutions --data math_candidates_rm8.jsonl</c> (lines with <c>question</c> and a list
/// <c>code</c> of solutions).
/// </summary>
internal static class ScoreSolutionsCommand
{
    private const int HeldTokens = 8192;

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new Arguments(args, "data");
        await using var models = await BundledModels.LoadAsync();
        var (problems, solutions, steps, scored, outOfRange, tooLong) = (0, 0, 0, 0, 0, 0);
        foreach (var line in File.ReadLines(arguments.Required("data")))
        {
            using var document = JsonDocument.Parse(line);
            var problem = new Problem(document.RootElement.GetProperty("question").GetString()!, ProblemKind.Math);
            problems++;
            IVerifierSession session;
            try
            {
                session = await models.Verifier.OpenAsync(new VerifierOpening(problem, HeldTokens), CancellationToken.None);
            }
            catch (Inference.ContextLengthException)
            {
                tooLong++;
                continue;
            }

            await using (session)
            {
                foreach (var solution in document.RootElement.GetProperty("code").EnumerateArray())
                {
                    var path = solution
                        .GetString()!
                        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                        .Aggregate(StepPath.Empty, (steps, paragraph) => steps.Append(paragraph + "\n\n"));
                    var scores = await session.Process!.ScoreAsync(path.Prefixes(), CancellationToken.None);
                    solutions++;
                    steps += scores.Count;
                    scored += scores.Count(score => score.Value is not null);
                    outOfRange += scores.Count(score => score.Value is not (null or >= 0 and <= 1));
                }
            }
        }

        Console.WriteLine(
            $"{problems} problems ({tooLong} longer than the model's context), {solutions} solutions, {steps} steps, "
                + $"{scored} scored, {steps - scored} beyond the context, {outOfRange} scores out of range"
        );
        return outOfRange == 0 ? 0 : 1;
    }
}
