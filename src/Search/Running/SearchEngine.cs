using Verify.Mathematics;
using Verify.Search.Journal;
using Verify.Search.Planning;
using Verify.Search.Policies;
using Verify.Search.Strategies;
using Verify.Verifiers;
using Verify.Verifiers.Answers;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Running;

/// <summary>Searches over the given policies and verifiers.</summary>
public sealed class SearchEngine : ISearchEngine
{
    private readonly SearchPlanner _planner;
    private readonly SearchRunner _runner;

    /// <summary>An engine; it owns none of what it is given.</summary>
    /// <param name="policies">The default first; at least one.</param>
    /// <param name="verifiers">The default first; may be none.</param>
    /// <param name="reader">Reads the answer out of a solution.</param>
    /// <param name="equivalence">Groups answers.</param>
    /// <param name="sandbox">Runs the programs of solutions that call tools, and says what tests may be; null when no code is run.</param>
    /// <param name="defaults">What silent requests get.</param>
    /// <param name="time">Measures budgets of seconds.</param>
    /// <exception cref="ArgumentException">There is no policy, or two policies or verifiers have one name.</exception>
    public SearchEngine(
        IReadOnlyList<PolicyModel> policies,
        IReadOnlyList<IVerifier> verifiers,
        IAnswerReader reader,
        IAnswerEquivalence equivalence,
        ICodeSandbox? sandbox,
        SearchDefaults defaults,
        TimeProvider time
    )
        : this(StrategyCatalog.All, [new PythonTool(sandbox)], policies, verifiers, reader, equivalence, sandbox, defaults, time) { }

    /// <summary>An engine with strategies and tools of its own choice.</summary>
    internal SearchEngine(
        IReadOnlyList<ISearchStrategy> strategies,
        IReadOnlyList<ITool> tools,
        IReadOnlyList<PolicyModel> policies,
        IReadOnlyList<IVerifier> verifiers,
        IAnswerReader reader,
        IAnswerEquivalence equivalence,
        ICodeSandbox? sandbox,
        SearchDefaults defaults,
        TimeProvider time
    )
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(verifiers);
        if (policies.Count == 0)
        {
            throw new ArgumentException("There is no policy; a search needs at least one.", nameof(policies));
        }

        RequireDistinct(policies.Select(policy => policy.Name), nameof(policies));
        RequireDistinct(verifiers.Select(verifier => verifier.Name), nameof(verifiers));
        RequireDistinct(strategies.Select(strategy => strategy.Name), nameof(strategies));
        Strategies = [.. strategies.Select(StrategyCatalog.Describe)];
        Policies = policies;
        Verifiers = verifiers;
        var prompts = policies.ToDictionary(policy => policy.Name, policy => new PolicyPrompts(policy.Model));
        _planner = new SearchPlanner(strategies, tools, policies, prompts, verifiers, sandbox, defaults);
        _runner = new SearchRunner(strategies, tools, policies, prompts, verifiers, reader, equivalence, time);
    }

    /// <inheritdoc/>
    public IReadOnlyList<PolicyModel> Policies { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IVerifier> Verifiers { get; }

    /// <inheritdoc/>
    public IReadOnlyList<StrategyDescription> Strategies { get; }

    /// <inheritdoc/>
    public SearchPlan Plan(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _planner.Plan(request);
    }

    /// <inheritdoc/>
    public Task<SearchResult> RunAsync(
        SearchPlan plan,
        ISearchObserver observer,
        ISearchJournal journal,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(observer);
        ArgumentNullException.ThrowIfNull(journal);
        return _runner.RunAsync(plan, observer, journal, cancellationToken);
    }

    private static void RequireDistinct(IEnumerable<string> names, string parameter)
    {
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two have the name '{twice.Key}'.", parameter);
        }
    }
}
