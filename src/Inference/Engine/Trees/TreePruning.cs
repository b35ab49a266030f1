using Verify.Inference.Engine.Rows;
using Verify.Inference.Engine.Tries;

namespace Verify.Inference.Engine.Trees;

/// <summary>Removes nodes from a tree while all of them lie in row 0.</summary>
internal sealed class TreePruning(TokenTrie trie, TreeRow whole)
{
    /// <summary>Removes all nodes that are on none of the paths, and closes the holes in the row once they are a quarter of it.</summary>
    public void Keep(IReadOnlyList<TokenPath> paths)
    {
        foreach (var path in paths)
        {
            MarkPathTo(trie.Find(path.ToArray(), out _));
        }

        RemoveUnmarked();
        if (4 * whole.Holes > whole.Count)
        {
            whole.Compact(trie);
        }
    }

    /// <summary>Removes all nodes but those on the paths to the tips, and closes the holes in the row.</summary>
    public void KeepOnly(ReadOnlySpan<int> tips)
    {
        foreach (var tip in tips)
        {
            MarkPathTo(tip);
        }

        RemoveUnmarked();
        whole.Compact(trie);
    }

    private void MarkPathTo(int node)
    {
        for (; node != TokenTrie.Root && !trie[node].Marked; node = trie[node].Parent)
        {
            trie[node].Marked = true;
        }
    }

    private void RemoveUnmarked()
    {
        whole.ForgetUnmarked(trie);
        trie.RemoveUnmarked();
    }
}
