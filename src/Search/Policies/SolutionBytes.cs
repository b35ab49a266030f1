using System.Text;
using Verify.Search.Tree;

namespace Verify.Search.Policies;

/// <summary>
/// The bytes of a growing solution: enough of the steps before to find a stop string that began there, and the step being written.
/// </summary>
internal sealed class SolutionBytes
{
    private readonly List<byte> _bytes = [];
    private int _step;

    public SolutionBytes(Start from, int lookBehind)
    {
        _bytes.AddRange(Tail(from.Node, lookBehind));
        _step = _bytes.Count;
        _bytes.AddRange(from.Pending.Span);
    }

    public int Length => _bytes.Count;

    /// <summary>Adds a token's bytes and returns where they start; the first token of a piece starts with what was pending.</summary>
    public int Append(ReadOnlySpan<byte> token)
    {
        var start = _bytes.Count;
        _bytes.AddRange(token);
        return start;
    }

    /// <summary>Where the first stop string that is completed at or after <paramref name="from"/> begins.</summary>
    public int? FirstStop(byte[][] stops, int from)
    {
        for (var end = from + 1; end <= _bytes.Count; end++)
        {
            if (Array.Find(stops, stop => EndsWith(stop, end, 0)) is { } found)
            {
                return end - found.Length;
            }
        }

        return null;
    }

    /// <summary>
    /// After the last separator that is completed at or after <paramref name="from"/> with something of its step before it.
    /// </summary>
    public int? LastBoundary(byte[] separator, int from)
    {
        for (var end = _bytes.Count; end > from; end--)
        {
            if (EndsWith(separator, end, _step) && !IsBlank(_step, end - separator.Length))
            {
                return end;
            }
        }

        return null;
    }

    public string Step(int end) => end <= _step ? "" : Text(_step, end);

    public void BeginStep(int at) => _step = at;

    public byte[] Pending() => [.. _bytes[_step..]];

    /// <summary>Characters from <paramref name="start"/> to the step's beginning.</summary>
    public int CharactersBeforeStep(int start) => start >= _step ? 0 : Text(start, _step).Length;

    private static byte[] Tail(Node node, int length)
    {
        var tail = "";
        for (var step = node; step.Parent is not null && tail.Length < length; step = step.Parent)
        {
            tail = step.Text + tail;
        }

        var bytes = Encoding.UTF8.GetBytes(tail);
        return bytes[Math.Max(0, bytes.Length - length)..];
    }

    private string Text(int start, int end) => Encoding.UTF8.GetString([.. _bytes[start..end]]);

    private bool EndsWith(byte[] value, int end, int notBefore)
    {
        var start = end - value.Length;
        if (start < notBefore)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (_bytes[start + i] != value[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool IsBlank(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_bytes[i] is not ((byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return false;
            }
        }

        return true;
    }
}
