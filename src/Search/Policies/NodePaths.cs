using System.Runtime.CompilerServices;
using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Policies;

/// <summary>Nodes as one policy reads them: what it wrote itself by its tokens, what another wrote as text, step by step.</summary>
internal sealed class NodePaths(string policy, ILanguageModel model)
{
    private readonly ConditionalWeakTable<Node, TokenPath> _retold = [];

    public Start StartAt(Node node) =>
        node.Policy == policy
            ? new Start(node, policy, model, node.Path, node.Pending)
            : new Start(node, policy, model, Whole(node), ReadOnlyMemory<byte>.Empty);

    /// <summary>The paths of nodes that this policy wrote or has retold; of others it holds nothing.</summary>
    public IEnumerable<TokenPath> Known(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (node.Policy == policy)
            {
                yield return node.Path;
            }
            else if (_retold.TryGetValue(node, out var path))
            {
                yield return path;
            }
        }
    }

    /// <summary>The path of a node's text and nothing beyond it.</summary>
    private TokenPath Whole(Node node) =>
        node.Policy == policy && node.Pending.IsEmpty ? node.Path
        : _retold.TryGetValue(node, out var known) ? known
        : _retold.GetValue(node, Retell);

    private TokenPath Retell(Node node) =>
        node.Parent is null
            ? model.Render(node.Prompt!.Name, node.Prompt.Values)
            : model.Append(Whole(node.Parent), model.Encode(node.Text));
}
