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

    /// <summary>Forgets what is a prefix of none of these paths.</summary>
    public void KeepOnly(IEnumerable<IEnumerable<int>> paths)
    {
        var kept = paths.ToList();
        var known = kept.Select(path => path.Take(LengthOf(path)).ToList()).ToList();
        _root.Children.Clear();
        Count = 0;
        known.ForEach(path => Add(path));
    }

    /// <summary>How many of a path's first tokens are known.</summary>
    private int LengthOf(IEnumerable<int> path)
    {
        var (node, length) = (_root, 0);
        foreach (var token in path)
        {
            if (!node.Children.TryGetValue(token, out var next))
            {
                break;
            }

            (node, length) = (next, length + 1);
        }

        return length;
    }

    private sealed class Node
    {
        public Dictionary<int, Node> Children { get; } = [];
    }
}
