using Verify.Search.Journal;
using Verify.Verifiers;

namespace Verify.Search.Tests.Journal;

public sealed class JsonLinesJournalTests : IDisposable
{
    private static readonly OutcomeCost Cost = new(10, 20, 1, 0.25);

    private static readonly SearchOutcome[] OneOfEach =
    [
        new JournalOpened("A1B2"),
        new StepsProposed([new SampledTokens(0, [1, 2], [-0.1f, -1e-7f], "open")]) { Cost = Cost },
        new SolutionsProposed([new SampledTokens(3, [], [], "budget")]) { Cost = Cost },
        new StepsScored([1, 2], [0.1, null]) { Cost = Cost },
        new SolutionsScored([4], [0.30000000000000004]) { Cost = Cost },
        new PairsCompared([4], [5], [new PairVerdict(0.75, true, null)]) { Cost = Cost },
    ];

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task What_is_written_is_read_back_to_the_last_digit()
    {
        await WriteAsync(OneOfEach);

        var read = await new JsonLinesJournal(_path).ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equivalent(OneOfEach, read, strict: true);
        Assert.Equal(OneOfEach.Select(outcome => outcome.GetType()), read.Select(outcome => outcome.GetType()));
    }

    [Fact]
    public async Task A_file_cut_at_any_byte_yields_the_whole_lines_and_goes_on_behind_them()
    {
        await WriteAsync(OneOfEach);
        var bytes = await File.ReadAllBytesAsync(_path, TestContext.Current.CancellationToken);

        for (var length = 0; length <= bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(_path, bytes[..length], TestContext.Current.CancellationToken);
            var whole = bytes[..length].Count(value => value == (byte)'\n');
            await WriteAsync([new JournalOpened("next")]);
            var read = await new JsonLinesJournal(_path).ReadAsync(TestContext.Current.CancellationToken);

            Assert.Equal(whole + 1, read.Count);
            Assert.Equal("next", Assert.IsType<JournalOpened>(read[^1]).Plan);
        }
    }

    [Theory]
    [InlineData("{\"$type\":\"dance\"}")]
    [InlineData("null")]
    [InlineData("half a li")]
    public async Task A_line_that_is_no_outcome_is_named(string line)
    {
        await WriteAsync([OneOfEach[0]]);
        await File.AppendAllTextAsync(_path, line + "\n", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() =>
            new JsonLinesJournal(_path).ReadAsync(TestContext.Current.CancellationToken).AsTask()
        );

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_yet_is_empty()
    {
        File.Delete(_path);

        Assert.Empty(await new JsonLinesJournal(_path).ReadAsync(TestContext.Current.CancellationToken));
    }

    private async Task WriteAsync(IEnumerable<SearchOutcome> outcomes)
    {
        var journal = new JsonLinesJournal(_path);
        foreach (var outcome in outcomes)
        {
            await journal.AppendAsync(outcome, TestContext.Current.CancellationToken);
        }
    }
}
