using Verify.Inference;

namespace Verify.Search.Needs;

/// <summary>See <see cref="Need.SecondPolicy"/>.</summary>
internal sealed record SecondPolicyNeed() : Need("second-policy", "a second policy", "policy")
{
    public override bool IsMetBy(SearchParts used) => used.Policies.Count > 1;

    protected override IEnumerable<string> Providers(SearchParts known) => known.Policies.Select(policy => policy.Name);
}

/// <summary>See <see cref="Need.Prompt"/>.</summary>
internal sealed record PromptNeed(string PromptName, int Policy)
    : Need($"prompt:{PromptName}", $"a policy with the prompt '{PromptName}'", "policy")
{
    public override bool IsMetBy(SearchParts used) => used.Policies.ElementAtOrDefault(Policy) is { } policy && Knows(policy);

    protected override IEnumerable<string> Providers(SearchParts known) => known.Policies.Where(Knows).Select(policy => policy.Name);

    private bool Knows(PolicyModel policy) => policy.Model.Description.Prompts.Any(prompt => prompt.Name == PromptName);
}

/// <summary>Something that the models of all policies of a search can do.</summary>
internal sealed record AbilityNeed(string Name, string What, Func<ModelAbilities, bool> Fits) : Need(Name, What, "policy")
{
    public override bool IsMetBy(SearchParts used) => used.Policies.All(Can);

    protected override IEnumerable<string> Providers(SearchParts known) => known.Policies.Where(Can).Select(policy => policy.Name);

    private bool Can(PolicyModel policy) => Fits(policy.Model.Description.Abilities);
}

/// <summary>See <see cref="Need.Tool"/>.</summary>
internal sealed record ToolNeed(string ToolName) : Need($"tool:{ToolName}", $"the tool '{ToolName}'", "tool")
{
    public override bool IsMetBy(SearchParts used) => used.Tools.Contains(ToolName);

    protected override IEnumerable<string> Providers(SearchParts known) => known.Tools.Where(name => name == ToolName);
}

/// <summary>See <see cref="Need.Field"/>.</summary>
internal sealed record FieldNeed(string FieldName) : Need($"field:{FieldName}", $"the field '{FieldName}'", "field")
{
    public override bool IsMetBy(SearchParts used) => used.Fields.Contains(FieldName);

    public override string Unmet(string who, SearchParts known) =>
        $"{who} has no opinion without the field '{FieldName}'; give it, or remove the verifier.";

    protected override IEnumerable<string> Providers(SearchParts known) => [];
}
