namespace Verify.Tests.Shared.Fakes;

/// <summary>Counts the tokens of paths, those of equal prefixes once: what an engine has to run that runs nothing twice.</summary>
public sealed class DistinctTokens
{
    private readonly Node _root = new();

    /// <summary>Tokens so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a path and returns how many of its tokens are new.</summary>
    public int Add(IEnumerable<int> path)
    {
        var (node, added) = (_root, 0);
        foreach (var token in path)
        {
            if (!node.Children.TryGetValue(token, out var next))
            {
                node.Children[token] = next = new Node();
                added++;
            }

            node = next;
        }

        Count += added;
        return added;
    }

    private sealed class Node
    {
        public Dictionary<int, Node> Children { get; } = [];
    }
}
