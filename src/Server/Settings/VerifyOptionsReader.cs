using Verify.Search;
using Verify.Search.Limits;
using Verify.Search.Verification;

namespace Verify.Server.Settings;

/// <summary>Reads and checks the section <c>Verify</c>: every key with its default and range.</summary>
internal static class VerifyOptionsReader
{
    public const string Section = "Verify";

    /// <exception cref="SettingsException">Something is wrong; all errors are reported at once.</exception>
    public static VerifyOptions Read(IConfiguration configuration)
    {
        var errors = new List<string>();
        var options = Read(configuration, errors, []);
        return errors.Count == 0 ? options : throw new SettingsException(errors);
    }

    /// <summary>Every key there is, with its default and what is allowed; <c>NAME</c> is a model's name.</summary>
    public static IReadOnlyList<SettingKey> Keys()
    {
        var keys = new List<SettingKey>();
        var named = new Dictionary<string, string?> { [$"{Section}:Policies:NAME:Folder"] = "", [$"{Section}:Verifiers:NAME:Folder"] = "" };
        Read(new ConfigurationBuilder().AddInMemoryCollection(named).Build(), [], keys);
        return keys;
    }

    private static VerifyOptions Read(IConfiguration configuration, List<string> errors, List<SettingKey> keys)
    {
        var settings = new SettingsReader(configuration.GetSection(Section), errors, keys);
        var options = new VerifyOptions
        {
            ModelsFolder = ReadModelsFolder(settings),
            Policies = ReadModels(settings, "Policies"),
            Verifiers = ReadModels(settings, "Verifiers"),
            Limits = ReadLimits(settings.Below("Limits")),
            Sandbox = SandboxOptionsReader.Read(settings.Below("Sandbox")),
        };
        settings.RefuseUnknown();
        return options;
    }

    private static string ReadModelsFolder(SettingsReader settings)
    {
        const string key = "ModelsFolder";
        var bundled = Path.Combine(AppContext.BaseDirectory, "models");
        if (settings.Text(key) is not { } given)
        {
            return bundled;
        }

        if (!Directory.Exists(given))
        {
            settings.Refuse(key, given, "there is no such folder; give one that holds imported model folders.");
        }

        return Path.GetFullPath(given);
    }

    private static List<ModelOptions> ReadModels(SettingsReader settings, string key)
    {
        var models = settings.Below(key);
        return settings.NamesIn(key).Select(name => ReadModel(name, models.Below(name))).ToList();
    }

    private static ModelOptions ReadModel(string name, SettingsReader settings)
    {
        const string key = "Folder";
        var folder = settings.RequiredText(key);
        if (folder.Length > 0 && !File.Exists(Path.Combine(folder, "manifest.json")))
        {
            settings.Refuse(key, folder, "it holds no manifest.json; give a folder that `verify import` wrote.");
        }

        settings.RefuseUnknown();
        return new ModelOptions(name, folder.Length > 0 ? Path.GetFullPath(folder) : folder);
    }

    private static LimitOptions ReadLimits(SettingsReader limits)
    {
        var options = new LimitOptions
        {
            MaxRequestBytes = limits.Integer("MaxRequestBytes", fallback: 1 << 20, minimum: 1024, maximum: 1 << 28),
            MaxProblemCharacters = limits.Integer("MaxProblemCharacters", fallback: 32_768, minimum: 1, maximum: 1 << 24),
            ConcurrentSearches = limits.Integer(
                "ConcurrentSearches",
                fallback: Environment.ProcessorCount,
                minimum: 1,
                maximum: 1024,
                defaultText: "number of cores"
            ),
            QueueLength = limits.Integer("QueueLength", fallback: 64, minimum: 0, maximum: 100_000),
            MemoryMiB = limits.Integer("MemoryMiB", fallback: 512, minimum: 1, maximum: 1 << 20),
            Drain = TimeSpan.FromSeconds(limits.Number("DrainSeconds", fallback: 10, minimum: 0, maximum: 3600)),
            Budgets = ReadBudgets(limits),
            Verification = ReadVerification(limits.Below("Checking")),
        };
        limits.RefuseUnknown();
        return options;
    }

    private static VerificationLimits ReadVerification(SettingsReader verification)
    {
        var fallback = new VerificationLimits();
        var limits = new VerificationLimits
        {
            Solutions = verification.Integer("Solutions", fallback.Solutions, minimum: 1, maximum: 1 << 20),
            SolutionCharacters = verification.Integer("SolutionCharacters", fallback.SolutionCharacters, minimum: 1, maximum: 1 << 24),
            Time = TimeSpan.FromSeconds(verification.Number("Seconds", fallback.Time.TotalSeconds, minimum: 0.001, maximum: 86_400)),
        };
        verification.RefuseUnknown();
        return limits;
    }

    private static SearchDefaults ReadBudgets(SettingsReader limits)
    {
        var fallback = new SearchDefaults();
        var candidates = ReadBudget(limits.Below("Candidates"), fallback.Candidates, fallback.MostCandidates, BudgetLimits.MinCandidates);
        var tokens = ReadBudget(limits.Below("Tokens"), fallback.Tokens, fallback.MostTokens, BudgetLimits.MinTokens);
        var rewardTokens = ReadBudget(
            limits.Below("RewardTokens"),
            fallback.RewardTokens,
            fallback.MostRewardTokens,
            BudgetLimits.MinRewardTokens
        );
        var seconds = ReadSeconds(limits.Below("Seconds"), fallback);
        return fallback with
        {
            Candidates = candidates.Default,
            MostCandidates = candidates.Maximum,
            Tokens = tokens.Default,
            MostTokens = tokens.Maximum,
            RewardTokens = rewardTokens.Default,
            MostRewardTokens = rewardTokens.Maximum,
            Seconds = seconds.Default,
            MostSeconds = seconds.Maximum,
        };
    }

    /// <summary>A lowered maximum lowers the default with it, unless that is given too.</summary>
    private static (int Default, int Maximum) ReadBudget(SettingsReader budget, int fallback, int fallbackMaximum, int minimum)
    {
        var maximum = budget.Integer("Maximum", fallbackMaximum, Math.Max(minimum, 1), int.MaxValue);
        var value = budget.Integer("Default", Math.Min(fallback, maximum), minimum, maximum);
        budget.RefuseUnknown();
        return (value, maximum);
    }

    private static (double? Default, double Maximum) ReadSeconds(SettingsReader seconds, SearchDefaults fallback)
    {
        const double least = BudgetLimits.MinConfiguredSeconds;
        var maximum = seconds.Number("Maximum", fallback.MostSeconds, least, BudgetLimits.MaxConfiguredSeconds);
        var given = seconds.Number("Default", maximum, least, maximum, defaultText: "none");
        var value = seconds.Has("Default") ? given : fallback.Seconds;
        seconds.RefuseUnknown();
        return (value, maximum);
    }
}
