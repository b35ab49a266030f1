using Verify.Inference;

namespace Verify.Verifiers.Rewards.Readouts;

/// <summary>A head of a reward model with its readout, chosen once by its name.</summary>
internal sealed class HeadReadout
{
    private static readonly Dictionary<string, Func<HeadDescription, IReadout>> ByName = new(StringComparer.Ordinal)
    {
        ["softmax"] = head => new SoftmaxReadout(head.Class),
        ["sigmoid"] = _ => new SigmoidReadout(),
        ["tanh"] = _ => new TanhReadout(),
        ["identity"] = _ => new IdentityReadout(),
    };

    private readonly IReadout _readout;

    /// <exception cref="ArgumentException">There is no readout of that name, or it does not fit the head.</exception>
    public HeadReadout(HeadDescription head)
    {
        Head = head;
        if (!ByName.TryGetValue(head.Readout, out var create))
        {
            throw new ArgumentException(
                $"The head '{head.Name}' has the unknown readout '{head.Readout}'; there are {string.Join(", ", ByName.Keys)}.",
                nameof(head)
            );
        }

        _readout = create(head);
        if (!_readout.Fits(head.Width))
        {
            throw new ArgumentException(
                $"The head '{head.Name}' has {head.Width} values and class {head.Class}, which the readout '{head.Readout}' cannot read.",
                nameof(head)
            );
        }
    }

    public HeadDescription Head { get; }

    public ScoreRange Range => _readout.Range;

    /// <summary>The head's score out of the outputs of all heads.</summary>
    /// <exception cref="InvalidOperationException">The model gave a value that is no number.</exception>
    public double Read(ReadOnlySpan<float> outputs)
    {
        var score = _readout.Read(outputs.Slice(Head.Offset, Head.Width));
        return double.IsNaN(score)
            ? throw new InvalidOperationException(
                $"The head '{Head.Name}' gave a value that is no number; the model's weights or precision are broken."
            )
            : score;
    }
}
