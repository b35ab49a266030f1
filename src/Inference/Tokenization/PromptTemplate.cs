using System.Text;
using System.Text.RegularExpressions;

namespace Verify.Inference.Tokenization;

/// <summary>
/// A prompt with named placeholders such as <c>{problem}</c>. The spelling of a special token in the template becomes that token; what is
/// filled in is text, whatever it spells. Braces around anything but a lower-case name are literal.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. Text between two special tokens is tokenized as one, placeholder and literal together, as it was when the
/// model was trained.
/// </remarks>
public sealed partial class PromptTemplate
{
    private readonly ITokenizer _tokenizer;
    private readonly List<Part> _parts;

    private PromptTemplate(ITokenizer tokenizer, List<Part> parts)
    {
        _tokenizer = tokenizer;
        _parts = parts;
        Placeholders = [.. parts.Where(part => part.Kind == PartKind.Placeholder).Select(part => part.Text).Distinct()];
    }

    private enum PartKind
    {
        Literal,
        Placeholder,
        Special,
    }

    /// <summary>The names of its placeholders, each once, in order of appearance.</summary>
    public IReadOnlyList<string> Placeholders { get; }

    /// <summary>Reads a template whose one placeholder is <c>{problem}</c>.</summary>
    /// <exception cref="ModelFormatException">As for <see cref="Parse(string, ITokenizer, IReadOnlyList{string})"/>.</exception>
    public static PromptTemplate Parse(string template, ITokenizer tokenizer) => Parse(template, tokenizer, ["problem"]);

    /// <summary>Reads a template in which each of <paramref name="placeholders"/> occurs at least once.</summary>
    /// <exception cref="ModelFormatException">
    /// The template has another placeholder, lacks one, or spells a special token that the tokenizer does not have.
    /// </exception>
    public static PromptTemplate Parse(string template, ITokenizer tokenizer, IReadOnlyList<string> placeholders)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(placeholders);
        var parsed = ParseAny(template, tokenizer);
        var found = parsed.Placeholders;
        var allowed = string.Join(", ", placeholders.Select(name => $"{{{name}}}"));
        if (found.Except(placeholders).FirstOrDefault() is { } unknown)
        {
            throw new ModelFormatException($"The template '{template}' has the placeholder {{{unknown}}}; it may have {allowed}.");
        }

        if (placeholders.Except(found).FirstOrDefault() is { } missing)
        {
            throw new ModelFormatException($"The template '{template}' lacks the placeholder {{{missing}}}.");
        }

        return parsed;
    }

    /// <summary>Reads a template with whatever placeholders it names.</summary>
    /// <exception cref="ModelFormatException">The template spells a special token that the tokenizer does not have.</exception>
    public static PromptTemplate ParseAny(string template, ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(tokenizer);
        var parts = Read(template, tokenizer);
        foreach (var part in parts.Where(part => part.Kind == PartKind.Literal))
        {
            if (LooksSpecial().Match(part.Text) is { Success: true } match)
            {
                throw new ModelFormatException(
                    $"The template '{template}' spells '{match.Value}', but the tokenizer has no such special token; "
                        + "correct one or the other."
                );
            }
        }

        return new PromptTemplate(tokenizer, parts);
    }

    /// <summary>The prompt of that name: the usual one has the problem as its placeholder, any other what it names.</summary>
    /// <exception cref="ModelFormatException">As for the other two.</exception>
    internal static PromptTemplate ParseNamed(string name, string template, ITokenizer tokenizer) =>
        name == PromptDescription.Problem ? Parse(template, tokenizer) : ParseAny(template, tokenizer);

    /// <summary>The tokens of the prompt for one problem.</summary>
    public int[] Render(string problem) => Render(new Dictionary<string, string> { ["problem"] = problem });

    /// <summary>The tokens of the prompt; <paramref name="values"/> holds the text of each placeholder.</summary>
    /// <exception cref="KeyNotFoundException">A placeholder has no value.</exception>
    public int[] Render(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var tokens = new List<int>();
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            switch (part.Kind)
            {
                case PartKind.Special:
                    Flush(text, tokens);
                    tokens.Add(part.Token);
                    break;
                case PartKind.Placeholder:
                    text.Append(values[part.Text]);
                    break;
                default:
                    text.Append(part.Text);
                    break;
            }
        }

        Flush(text, tokens);
        return [.. tokens];
    }

    private void Flush(StringBuilder text, List<int> tokens)
    {
        tokens.AddRange(_tokenizer.Encode(text.ToString()));
        text.Clear();
    }

    private static List<Part> Read(string template, ITokenizer tokenizer)
    {
        var parts = new List<Part>();
        var literal = new StringBuilder();
        for (var i = 0; i < template.Length; )
        {
            if (tokenizer.TrySpecialAt(template, i, out var token, out var length))
            {
                Add(new Part(PartKind.Special, "", token), length);
            }
            else if (PlaceholderAt().Match(template, i) is { Success: true } match)
            {
                Add(new Part(PartKind.Placeholder, match.Groups[1].Value, 0), match.Length);
            }
            else
            {
                literal.Append(template[i++]);
            }

            void Add(Part part, int consumed)
            {
                AddLiteral();
                parts.Add(part);
                i += consumed;
            }
        }

        AddLiteral();
        return parts;

        void AddLiteral()
        {
            if (literal.Length > 0)
            {
                parts.Add(new Part(PartKind.Literal, literal.ToString(), 0));
                literal.Clear();
            }
        }
    }

    [GeneratedRegex(@"\G\{([a-z_]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderAt();

    [GeneratedRegex(@"<\|[^|<>\s]+\|>", RegexOptions.CultureInvariant)]
    private static partial Regex LooksSpecial();

    private readonly record struct Part(PartKind Kind, string Text, int Token);
}
