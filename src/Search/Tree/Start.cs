using Verify.Inference;

namespace Verify.Search.Tree;

/// <summary>Where a policy goes on: a node as that policy reads it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Policy">The policy's name.</param>
/// <param name="Model">Its model, whose path it is.</param>
/// <param name="Path">Prompt and all steps.</param>
/// <param name="Pending">What the path contains beyond the node's text: the beginning of the next step.</param>
internal readonly record struct Start(Node Node, string Policy, ILanguageModel Model, TokenPath Path, ReadOnlyMemory<byte> Pending);
