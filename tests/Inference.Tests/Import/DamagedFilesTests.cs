using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Import;

/// <summary>
/// Whatever a file holds, an import ends with a model or with a refusal, never with another error, and leaves no partial files.
/// </summary>
public sealed class DamagedFilesTests : ImportTest
{
    [Theory]
    [InlineData("config.json", 1)]
    [InlineData("tokenizer.json", 2)]
    [InlineData("tokenizer_config.json", 3)]
    [InlineData("generation_config.json", 4)]
    [InlineData("verify.json", 5)]
    [InlineData("model.safetensors", 6)]
    [InlineData("model.safetensors.index.json", 7)]
    public async Task A_file_with_random_damage_is_imported_or_refused(string file, int seed)
    {
        var sharded = file.EndsWith("index.json", StringComparison.Ordinal);
        Write(
            CheckpointSpecs.Policy("llama2") with
            {
                Layers = 1,
                Shards = sharded ? 2 : 1,
                Description = CheckpointSpecs.DescribedPolicy(),
            }
        );
        var path = Path.Combine(Source, file);
        var sound = File.ReadAllBytes(path);
        var random = new Random(seed);
        for (var round = 0; round < 25; round++)
        {
            File.WriteAllBytes(path, Damage(sound, random));
            try
            {
                await ImportAsync(request => request with { Overwrite = true });
                Directory.Delete(Target, recursive: true);
            }
            catch (ModelFormatException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }

            Assert.False(Directory.Exists(Target));
            Assert.Empty(Leftovers);
        }
    }

    /// <summary>A few bytes among the first 2000 changed, or the file cut, or a stretch of it doubled.</summary>
    private static byte[] Damage(byte[] sound, Random random)
    {
        var at = random.Next(Math.Min(sound.Length, 2000));
        switch (random.Next(4))
        {
            case 0:
                return sound[..at];
            case 1:
                return [.. sound[..at], .. sound.Skip(at / 2).Take(200), .. sound[at..]];
            default:
                var damaged = sound.ToArray();
                for (var i = 0; i < 3; i++)
                {
                    damaged[random.Next(Math.Min(sound.Length, 2000))] = (byte)"{}[]\",:019e-x\\"[random.Next(14)];
                }

                return damaged;
        }
    }
}
