using System.Globalization;

namespace Verify.Inference.Tokenization.Normalization;

/// <summary>Unicode's canonical decompositions, compositions and combining classes, read once from the embedded table.</summary>
internal sealed class CanonicalData
{
    private readonly Dictionary<int, int[]> _decompositions = [];
    private readonly Dictionary<(int First, int Second), int> _compositions = [];
    private readonly Dictionary<int, byte> _classes = [];

    private CanonicalData(TextReader table)
    {
        UnicodeVersion = table.ReadLine()!;
        while (table.ReadLine() is { } line)
        {
            Read(line.Split(' '));
        }
    }

    public static CanonicalData Instance { get; } = Load();

    public string UnicodeVersion { get; }

    public bool TryDecompose(int codePoint, out int[] parts) => _decompositions.TryGetValue(codePoint, out parts!);

    public bool TryCompose(int first, int second, out int composed) => _compositions.TryGetValue((first, second), out composed);

    public byte CombiningClass(int codePoint) => _classes.GetValueOrDefault(codePoint);

    private static CanonicalData Load()
    {
        using var stream = typeof(CanonicalData).Assembly.GetManifestResourceStream("Verify.Inference.CanonicalData.txt")!;
        using var reader = new StreamReader(stream);
        return new CanonicalData(reader);
    }

    private void Read(string[] fields)
    {
        if (fields[0] == "c")
        {
            for (var code = Hex(fields[1]); code <= Hex(fields[2]); code++)
            {
                _classes.Add(code, byte.Parse(fields[3], CultureInfo.InvariantCulture));
            }

            return;
        }

        var parts = fields[2..].Select(Hex).ToArray();
        _decompositions.Add(Hex(fields[1]), parts);
        if (fields[0] == "d")
        {
            _compositions.Add((parts[0], parts[1]), Hex(fields[1]));
        }
    }

    private static int Hex(string field) => int.Parse(field, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
