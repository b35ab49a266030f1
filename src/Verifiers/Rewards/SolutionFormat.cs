using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>How a reward model wants steps and solutions written.</summary>
internal sealed class SolutionFormat
{
    private static readonly char[] LineEnds = ['\r', '\n'];

    private readonly ITokenizer _tokenizer;
    private readonly int[] _separator;
    private readonly int[] _end;

    public SolutionFormat(ModelManifest manifest, ITokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        var stepToken = manifest.Heads.Select(head => head.StepToken).FirstOrDefault(token => token is not null);
        _separator = stepToken is null ? tokenizer.Encode(manifest.StepSeparator) : [tokenizer.Special(stepToken)];
        _end = [tokenizer.Special(manifest.EndTokens[0])];
    }

    /// <summary>The step's text as the model sees it; empty for a blank step.</summary>
    public static string Trim(string step) => step.TrimStart(LineEnds).TrimEnd();

    /// <summary>The separator's own tokens follow the text's, so that every step ends, and is read, at the same token.</summary>
    public TokenPath Append(TokenPath path, string step) => path.Append([.. _tokenizer.Encode(step), .. _separator]);

    public TokenPath AppendEnd(TokenPath path) => path.Append(_end);

    /// <summary>Text of a manifest, which may spell special tokens.</summary>
    public int[] Encode(string markup)
    {
        var tokens = new List<int>();
        for (var at = 0; at < markup.Length; )
        {
            if (_tokenizer.TrySpecialAt(markup, at, out var special, out var length))
            {
                tokens.Add(special);
                at += length;
                continue;
            }

            var end = at + 1;
            while (end < markup.Length && !_tokenizer.TrySpecialAt(markup, end, out _, out _))
            {
                end++;
            }

            tokens.AddRange(_tokenizer.Encode(markup[at..end]));
            at = end;
        }

        return [.. tokens];
    }
}
