using System.Globalization;
using Verify.Search.Planning;
using Verify.Search.Requests;
using Verify.Verifiers;
using Verify.Verifiers.Answers;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Verification;

/// <summary>Checks requests for checking and fills in their defaults; all errors are reported at once.</summary>
internal sealed class VerificationPlanner(
    IReadOnlyList<IVerifier> verifiers,
    IAnswerReader reader,
    ICodeSandbox? sandbox,
    VerificationLimits limits
)
{
    private const string LineEnd = "\n";
    private const int LongestSeparator = 64;

    private readonly CodeReader _code = new(sandbox);

    public VerificationPlan Plan(VerificationRequest request)
    {
        var errors = new RequestErrors();
        errors.Text("problem", request.Problem, "give its text");
        if (request.Solutions.Count == 0 || request.Solutions.Count > limits.Solutions)
        {
            errors.Add(
                "solutions",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {request.Solutions.Count} solutions; give from 1 to {limits.Solutions}, and the others in another request."
                )
            );
        }

        if (request.StepSeparator is { Length: 0 or > LongestSeparator } separator)
        {
            errors.Add("stepSeparator", $"A separator of {separator.Length} characters is not allowed; give from 1 to {LongestSeparator}.");
        }

        _code.CheckTests(request.Tests, errors);
        errors.AddRange(
            (request.Constraints?.Errors() ?? []).Select(error => new RequestError($"constraints.{error.Field}", error.Message))
        );
        GivenFields.RequireChecked(request.Constraints, verifiers, errors);
        if (request.Aggregation is { } aggregation)
        {
            errors.Named("aggregation", "aggregation", aggregation, Aggregation.Names, name => name);
        }

        var kind = CodeReader.ReadKind(request.Tests, request.Kind, errors) ?? KindDetector.Detect(request.Problem);
        var reference = ReadReference(request.Reference, kind, errors);
        var problem = new Problem(request.Problem, kind) { Tests = request.Tests, Constraints = request.Constraints };
        var scoring = ReadVerifiers(request, problem, errors);
        errors.Fit(problem, scoring.Select(one => one.Verifier));
        errors.Throw();
        return new VerificationPlan(
            problem,
            request.Solutions,
            reference,
            scoring,
            request.StepSeparator
                ?? scoring.Select(one => one.Verifier.Description.StepSeparator).FirstOrDefault(one => one is not null)
                ?? LineEnd
        )
        {
            Seed = request.Seed,
        };
    }

    /// <summary>A reference may be a whole solution; what states no answer is one.</summary>
    private string? ReadReference(string? reference, ProblemKind kind, RequestErrors errors)
    {
        if (reference is null)
        {
            return null;
        }

        errors.Text("reference", reference, "give the correct answer, or omit the field");
        return reader.ReadReference(reference, kind) ?? reference;
    }

    private List<RequestedVerifier> ReadVerifiers(VerificationRequest request, Problem problem, RequestErrors errors)
    {
        var fields = GivenFields.Of(request.Tests, request.Constraints);
        var read = new List<RequestedVerifier>();
        foreach (var (name, index) in (request.Verifiers ?? []).Select((name, index) => (name, index)))
        {
            var path = $"verifiers[{index}]";
            var verifier = errors.Named(path, "verifier", name, verifiers, one => one.Name);
            if (verifier is null)
            {
                continue;
            }

            var description = verifier.Description;
            if (description is { Process: false, Outcome: false })
            {
                errors.Add(path, $"'{name}' only compares solutions; name verifiers that score.");
            }
            else if (description.NeededField is { } field && !fields.Contains(field))
            {
                errors.Add(path, $"'{name}' has no opinion without the field '{field}'; give it, or remove the verifier.");
            }
            else if (read.Exists(one => one.Verifier.Name == name))
            {
                errors.Add(path, $"'{name}' is listed twice; list each verifier once.");
            }

            read.Add(new RequestedVerifier(verifier, request.Aggregation ?? description.Aggregation ?? "min"));
        }

        // Tests are run and constraints checked whether or not somebody wants them as a score.
        return
        [
            .. read,
            .. GivenFields
                .Reporters(problem, verifiers)
                .Where(one => !read.Exists(other => other.Verifier == one))
                .Select(one => new RequestedVerifier(one, null)),
        ];
    }
}
