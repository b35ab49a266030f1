namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>
/// Who runs next. Turns go round by requester, so that one with many runs does not keep others waiting. A run that takes long gives its
/// turn on and
/// goes on beside the others, as many as there are turns of that kind; a requester with such a run leaves the last free turn to those
/// without.
/// Thread-safe.
/// </summary>
/// <param name="places">Runs that hold a turn at once.</param>
/// <param name="longPlaces">Runs that have given theirs on and are still going.</param>
/// <param name="timeProvider">Clock of what takes long.</param>
internal sealed class Turns(int places, int longPlaces, TimeProvider timeProvider)
{
    /// <summary>After which a run gives its turn on.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider _timeProvider = timeProvider;
    private readonly Lock _lock = new();
    private readonly LinkedList<Requester> _requesters = [];
    private int _held;
    private int _long;
    private TaskCompletionSource? _idle;

    /// <summary>Waits for a turn of this requester, which is told from others by reference; null is one of its own.</summary>
    public async Task<Turn> EnterAsync(object? requester, CancellationToken cancellationToken)
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Requester entered;
        lock (_lock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            entered = Find(requester ?? waiting);
            entered.Waiting.AddLast(waiting);
            Serve();
        }

        await using var cancelling = cancellationToken.Register(() => GiveUp(entered, waiting, cancellationToken));
        await waiting.Task;
        return new Turn(this, entered);
    }

    /// <summary>Completes once nobody holds a turn.</summary>
    public Task IdleAsync()
    {
        lock (_lock)
        {
            return _held + _long == 0 ? Task.CompletedTask : (_idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private Requester Find(object key)
    {
        for (var node = _requesters.First; node is not null; node = node.Next)
        {
            if (ReferenceEquals(node.Value.Key, key))
            {
                return node.Value;
            }
        }

        return _requesters.AddLast(new Requester(key)).Value;
    }

    private void GiveUp(Requester requester, TaskCompletionSource waiting, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (requester.Waiting.Remove(waiting))
            {
                waiting.SetCanceled(cancellationToken);
                Forget(requester);
            }
        }
    }

    /// <summary>Gives free turns to those who run the least, and among them to the one served longest ago.</summary>
    private void Serve()
    {
        while (_held < places)
        {
            var next = _requesters.Where(one => one.Waiting.Count > 0 && (one.Long == 0 || _held + 1 < places)).MinBy(one => one.Running);
            if (next is null)
            {
                return;
            }

            var waiting = next.Waiting.First!.Value;
            next.Waiting.RemoveFirst();
            next.Running++;
            _held++;
            _requesters.Remove(next);
            _requesters.AddLast(next);
            waiting.SetResult();
        }
    }

    private void Forget(Requester requester)
    {
        if (requester is { Running: 0, Waiting.Count: 0 })
        {
            _requesters.Remove(requester);
        }
    }

    private bool TryPassOn(Requester requester)
    {
        lock (_lock)
        {
            if (_long >= longPlaces)
            {
                return false;
            }

            (_held, _long) = (_held - 1, _long + 1);
            requester.Long++;
            Serve();
            return true;
        }
    }

    private void Leave(Requester requester, bool wasLong)
    {
        lock (_lock)
        {
            requester.Running--;
            if (wasLong)
            {
                requester.Long--;
                _long--;
            }
            else
            {
                _held--;
            }

            Forget(requester);
            Serve();
            if (_held + _long == 0)
            {
                _idle?.TrySetResult();
                _idle = null;
            }
        }
    }

    /// <summary>A run's turn, from its start to its end.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly Turns _turns;
        private readonly Requester _requester;
        private readonly ITimer _timer;
        private readonly Lock _lock = new();
        private bool _passedOn;
        private bool _ended;

        internal Turn(Turns turns, Requester requester)
        {
            (_turns, _requester) = (turns, requester);
            _timer = turns._timeProvider.CreateTimer(_ => PassOn(), null, Short, Short);
        }

        public void Dispose()
        {
            lock (_lock)
            {
                if (_ended)
                {
                    return;
                }

                _ended = true;
            }

            _timer.Dispose();
            _turns.Leave(_requester, _passedOn);
        }

        private void PassOn()
        {
            lock (_lock)
            {
                _passedOn = _passedOn || (!_ended && _turns.TryPassOn(_requester));
            }
        }
    }

    /// <summary>Whose runs they are; guarded by the lock.</summary>
    internal sealed class Requester(object key)
    {
        public object Key => key;

        public LinkedList<TaskCompletionSource> Waiting { get; } = [];

        public int Running { get; set; }

        public int Long { get; set; }
    }
}
