using Verify.Inference;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Rewards;

namespace Verify.Search.Tests.Running;

/// <summary>A search whose policy and verifier are one model.</summary>
public sealed class SharedModelTests
{
    /// <summary>
    /// Two such searches once waited for each other: each held the memory of its policy's tree and waited for that of its verifier's.
    /// That memory taken in one step cannot do so is tested where it is taken, on real models.
    /// </summary>
    [Fact]
    public async Task The_memory_of_both_trees_is_taken_in_one_step()
    {
        var model = new PolicyAndReward();
        var result = await new SearchBuilder { Model = model, Verifiers = [new RewardModelVerifier("same", model)] }.RunAsync();

        Assert.Equal(2, Assert.Single(model.Opened));
        Assert.NotNull(result.Score);
    }

    private sealed class PolicyAndReward() : TokenizedModel(FakePolicies.Description() with { Heads = RewardDescriptions.Full.Heads })
    {
        private readonly PseudoRandomLanguageModel _policy = new();
        private readonly PseudoRandomRewardModel _reward = new(5, new ByteTokenizer(), RewardDescriptions.Full);

        /// <summary>How many trees each call asked for.</summary>
        public List<int> Opened { get; } = [];

        public override ITokenizer Tokenizer { get; init; } = new ByteTokenizer();

        public override async ValueTask<IReadOnlyList<ITokenTree>> OpenAsync(
            IReadOnlyList<int> capacityTokens,
            CancellationToken cancellationToken
        )
        {
            Opened.Add(capacityTokens.Count);
            return
            [
                .. await _policy.OpenAsync([capacityTokens[0]], cancellationToken),
                .. await _reward.OpenAsync([.. capacityTokens.Skip(1)], cancellationToken),
            ];
        }
    }
}
