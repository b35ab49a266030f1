using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Server.Wire;

namespace Verify.Server.Catalogue;

[Description("Models as OpenAI's clients list them.")]
internal sealed record ModelList(
    [property: Description("`list`.")] string Object,
    [property: Description("Every policy, alone and with each strategy.")] IReadOnlyList<ModelBody> Data
);

[Description("A policy, alone or with a strategy.")]
internal sealed record ModelBody(
    [property: Description("What `model` in a request says: `demo` or `demo@beam`.")] string Id,
    [property: Description("`model`.")] string Object,
    [property: Description("Unix time in seconds at which the server started.")] long Created,
    [property: Description("Who serves it.")] [property: JsonPropertyName("owned_by")] string OwnedBy
);

[Description("The search strategies.")]
internal sealed record StrategyList([property: Description("In order of name.")] IReadOnlyList<StrategyBody> Strategies);

[Description("A search strategy.")]
internal sealed record StrategyBody(
    [property: Description("Its name in `search.strategy`.")] string Name,
    [property: Description("What it does and when to choose it.")] string Summary,
    [property: Description("What `search.options` may contain.")] IReadOnlyList<OptionBody> Options,
    [property: Description("Allowed values of `search.selection`, the default first.")] IReadOnlyList<string> Selections,
    [property: Description("It cannot run without a verifier that scores steps.")] bool NeedsProcessReward,
    [property: Description("It cannot run without a verifier that compares solutions.")] bool NeedsPairwiseJudge
);

[Description("An option of a strategy.")]
internal sealed record OptionBody(
    [property: Description("Its name.")] string Name,
    [property: Description("`integer`, `number`, `boolean` or `string`."), AllowedValues("integer", "number", "boolean", "string")]
        string Type,
    [property: Description("Used when a request is silent.")] JsonElement Default,
    [property: Description("Lowest allowed number; null when there is none.")] double? Minimum,
    [property: Description("Highest allowed number; null when there is none.")] double? Maximum,
    [property: Description("What it does.")] string Summary
);

[Description("The verifiers.")]
internal sealed record VerifierList([property: Description("The default first.")] IReadOnlyList<VerifierBody> Verifiers);

[Description("A verifier: a reward model or an exact checker.")]
internal sealed record VerifierBody(
    [property: Description("Its name in `search.verifier`.")] string Name,
    [property: Description("What it does.")] string Summary,
    [property: Description("It scores steps.")] bool Process,
    [property: Description("It scores whole solutions.")] bool Outcome,
    [property: Description("It compares two solutions.")] bool Pairwise,
    [property: Description("How its authors aggregate step scores; null when they do not say.")] string? Aggregation,
    [property: Description("The model it uses; null for an exact checker.")] string? Model,
    [property: Description("The field of a request without which it has no opinion, such as `tests`; null when it needs none.")]
        string? Needs
);

[Description("The policies.")]
internal sealed record PolicyList([property: Description("The default first.")] IReadOnlyList<PolicyBody> Policies);

[Description("A policy: a language model that proposes steps.")]
internal sealed record PolicyBody(
    [property: Description("Its name in `policy`.")] string Name,
    [property: Description("The architecture it was imported from.")] string Architecture,
    [property: Description("How its weights are stored: `float32`, `int8` or `int4`.")] string Precision,
    [property: Description("Number of its weights.")] long Parameters,
    [property: Description("The longest problem and solution together, in tokens.")] int ContextLength,
    [property: Description("What ends a step.")] string StepSeparator,
    [property: Description("What its engine promises.")] AbilitiesBody Abilities,
    [property: Description("The prompts that it knows; the usual one is `problem`.")] IReadOnlyList<PromptBody> Prompts
);

[Description("A prompt that a policy knows by name.")]
internal sealed record PromptBody(
    [property: Description("Its name.")] string Name,
    [property: Description("What must be filled in.")] IReadOnlyList<string> Placeholders
);

[Description("The server's process is alive.")]
internal sealed record HealthBody([property: Description("`ok`.")] string Status);

[Description("The server can take requests.")]
internal sealed record ReadinessBody(
    [property: Description("`ready`.")] string Status,
    [property: Description("Every loaded model; each has reproduced its parity sample.")] IReadOnlyList<string> Models,
    [property: Description("The server's current load.")] SearchLoad Searches,
    [property: Description("Whether code can be run; a server that runs none is ready all the same.")] CodeBody Code
);

[Description("What confines the code of solutions.")]
internal sealed record CodeBody(
    [property: Description("Whether a sandbox passed its self-test; code is run in no other way.")] bool Available,
    [property: Description("`bubblewrap`, `landlock` or `none`.")] string Sandbox,
    [property: Description("What runs, or what to install or configure so that something does.")] string Reason
);

[Description("The server's current load.")]
internal sealed record SearchLoad(
    [property: Description("Searches and verifications that are running.")] long Running,
    [property: Description("Searches and verifications that are waiting.")] long Waiting
);
