using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>
/// The solutions of one session. Paths of equal texts are one <see cref="Solution"/>, whoever built them, so that equal texts score equal
/// and are
/// run and cached once; blank steps are skipped.
/// </summary>
internal sealed class SolutionTree(TokenPath prompt, SolutionFormat format)
{
    private readonly Dictionary<(Solution Parent, string Step), Solution> _byText = [];
    private readonly Dictionary<StepPath, Solution> _byPath = [];
    private readonly Solution _root = new(0, prompt);

    /// <summary>Every solution there is, as the model reads it.</summary>
    public IReadOnlyList<TokenPath> Paths => [.. _byText.Values.Select(solution => solution.Tokens).Prepend(prompt)];

    /// <summary>The solution that a path is; the prompt alone when all its steps are blank.</summary>
    public Solution Find(StepPath path)
    {
        // From the end up to what is known, so that a path whose parent is known costs one step, however long it is.
        var unknown = new Stack<StepPath>();
        var solution = _root;
        for (var prefix = path; prefix.Parent is not null; prefix = prefix.Parent)
        {
            if (_byPath.TryGetValue(prefix, out var known))
            {
                solution = known;
                break;
            }

            unknown.Push(prefix);
        }

        while (unknown.TryPop(out var next))
        {
            _byPath[next] = solution = Append(solution, SolutionFormat.Trim(next.Text));
        }

        return solution;
    }

    public bool IsEmpty(Solution solution) => solution == _root;

    private Solution Append(Solution parent, string step)
    {
        if (step.Length == 0)
        {
            return parent;
        }

        if (!_byText.TryGetValue((parent, step), out var child))
        {
            _byText[(parent, step)] = child = new Solution(_byText.Count + 1, format.Append(parent.Tokens, step));
        }

        return child;
    }
}
