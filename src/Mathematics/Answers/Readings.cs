using Verify.Mathematics.Answers.Forms;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers;

/// <summary>
/// The ways in which an answer can be read, the likelier first: <c>1,5</c> is one number or two, <c>5 m</c> a length or a product.
/// </summary>
internal static class Readings
{
    public static IEnumerable<AnswerForm> Of(string answer)
    {
        var withPoint = DecimalComma.ToPoint(answer);
        if (AnswerText.WithCurrency(withPoint).ToList() is { Count: > 0 } amounts)
        {
            foreach (var amount in amounts)
            {
                yield return FormReader.Read(amount);
            }

            yield break;
        }

        var first = FormReader.Read(withPoint);
        yield return first;
        if (!ReferenceEquals(withPoint, answer) || DecimalComma.IsThousands(answer))
        {
            yield return FormReader.Read(answer.Replace(",", ", ", StringComparison.Ordinal));
        }

        if (first is ValueForm { Formula: Number } && char.IsAsciiDigit(answer[0]))
        {
            yield break;
        }

        if (AnswerText.WithTextUnit(answer) is { } quantity)
        {
            yield return FormReader.Read(quantity);
        }

        if (AnswerText.Announced(answer) is { } announced && FormReader.Read(announced) is not TextForm and var form)
        {
            yield return form;
        }

        foreach (var respelt in Respelling.Of(answer))
        {
            yield return FormReader.Read(respelt);
        }
    }
}
