using System.Text.Json.Nodes;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Import;

/// <summary>A description file that makes no sense is refused, with the field named.</summary>
public sealed class RefusedDescriptionsTests : ImportTest
{
    public static TheoryData<string, string, string> Changes =>
        new()
        {
            { "kind", "\"judge\"", "verify.json" },
            { "tempalte", "\"{problem}\"", "tempalte" },
            { "template", "\"<|problem|>\"", "lacks the placeholder {problem}" },
            { "template", "\"<|user|>{problem}\"", "'<|user|>'" },
            { "template", "\"{question}\"", "has the placeholder {question}; it may have {problem}" },
            { "templates", "{\"revise\":\"<|user|>{solution}\"}", "'<|user|>'" },
            { "templates", "{\"problem\":\"{problem}\"}", "templates['problem'] is '{problem}'" },
            { "templates", "{\"revise\":null}", "templates['revise'] is ''" },
            { "end", "\"<|stop|>\"", "end is '<|stop|>', which is not a special token" },
            { "heads.process.weight", "\"heads.proces.weight\"", "names the tensor 'heads.proces.weight', which is not there" },
            { "heads.process.bias", "\"nowhere\"", "names the tensor 'nowhere'" },
            { "heads.process.readout", "\"argmax\"", "has the readout 'argmax'" },
            { "heads.process.readout", "\"sigmoid\"", "has 2 values" },
            { "heads.process.class", "2", "class 2" },
            { "heads.process.at", "\"judge\"", "is read at 'judge'" },
            { "heads.process.stepToken", "\"<|step|>\"", "stepToken is '<|step|>'" },
            { "heads.process.rows", "[0, 9]", "takes the rows [0, 9]" },
            { "heads.outcome.hidden", "{\"weight\":\"heads.outcome.weight\",\"activation\":\"gelu\"}", "the activation 'gelu'" },
            { "heads.pairwise.judge", "null", "a pairwise head is read at judge and has both" },
            { "stepSeparator", "\"\"", "stepSeparator is empty" },
            { "heads.process", "null", "head 'process' is null" },
            { "heads.process.weight", "null", "verify.json" },
            { "heads.process.readout", "null", "verify.json" },
            { "heads.pairwise.judge", "\"<|verdict|>\"", "judge is '<|verdict|>'" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_description_that_cannot_be_meant_is_refused(string field, string value, string named)
    {
        Write(CheckpointSpecs.Reward("described"))
            .Edit("verify.json", description =>
            {
                var names = field.Split('.');
                names[..^1].Aggregate(description, (node, name) => node[name]!)[names[^1]] = JsonNode.Parse(value);
            });
        await AssertRefusedAsync(named);
    }

    [Fact]
    public async Task A_name_or_separator_without_a_letter_is_refused_before_anything_is_written()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        await AssertRefusedAsync(request => request with { Name = "", StepSeparator = "" }, "name is empty", "stepSeparator is empty");
    }

    [Fact]
    public async Task A_description_file_that_is_not_there_is_refused_by_name()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        await AssertRefusedAsync(request => request with { DescriptionFile = "nowhere.json" }, "nowhere.json");
    }
}
