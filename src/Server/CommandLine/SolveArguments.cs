using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Verify.Search.Limits;
using Verify.Server.Solving;
using Verify.Server.Wire;

namespace Verify.Server.CommandLine;

/// <summary>What <c>verify solve</c> takes: the fields of a <see cref="SolveRequest"/>.</summary>
internal sealed class SolveArguments
{
    private readonly Argument<string> _problem = new("problem") { Description = "The problem, as a person would ask it." };
    private readonly Option<string?> _kind = new("--kind") { Description = "math, code or text. Default: detected." };
    private readonly Option<string?> _policy = new("--policy")
    {
        Description = "The model that proposes steps. Default: the first there is.",
    };
    private readonly Option<string?> _strategy = new("--strategy")
    {
        Description = "The search strategy, for instance beam, mcts or best-of-n.",
    };
    private readonly Option<string[]> _options = new("--option")
    {
        Description = "An option of the strategy as key=value; may be repeated.",
        HelpName = "key=value",
    };
    private readonly Option<string[]> _verifiers = new("--verifier")
    {
        Description = "Who scores, as name or name=weight; may be repeated.",
        HelpName = "name[=weight]",
    };
    private readonly Option<string?> _aggregation = new("--aggregation")
    {
        Description = "How step scores become one, for instance min or product.",
    };
    private readonly Option<string?> _selection = new("--selection")
    {
        Description = "How the answer is chosen, for instance weighted-vote.",
    };
    private readonly Option<int?> _candidates = new("--budget-candidates") { Description = "Finished candidates at most." };
    private readonly Option<int?> _tokens = new("--budget-tokens") { Description = "Generated tokens at most." };
    private readonly Option<int?> _rewardTokens = new("--budget-reward-tokens")
    {
        Description = "Reward tokens at most; 0 means no limit.",
    };
    private readonly Option<double?> _seconds = new("--budget-seconds") { Description = "Seconds at most." };
    private readonly Option<double?> _temperature = new("--temperature")
    {
        Description = FormattableString.Invariant(
            $"From {SamplingLimits.MinTemperature} (the likeliest token) to {SamplingLimits.MaxTemperature}."
        ),
    };
    private readonly Option<int?> _maxTokens = new("--max-tokens") { Description = "Tokens of one solution at most." };
    private readonly Option<long?> _seed = new("--seed")
    {
        Description = $"Makes the search reproducible, from {SeedLimits.Min} to {SeedLimits.Max}. Default: drawn, and shown.",
    };

    public SolveArguments()
    {
        _kind.AcceptOnlyFromAmong("math", "code", "text");
        _options.Validators.Add(result => Refuse(result, token => token.IndexOf('=') <= 0, "an option is written key=value"));
        _verifiers.Validators.Add(result =>
            Refuse(result, token => ReadVerifier(token) is null, "a verifier is written name or name=weight")
        );
        _seed.Validators.Add(result => Refuse(result, token => token.StartsWith('-'), "a seed is not negative"));
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(_problem);
        Option[] all =
        [
            _kind,
            _policy,
            _strategy,
            _options,
            _verifiers,
            _aggregation,
            _selection,
            _candidates,
            _tokens,
            _rewardTokens,
            _seconds,
            _temperature,
            _maxTokens,
            _seed,
        ];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    public SolveRequest Read(ParseResult parsed) =>
        new()
        {
            Problem = parsed.GetRequiredValue(_problem),
            Kind = parsed.GetValue(_kind),
            Policy = parsed.GetValue(_policy),
            Search = new SearchChoice
            {
                Strategy = parsed.GetValue(_strategy),
                Options = ReadOptions(parsed.GetValue(_options) ?? []),
                Verifier = ReadVerifiers(parsed.GetValue(_verifiers) ?? []),
                Aggregation = parsed.GetValue(_aggregation),
                Selection = parsed.GetValue(_selection),
                Budget = new BudgetChoice
                {
                    Candidates = parsed.GetValue(_candidates),
                    Tokens = parsed.GetValue(_tokens),
                    RewardTokens = parsed.GetValue(_rewardTokens),
                    Seconds = parsed.GetValue(_seconds),
                },
            },
            Sampling = new SamplingChoice { Temperature = parsed.GetValue(_temperature), MaxTokens = parsed.GetValue(_maxTokens) },
            Seed = parsed.GetValue(_seed),
        };

    private static void Refuse(OptionResult result, Func<string, bool> isWrong, string wanted)
    {
        foreach (var token in result.Tokens.Where(token => isWrong(token.Value)))
        {
            result.AddError($"'{token.Value}': {wanted}.");
        }
    }

    // The last one counts where a key is repeated, as it does for other options.
    private static Dictionary<string, JsonElement>? ReadOptions(string[] given) =>
        given.Length == 0
            ? null
            : given
                .Select(pair => pair.Split('=', 2))
                .GroupBy(pair => pair[0])
                .ToDictionary(group => group.Key, group => ReadValue(group.Last()[1]));

    /// <summary>A number or a truth value as JSON writes it; anything else is a string.</summary>
    private static JsonElement ReadValue(string text)
    {
        if (text is "true" or "false" || double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            try
            {
                return JsonElement.Parse(text);
            }
            catch (JsonException)
            {
                // A number as people write it and JSON does not, such as .5: told apart from text by the strategy.
            }
        }

        return JsonSerializer.SerializeToElement(text, WireJson.Default.String);
    }

    private static JsonElement? ReadVerifiers(string[] given) =>
        given.Length == 0
            ? null
            : JsonSerializer.SerializeToElement(
                given.Select(text => ReadVerifier(text)!).ToList(),
                WireJson.Default.IReadOnlyListWeightedVerifierChoice
            );

    private static WeightedVerifierChoice? ReadVerifier(string text)
    {
        var parts = text.Split('=', 2);
        if (parts.Length == 1)
        {
            return new WeightedVerifierChoice { Name = text };
        }

        return double.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight)
            ? new WeightedVerifierChoice { Name = parts[0], Weight = weight }
            : null;
    }
}
