using System.Text;
using Verify.Inference;
using Verify.Verifiers;

namespace Verify.Tests.Shared.Samples;

/// <summary>
/// A verifier that writes: a language model criticises a solution, and the mark from 0 to 4 that the critique ends with is the score (as
/// in Ankner et al. 2024, "Critique-out-Loud Reward Models"). A critique without a mark is no opinion.
/// </summary>
internal sealed class CritiqueVerifier(string name, ILanguageModel critic) : IVerifier
{
    private const int CritiqueTokens = 48;
    private static readonly RewardDescription Mark = new(RewardPart.Outcome, RewardCategory.Correctness, RewardDensity.Whole);

    public string Name => name;

    public VerifierDescription Description => new("Writes a critique and reads its mark.", [Mark]) { Model = critic.Description.Name };

    public IReadOnlyList<TreeRequest> TreesFor(VerifierOpening opening) =>
        [new TreeRequest(critic, Prompt(opening, "").Length + opening.Tokens + CritiqueTokens)];

    public IVerifierSession Open(VerifierOpening opening, IReadOnlyList<ITokenTree> trees) => new Session(this, opening, trees[0]);

    private TokenPath Prompt(VerifierOpening opening, string solution) =>
        critic.RenderProblem($"{opening.Problem.Text} {solution.ReplaceLineEndings(" ")}");

    private ContinueRequest Ask(VerifierOpening opening, string solution) =>
        new(Prompt(opening, solution), opening.SeedOf(name, solution, number: 0), new Sampling(), [], CritiqueTokens);

    private static Score Read(Generation generation)
    {
        var critique = Encoding.UTF8.GetString(SampledToken.BytesOf(generation.Tokens.Span));
        var mark = critique.LastOrDefault(char.IsAsciiDigit);
        return new Score(mark == default ? null : Math.Min(1, (mark - '0') / 4.0), Evidence: new Evidence(critique));
    }

    private sealed class Session(CritiqueVerifier verifier, VerifierOpening opening, ITokenTree tree) : IVerifierSession, IReward
    {
        private readonly Dictionary<string, Score> _scores = [];
        private long _calls;

        public IReward Outcome => this;

        public VerifierUsage Usage => new(tree.Usage.ComputedTokens, tree.Usage.ReusedTokens, _calls);

        public int Cost(IReadOnlyList<StepPath> paths) =>
            Unknown(paths).Sum(text => verifier.Prompt(opening, text).Length + CritiqueTokens);

        public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Unknown(paths) is { Count: > 0 } unknown)
            {
                _calls++;
                var limits = new DecodeLimits(long.MaxValue, cancellationToken);
                var critiques = await tree.ContinueAsync([.. unknown.Select(text => verifier.Ask(opening, text))], limits);
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var (text, critique) in unknown.Zip(critiques))
                {
                    _scores[text] = Read(critique);
                }
            }

            return [.. paths.Select(path => _scores[path.ToString()])];
        }

        public ValueTask DisposeAsync() => tree.DisposeAsync();

        private List<string> Unknown(IReadOnlyList<StepPath> paths) =>
            [.. paths.Select(path => path.ToString()).Where(text => !_scores.ContainsKey(text)).Distinct()];
    }
}
