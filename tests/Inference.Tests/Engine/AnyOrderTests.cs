namespace Verify.Inference.Tests.Engine;

/// <summary>Whatever calls a tree gets, in any order and with little room: its results are those of a fresh tree.</summary>
public class AnyOrderTests
{
    private const int Users = 15;
    private const int Calls = 14;
    private const float Tolerance = 1e-4f;

    [Theory]
    [InlineData(nameof(TestLayouts.Whole))]
    [InlineData(nameof(TestLayouts.Pairs))]
    [InlineData(nameof(TestLayouts.Ragged))]
    [InlineData(nameof(TestLayouts.Measured))]
    public async Task Random_calls_are_answered_as_by_a_fresh_tree(string layout)
    {
        await using var decoder = TestDecoder.Policy();
        for (var seed = 0; seed < Users; seed++)
        {
            using var user = new RandomUser(decoder, layout, seed);
            for (var call = 0; call < Calls; call++)
            {
                user.Call();
            }
        }
    }

    private sealed class RandomUser : IDisposable
    {
        private readonly TestDecoder _decoder;
        private readonly Random _random;
        private readonly CallDriver _driver;
        private readonly List<TokenPath> _known =
        [
            Paths.Of("A first prompt"),
            Paths.Of("A second prompt, which is longer than the first"),
            Paths.Of("B"),
        ];

        public RandomUser(TestDecoder decoder, string layout, int seed)
        {
            (_decoder, _random) = (decoder, new Random(seed));
            _driver = new CallDriver(decoder, TestLayouts.Named(layout), _random.Next(60, 500));
        }

        public void Call()
        {
            switch (_random.Next(6))
            {
                case 0:
                    _driver.Tree.Keep([.. _known.Where(_ => _random.Next(3) == 0)]);
                    break;
                case 1:
                    Score([
                        .. _known
                            .Where(path => path.Length > 1 && _random.Next(3) == 0)
                            .Select(path => new LogProbabilitiesRequest(path, _random.Next(1, path.Length))),
                    ]);
                    break;
                default:
                    Continue([.. Enumerable.Range(0, _random.Next(1, 8)).Select(_ => RandomRequest())]);
                    break;
            }

            Assert.True(_driver.Tree.Room >= 0);
        }

        public void Dispose() => _driver.Dispose();

        private ContinueRequest RandomRequest() =>
            Requests.Sample(_known[_random.Next(_known.Count)], (ulong)_random.Next(6), _random.Next(1, 40)) with
            {
                Stop = [((char)_random.Next('a', 'z')).ToString()],
            };

        /// <summary>One in four calls is interrupted or fails midway, and one in three has a small token budget.</summary>
        private void Continue(ContinueRequest[] requests)
        {
            var tokenizer = new BreakableTokenizer();
            _driver.EndTokens = [_random.Next(250)];
            using var interrupt = new CancellationTokenSource();
            var spend = _random.Next(3) == 0 ? _random.Next(100) : long.MaxValue;
            var call = _driver.Begin(tokenizer, new DecodeLimits(spend, interrupt.Token), requests);
            var last = _random.Next(4) == 0 ? _random.Next(30) : int.MaxValue;
            for (var advance = 0; call.Advance(); advance++)
            {
                if (advance != last)
                {
                    continue;
                }

                if (_random.Next(2) == 0)
                {
                    tokenizer.IsBroken = true;
                }
                else
                {
                    interrupt.Cancel();
                }
            }

            if (call.Result.IsFaulted)
            {
                var failure = call.Result.Exception.InnerException;
                Assert.True(failure is ModelCapacityException || (failure is InvalidOperationException && tokenizer.IsBroken));
                return;
            }

            foreach (var (request, piece) in requests.Zip(requests.Zip(call.Result.GetAwaiter().GetResult(), SampledPath.Of)))
            {
                var alone = OnFreshTree(fresh => fresh.Continue(request)[0]);
                Assert.Equal(alone.Tokens.Take(piece.Tokens.Count), piece.Tokens);
                Assert.All(alone.LogProbabilities.Zip(piece.LogProbabilities), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
                if (piece.Tokens.Count == alone.Tokens.Count && spend == long.MaxValue && last == int.MaxValue)
                {
                    Assert.Equal(alone.End, piece.End);
                }

                if (piece.Path.Length < 200)
                {
                    _known.Add(piece.Path);
                }
            }
        }

        private void Score(LogProbabilitiesRequest[] requests)
        {
            if (requests.Any(request => request.Path.Length > _driver.Tree.Room + _driver.Tree.Trie.Count))
            {
                return;
            }

            if (_random.Next(4) == 0)
            {
                CancelIn(requests, _random.Next(6));
            }

            foreach (var (request, scores) in requests.Zip(_driver.LogProbabilities(requests)))
            {
                var alone = OnFreshTree(fresh => fresh.LogProbabilities(request)[0]);
                Assert.All(alone.Zip(scores), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
            }
        }

        /// <summary>Begins the call and cancels it midway.</summary>
        private void CancelIn(LogProbabilitiesRequest[] requests, int advances)
        {
            using var cancellation = new CancellationTokenSource();
            var call = _driver.Begin(cancellation.Token, requests);
            for (var advance = 0; call.Advance(); advance++)
            {
                if (advance == advances)
                {
                    cancellation.Cancel();
                }
            }

            Assert.False(call.Result.IsFaulted);
        }

        private T OnFreshTree<T>(Func<CallDriver, T> ask)
        {
            using var fresh = new CallDriver(_decoder, TestLayouts.Whole, 512) { EndTokens = _driver.EndTokens };
            return ask(fresh);
        }
    }
}
