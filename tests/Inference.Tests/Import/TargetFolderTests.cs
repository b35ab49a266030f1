using Verify.Inference.Import;
using Verify.Inference.Manifests;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Import;

/// <summary>A model folder appears complete or not at all.</summary>
public sealed class TargetFolderTests : ImportTest
{
    [Fact]
    public async Task An_existing_target_is_left_alone_unless_it_may_be_overwritten()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "keep");
        var error = await Assert.ThrowsAsync<ModelFormatException>(() => ImportAsync());
        Assert.Contains("already exists", error.Message, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], Directory.EnumerateFiles(Target).Select(Path.GetFileName));

        await ImportAsync(request => request with { Overwrite = true });
        Assert.False(File.Exists(Path.Combine(Target, "mine.txt")));
        Assert.True(File.Exists(Path.Combine(Target, ModelManifestFile.Name)));
        Assert.Empty(Leftovers);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing_behind()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        using var cancellation = new CancellationTokenSource();
        var halfway = new Callback(progress =>
        {
            if (progress.Fraction > 0.5)
            {
                cancellation.Cancel();
            }
        });
        var request = new ImportRequest { Source = Source, Target = Target };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ModelImporter.ImportAsync(request, halfway, cancellation.Token));
        Assert.True(halfway.Called);
        Assert.False(Directory.Exists(Target));
        Assert.Empty(Leftovers);
    }

    [Fact]
    public async Task An_import_that_fails_at_the_last_step_leaves_nothing_behind()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        var atTheEnd = new Callback(progress =>
        {
            if (progress.Fraction == 1)
            {
                Directory.CreateDirectory(Target);
            }
        });
        var error = await Assert.ThrowsAsync<ModelFormatException>(() => ImportAsync(progress: atTheEnd));
        Assert.Contains("meanwhile", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Target));
        Assert.Empty(Leftovers);
    }

    [Fact]
    public async Task An_import_that_fails_keeps_the_folder_it_was_to_overwrite()
    {
        Write(CheckpointSpecs.Policy("llama2"), tensors => tensors["model.norm.weight"].Values[0] = float.NaN);
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "keep");
        await Assert.ThrowsAsync<ModelFormatException>(() => ImportAsync(request => request with { Overwrite = true }));
        Assert.Equal("keep", File.ReadAllText(Path.Combine(Target, "mine.txt")));
        Assert.Empty(Leftovers);
    }

    [Fact]
    public void A_folder_that_cannot_be_put_in_place_leaves_the_one_it_was_to_replace()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "keep");
        using var folder = new TargetFolder(Target, overwrite: true);
        Directory.Delete(folder.Staging);

        Assert.ThrowsAny<IOException>(folder.Commit);

        Assert.Equal("keep", File.ReadAllText(Path.Combine(Target, "mine.txt")));
        Assert.Empty(Leftovers);
    }

    /// <summary>Overwriting deletes the target. Regression: an import into the checkpoint's own folder deleted the checkpoint.</summary>
    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../source/")]
    public async Task A_target_that_holds_the_checkpoint_is_refused_even_if_it_may_be_overwritten(string target)
    {
        Write(CheckpointSpecs.Policy("llama2"));
        var before = Directory.EnumerateFiles(Source).Order().ToList();

        var error = await Assert.ThrowsAsync<ModelFormatException>(() =>
            ImportAsync(request => request with { Target = Path.Combine(Source, target), Overwrite = true })
        );

        Assert.Contains("contains the checkpoint itself", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFiles(Source).Order());
        Assert.Empty(Leftovers);
    }

    [Fact]
    public async Task A_target_whose_name_only_begins_like_the_checkpoints_is_another_folder()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        Directory.CreateDirectory(Source[..^1]);
        await ImportAsync(request => request with { Target = Source[..^1], Overwrite = true });
        Assert.True(File.Exists(Path.Combine(Source[..^1], ModelManifestFile.Name)));
    }

    [Fact]
    public async Task A_place_that_can_no_longer_be_written_is_reported_with_what_to_do()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        var halfway = new Callback(progress =>
        {
            if (progress.Fraction is > 0.5 and < 1)
            {
                Leftovers.ToList().ForEach(path => Directory.Delete(path, recursive: true));
            }
        });
        var error = await Assert.ThrowsAsync<ModelFormatException>(() => ImportAsync(progress: halfway));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Contains("Free space", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task A_target_that_cannot_be_written_is_refused_by_name()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        var inAFile = Path.Combine(Source, "config.json", "model");
        var error = await Assert.ThrowsAsync<ModelFormatException>(() => ImportAsync(request => request with { Target = inAFile }));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    private sealed class Callback(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public bool Called { get; private set; }

        public void Report(ImportProgress value)
        {
            Called = true;
            report(value);
        }
    }
}
