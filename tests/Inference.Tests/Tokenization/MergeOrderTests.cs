using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Tests.Tokenization;

/// <summary>Compares merges with a second implementation, on vocabularies for which their order matters.</summary>
public sealed class MergeOrderTests
{
    [Fact]
    public void Merges_apply_in_the_order_that_microsoft_ml_tokenizers_applies_them()
    {
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var (vocabulary, merges) = RandomMerges(random, letters: 4, count: 30);
            var peer = BpeTokenizer.Create(
                new BpeOptions(vocabulary)
                {
                    Merges = merges.Select(merge => $"{merge.Left} {merge.Right}"),
                    PreTokenizer = new RegexPreTokenizer(new Regex(".+"), null),
                }
            );
            for (var i = 0; i < 50; i++)
            {
                var word = new string([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)('a' + random.Next(4)))]);
                Assert.Equal(peer.EncodeToIds(word), Merge(vocabulary, merges, word));
            }
        }
    }

    private static List<int> Merge(Dictionary<string, int> vocabulary, List<(string Left, string Right)> merges, string word)
    {
        var table = new MergeTable();
        foreach (var (left, right) in merges)
        {
            table.TryAdd(vocabulary[left], vocabulary[right], vocabulary[left + right]);
        }

        var tokens = new List<int>();
        new PieceMerger(table).Merge([.. word.Select(letter => vocabulary[letter.ToString()])], tokens);
        return tokens;
    }

    private static (Dictionary<string, int> Vocabulary, List<(string Left, string Right)> Merges) RandomMerges(
        Random random,
        int letters,
        int count
    )
    {
        var tokens = Enumerable.Range(0, letters).Select(i => ((char)('a' + i)).ToString()).ToList();
        var merges = new List<(string, string)>();
        while (merges.Count < count)
        {
            var (left, right) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
            if (!tokens.Contains(left + right))
            {
                merges.Add((left, right));
                tokens.Add(left + right);
            }
        }

        return (tokens.Select((token, id) => (token, id)).ToDictionary(pair => pair.token, pair => pair.id), merges);
    }
}
