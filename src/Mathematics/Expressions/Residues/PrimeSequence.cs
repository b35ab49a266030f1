namespace Verify.Mathematics.Expressions.Residues;

/// <summary>Primes of 60 bits and other residues that derive from a seed: the same on every machine, and not to be foreseen without
/// it.</summary>
internal sealed class PrimeSequence(ulong seed)
{
    private static readonly ulong[] Small = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97];

    // Enough for every number of 64 bits.
    private static readonly ulong[] Witnesses = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

    private readonly List<PrimeField> _fields = [];

    private ulong _state = seed;

    /// <summary>The field of the prime with this number, from 0.</summary>
    public PrimeField this[int index]
    {
        get
        {
            while (_fields.Count <= index)
            {
                _fields.Add(new PrimeField(Next()));
            }

            return _fields[index];
        }
    }

    /// <summary>FNV-1a with a final mix: string hashes of the runtime differ from process to process.</summary>
    public static ulong Hash(string text, ulong start = 14695981039346656037UL)
    {
        var hash = start;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return Mix(hash);
    }

    public static ulong Mix(ulong hash)
    {
        hash ^= hash >> 30;
        hash *= 0xBF58476D1CE4E5B9UL;
        hash ^= hash >> 27;
        hash *= 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var candidate = (Mix(_state) >> 5) | (1UL << 59) | 1;
        while (!IsPrime(candidate))
        {
            candidate += 2;
        }

        return candidate;
    }

    // Miller and Rabin's test.
    private static bool IsPrime(ulong number)
    {
        foreach (var prime in Small)
        {
            if (number % prime == 0)
            {
                return false;
            }
        }

        var (odd, twos) = (number - 1, 0);
        for (; (odd & 1) == 0; odd >>= 1)
        {
            twos++;
        }

        foreach (var witness in Witnesses)
        {
            var power = PrimeField.Power(witness, odd, number);
            if (power == 1 || power == number - 1)
            {
                continue;
            }

            var isWitness = true;
            for (var i = 1; i < twos && isWitness; i++)
            {
                power = PrimeField.Power(power, 2, number);
                isWitness = power != number - 1;
            }

            if (isWitness)
            {
                return false;
            }
        }

        return true;
    }
}
