using System.Buffers.Binary;

namespace Verify.Server.Http;

/// <summary>
/// Ids that sort by time and can be read aloud: 128 bits in Crockford's base 32 (the ULID text form), here of a version 7 UUID.
/// </summary>
internal static class Ulid
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 26;

    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        var value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return string.Create(Letters, value, static (letters, rest) =>
        {
            for (var place = Letters - 1; place >= 0; place--, rest >>= 5)
            {
                letters[place] = Alphabet[(int)(rest & 31)];
            }
        });
    }
}
