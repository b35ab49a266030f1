using Verify.Inference.Import;
using Verify.Inference.Manifests;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Import;

/// <summary>A place to write a checkpoint and to import it to.</summary>
public abstract class ImportTest : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    protected string Source => _directory.Combine("source");

    protected string Target => _directory.Combine("model");

    /// <summary>The files beside source and target.</summary>
    protected IEnumerable<string> Leftovers =>
        Directory.EnumerateFileSystemEntries(_directory.Path).Where(path => path != Source && path != Target);

    public void Dispose()
    {
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Checkpoint Write(CheckpointSpec spec, Action<Dictionary<string, Tensor>>? change = null) =>
        Checkpoint.Write(spec, Source, seed: 1, change);

    protected Task<ImportReport> ImportAsync(Func<ImportRequest, ImportRequest>? change = null, IProgress<ImportProgress>? progress = null)
    {
        var request = new ImportRequest
        {
            Source = Source,
            Target = Target,
            Precision = Precision.Float32,
        };
        return ModelImporter.ImportAsync(change?.Invoke(request) ?? request, progress, TestContext.Current.CancellationToken);
    }

    private protected async Task<ModelManifest> ImportManifestAsync(Func<ImportRequest, ImportRequest>? change = null) =>
        ModelManifestFile.Load((await ImportAsync(change)).Target);

    /// <summary>The import is refused with a message that holds all of <paramref name="named"/>, and leaves no files.</summary>
    protected async Task AssertRefusedAsync(Func<ImportRequest, ImportRequest>? change, params string[] named)
    {
        var error = await Assert.ThrowsAsync<ModelFormatException>(() => ImportAsync(change));
        Assert.All(named, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Target));
        Assert.Empty(Leftovers);
    }

    protected Task AssertRefusedAsync(params string[] named) => AssertRefusedAsync(null, named);
}
