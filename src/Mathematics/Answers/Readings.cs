using Verify.Mathematics.Answers.Forms;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers;

/// <summary>One way in which an answer can be read.</summary>
/// <param name="Form">What it says.</param>
/// <param name="Label">
/// What was set aside to read it so: the name or the words around a value. Null where nothing was. Readings with different labels are not
/// compared: "the loss is 5" is not "the profit is 5".
/// </param>
internal readonly record struct AnswerReading(AnswerForm Form, string? Label = null);

/// <summary>
/// The ways in which an answer can be read, the likelier first: <c>1,5</c> is one number or two, <c>5 m</c> a length or a product.
/// </summary>
internal static class Readings
{
    public static IEnumerable<AnswerReading> Of(string answer)
    {
        answer = UsualNotation.Of(answer);
        var withPoint = DecimalComma.ToPoint(answer);
        if (AnswerText.WithCurrency(withPoint).ToList() is { Count: > 0 } amounts)
        {
            foreach (var amount in amounts)
            {
                yield return new(FormReader.Read(amount));
            }

            yield break;
        }

        var first = FormReader.Read(withPoint);
        yield return new(first);
        if (!ReferenceEquals(withPoint, answer) || DecimalComma.IsThousands(answer))
        {
            // "1,000" is no list of 1 and 0.
            if (!answer.Contains(",0", StringComparison.Ordinal) || !DecimalComma.IsThousands(answer))
            {
                yield return new(FormReader.Read(answer.Replace(",", ", ", StringComparison.Ordinal)));
            }
        }

        if (first is ValueForm { Formula: Number } && char.IsAsciiDigit(answer[0]))
        {
            yield break;
        }

        if (AnswerText.WithTextUnit(answer) is { } quantity)
        {
            yield return new(FormReader.Read(quantity));
        }

        foreach (var (text, label) in AnswerLabel.SetAside(answer))
        {
            if (FormReader.Read(DecimalComma.ToPoint(text)) is not TextForm and var form)
            {
                yield return new(form, label);
            }
        }

        foreach (var respelt in Respelling.Of(answer))
        {
            yield return new(FormReader.Read(respelt));
        }
    }
}
