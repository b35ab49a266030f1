using Verify.Verifiers.Sandbox.Confinement;
using Verify.Verifiers.Sandbox.Judging;
using Verify.Verifiers.Sandbox.Processes;
using Verify.Verifiers.Sandbox.Python;

namespace Verify.Verifiers.Sandbox.Starting;

/// <summary>Goes through tiers and interpreters until one passes its self-test, and keeps what was wrong with the others.</summary>
/// <param name="options">Limits and tier.</param>
/// <param name="confine">Makes a confinement, or throws <see cref="SandboxUnavailableException"/>.</param>
/// <param name="timeProvider">Clock of deadlines.</param>
internal sealed class SandboxChoice(SandboxOptions options, Func<SandboxKind, IConfinement> confine, TimeProvider timeProvider)
{
    private const int BytesOfKiB = 1024;
    private readonly List<string> _refusals = [];
    private IReadOnlyList<CanaryResult> _canaries = [];

    public async Task<ICodeSandbox> ChooseAsync(CancellationToken cancellationToken)
    {
        if (options.Tier == SandboxTier.Off)
        {
            return Disabled("Code is not run: the sandbox is switched off; set its tier to Auto.");
        }

        var interpreters = await ProbeAsync(cancellationToken);
        foreach (var kind in Tier.Allowed(options.Tier))
        {
            foreach (var interpreter in interpreters)
            {
                if (await TryAsync(kind, interpreter, cancellationToken) is { } sandbox)
                {
                    return sandbox;
                }
            }
        }

        return Disabled($"Code is not run, because no sandbox works here. {string.Join(" ", _refusals)} See docs/sandbox.md.");
    }

    private async Task<List<PythonInterpreter>> ProbeAsync(CancellationToken cancellationToken)
    {
        var found = new List<PythonInterpreter>();
        foreach (var path in PythonInterpreter.Candidates(options.PythonPath))
        {
            try
            {
                var interpreter = await PythonInterpreter.ProbeAsync(path, cancellationToken);
                if (found.TrueForAll(other => other.Executable != interpreter.Executable))
                {
                    found.Add(interpreter);
                }
            }
            catch (SandboxUnavailableException exception)
            {
                _refusals.Add(exception.Message);
            }
        }

        if (found.Count == 0)
        {
            _refusals.Add("There is no Python to run: install the Debian package python3.");
        }

        return found;
    }

    private async Task<ICodeSandbox?> TryAsync(SandboxKind kind, PythonInterpreter interpreter, CancellationToken cancellationToken)
    {
        var what = $"{kind} with {interpreter.Executable}";
        try
        {
            var language = await PythonLanguage.CreateAsync(interpreter, options.ReplyKiB * BytesOfKiB, cancellationToken);
            await using (var trial = Supply(kind, language, spares: 0, judges: 0))
            {
                _canaries = await new SelfTest(trial, options).RunAsync(cancellationToken);
            }

            var broken = _canaries.Where(canary => !canary.Held).ToList();
            if (broken.Count == 0)
            {
                var reason = string.Join(" ", [$"{kind}, Python {interpreter.Version} ({interpreter.Executable}).", .. _refusals]);
                var state = new SandboxState(kind, reason, _canaries);
                return new ConfinedSandbox(state, options, Supply(kind, language, options.Spares, options.Workers), timeProvider);
            }

            _refusals.Add($"{what} did not hold: {string.Join("; ", broken.Select(canary => $"{canary.Name}: {canary.Outcome}"))}.");
        }
        catch (SandboxUnavailableException exception)
        {
            _refusals.Add($"{what}: {exception.Message}");
        }
        catch (SandboxStartException exception)
        {
            _refusals.Add($"{what} does not start: {exception.Message}.");
        }

        return null;
    }

    private Supply Supply(SandboxKind kind, ILanguage language, int spares, int judges) =>
        new(confine(kind), language, spares, judges, options.ReplyKiB * BytesOfKiB, timeProvider);

    private DisabledSandbox Disabled(string reason) => new(new SandboxState(SandboxKind.None, reason, _canaries), new TestsRules(options));
}
