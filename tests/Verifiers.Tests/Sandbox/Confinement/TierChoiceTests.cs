using System.Diagnostics;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Confinement;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Verifiers.Tests.Sandbox.Confinement;

/// <summary>The tiers are real ones, some with the system call filter taken out: what they then let through does no harm.</summary>
[Collection(SandboxCollection.Name)]
public sealed class TierChoiceTests(SandboxFixture sandboxes)
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tier_whose_self_test_fails_is_passed_over_for_the_next_and_said_to_be()
    {
        NeedBoth();
        await using var sandbox = await ChooseAsync(leaky: [SandboxKind.Bubblewrap]);
        Assert.Equal(SandboxKind.Landlock, sandbox.State.Kind);
        Assert.All(sandbox.State.Canaries, canary => Assert.True(canary.Held, canary.Name));
        Assert.Contains("Bubblewrap with", sandbox.State.Reason, StringComparison.Ordinal);
        Assert.Contains("start another process: ALLOWED", sandbox.State.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_tier_holds_nothing_is_run_and_every_reason_is_given()
    {
        NeedBoth();
        await using var sandbox = await ChooseAsync(leaky: [SandboxKind.Bubblewrap, SandboxKind.Landlock]);
        Assert.False(sandbox.State.Ready);
        Assert.Contains("Bubblewrap with", sandbox.State.Reason, StringComparison.Ordinal);
        Assert.Contains("Landlock with", sandbox.State.Reason, StringComparison.Ordinal);
        Assert.Contains(sandbox.State.Canaries, canary => !canary.Held);
        var tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(1) == 1"] };
        Assert.Empty(sandbox.Check(tests));
        await Assert.ThrowsAsync<SandboxUnavailableException>(() => sandbox.RunAsync(new TestRun("def f(x): return x", tests), None));
        await Assert.ThrowsAsync<SandboxUnavailableException>(() => sandbox.RunProgramAsync(new ProgramRun { Source = "print(1)" }, None));
    }

    [Fact]
    public async Task A_tier_that_cannot_be_made_here_is_passed_over_too()
    {
        NeedBoth();
        var options = SandboxFixture.Options with { Spares = 0 };
        var choice = new SandboxChoice(
            options,
            kind =>
                kind == SandboxKind.Bubblewrap ? throw new SandboxUnavailableException("bwrap is missing.") : Tier.Create(kind, options),
            TimeProvider.System
        );
        await using var sandbox = await choice.ChooseAsync(None);
        Assert.Equal(SandboxKind.Landlock, sandbox.State.Kind);
        Assert.Contains("bwrap is missing.", sandbox.State.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no/such/python3", "cannot be started")]
    [InlineData("/bin/false", "cannot be used")]
    public async Task An_interpreter_that_is_none_leads_to_a_refusal_that_names_it(string path, string complaint)
    {
        await using var sandbox = await CodeSandboxes.StartAsync(new SandboxOptions { PythonPath = path }, TimeProvider.System, None);
        Assert.False(sandbox.State.Ready);
        Assert.Contains($"{path} {complaint}", sandbox.State.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sandbox_that_is_switched_off_refuses_and_says_why()
    {
        await using var off = await CodeSandboxes.StartAsync(new SandboxOptions { Tier = SandboxTier.Off }, TimeProvider.System, None);
        Assert.False(off.State.Ready);
        var refusal = await Assert.ThrowsAsync<SandboxUnavailableException>(() =>
            off.RunAsync(new TestRun("", new CodeTests { EntryPoint = "f", Cases = ["pass"] }), None)
        );
        Assert.Contains("switched off", refusal.Message, StringComparison.Ordinal);
    }

    private void NeedBoth()
    {
        sandboxes.Sandbox(SandboxTier.Bubblewrap);
        sandboxes.Sandbox(SandboxTier.Landlock);
    }

    private static Task<ICodeSandbox> ChooseAsync(SandboxKind[] leaky)
    {
        var options = SandboxFixture.Options with { Spares = 0 };
        return new SandboxChoice(
            options,
            kind => leaky.Contains(kind) ? new Unfiltered(Tier.Create(kind, options)) : Tier.Create(kind, options),
            TimeProvider.System
        ).ChooseAsync(None);
    }

    /// <summary>A confinement whose system call filter lets everything through.</summary>
    private sealed class Unfiltered(IConfinement whole) : IConfinement
    {
        private static readonly byte[] AllowAll = [0x06, 0, 0, 0, 0, 0, 0xff, 0x7f];

        public SandboxKind Kind => whole.Kind;

        public SelfConfinement? Self => whole.Self is null ? null : new SelfConfinement(AllowAll);

        public ProcessStartInfo Start(SandboxedProgram program)
        {
            var start = whole.Start(program);
            var option = start.ArgumentList.IndexOf("--seccomp");
            if (option >= 0)
            {
                start.ArgumentList.RemoveAt(option);
                start.ArgumentList.RemoveAt(option);
            }

            return start;
        }

        public void Dispose() => whole.Dispose();
    }
}
