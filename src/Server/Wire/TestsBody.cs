using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.Wire;

[Description("A solution's test report.")]
internal sealed record TestsBody(
    [property:
        Description(
            "`passed` when every case passed, else the verdict of the first that did not: `failed`, `error`, "
                + "`timeout`, `memory`, `output-limit`, `unjudged` or `sandbox-error`."
        ),
        TestVerdict
    ]
        string Verdict,
    [property: Description("Number of cases that passed.")] int Passed,
    [property: Description("Number of cases.")] int Total,
    [property: Description("Each case, in order.")] IReadOnlyList<CaseBody> Cases,
    [property: Description("What confined it: `bubblewrap` or `landlock`.")] string Sandbox,
    [property: Description("Where solution and tests were run."), AllowedValues("isolated", "together")] string Judged,
    [property:
        Description("`exact` where no solution can forge a pass, `cooperative` where one that sets out to can."),
        AllowedValues("exact", "cooperative")
    ]
        string Trust,
    [property: Description(
        "Why the isolated judge cannot judge this solution faithfully: `identity`, `prelude-class`, `operators` or "
            + "`patched-module`; null when it can."
    )]
        string? Reason,
    [property: Description("Integrity findings: names the solution lent to the tests, modules it patched, calls it was denied.")]
        IReadOnlyList<string> Findings
)
{
    public static TestsBody Of(TestReport report) =>
        new(
            report.Verdict.Name(),
            report.Passed,
            report.Total,
            report.Cases.Select(one => new CaseBody(one.Verdict.Name(), one.Seconds, one.Message)).ToList(),
            report.Sandbox,
            report.Judged == TestsJudging.Together ? "together" : "isolated",
            report.Judged == TestsJudging.Together ? "cooperative" : "exact",
            report.Reason,
            report.Findings
        );
}

[Description("The report of a case.")]
internal sealed record CaseBody(
    [property: Description("As of the whole."), TestVerdict] string Verdict,
    [property: Description("Wall clock; 0 where it was not reached.")] double Seconds,
    [property: Description("Why it did not pass; null where it did.")] string? Message
);

[Description("A candidate's test results in short.")]
internal sealed record TestShareBody(
    [property: Description("As in `verdict.tests`."), TestVerdict] string Verdict,
    [property: Description("Number of cases that passed.")] int Passed,
    [property: Description("Number of cases.")] int Total
)
{
    public static TestShareBody Of(TestReport report) => new(report.Verdict.Name(), report.Passed, report.Total);
}

[Description("A constraint and whether it is kept.")]
internal sealed record ConstraintBody(
    [property: Description("In words: `at most 50 words`.")] string Constraint,
    [property: Description("Whether it is kept.")] bool Kept,
    [property: Description("What was found instead; null when it is kept.")] string? Found
)
{
    public static IReadOnlyList<ConstraintBody> Of(IReadOnlyList<ConstraintFinding> findings) =>
        findings.Select(finding => new ConstraintBody(finding.Constraint, finding.IsKept, finding.Found)).ToList();
}
