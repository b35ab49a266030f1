namespace Verify.Search.Tree;

/// <summary>What ends are called in journals.</summary>
internal static class EndNames
{
    public static string Of(NodeEnd end) =>
        end switch
        {
            NodeEnd.Open => "open",
            NodeEnd.Finished => "finished",
            NodeEnd.Length => "length",
            NodeEnd.Budget => "budget",
            NodeEnd.Interrupted => "interrupted",
            _ => throw new ArgumentOutOfRangeException(nameof(end)),
        };

    public static NodeEnd Read(string name) =>
        name switch
        {
            "open" => NodeEnd.Open,
            "finished" => NodeEnd.Finished,
            "length" => NodeEnd.Length,
            "budget" => NodeEnd.Budget,
            "interrupted" => NodeEnd.Interrupted,
            _ => throw new FormatException($"There is no end '{name}'."),
        };
}
