namespace Verify.Inference.Engine.Tries;

/// <summary>Counts the distinct tokens of paths that are not in a trie, without adding them.</summary>
internal static class MissingCounter
{
    public static int Count(TokenTrie trie, IReadOnlyList<TokenPath> paths)
    {
        // Missing nodes are numbered on from the trie's own.
        var missing = new Dictionary<(int Parent, int Token), int>();
        foreach (var path in paths)
        {
            var node = TokenTrie.Root;
            foreach (var token in path.ToArray())
            {
                var child = node < trie.Bound ? trie.Child(node, token) : TokenTrie.None;
                if (child == TokenTrie.None && !missing.TryGetValue((node, token), out child))
                {
                    child = trie.Bound + missing.Count;
                    missing.Add((node, token), child);
                }

                node = child;
            }
        }

        return missing.Count;
    }
}
