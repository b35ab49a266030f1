using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>How a reward model wants steps and solutions written.</summary>
internal sealed class SolutionFormat
{
    private static readonly char[] LineEnds = ['\r', '\n'];

    private readonly ILanguageModel _model;
    private readonly Token[] _separator;
    private readonly Token[] _end;

    /// <exception cref="ArgumentException">The model names a special token that it does not have.</exception>
    public SolutionFormat(ILanguageModel model)
    {
        _model = model;
        var description = model.Description;
        var stepToken = description.Heads.Select(head => head.StepToken).FirstOrDefault(token => token is not null);
        _separator = stepToken is null ? model.Encode(description.StepSeparator) : Special(stepToken);
        _end = Special(description.EndToken);
    }

    /// <summary>The step's text as the model sees it; empty for a blank step.</summary>
    public static string Trim(string step) => step.TrimStart(LineEnds).TrimEnd();

    /// <summary>The separator's own tokens follow the text's, so that every step ends, and is read, at the same token.</summary>
    public TokenPath Append(TokenPath path, string step) => Append(path, [.. _model.Encode(step), .. _separator]);

    public TokenPath Append(TokenPath path, Token[] tokens) => _model.Append(path, tokens);

    public TokenPath AppendEnd(TokenPath path) => Append(path, _end);

    /// <summary>Text of a model's description, which may spell special tokens.</summary>
    public Token[] Encode(string markup) => _model.EncodeMarkup(markup);

    private Token[] Special(string spelling) =>
        _model.EncodeMarkup(spelling) is [{ Bytes.IsEmpty: true }] special
            ? special
            : throw new ArgumentException(
                $"The model '{_model.Description.Name}' has no special token '{spelling}', which its description names.",
                nameof(spelling)
            );
}
