using Verify.Inference;

namespace Verify.Server.Composition;

/// <summary>A model that was loaded, and so reproduced its parity sample.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Folder">Where it was loaded from.</param>
/// <param name="Model">The model.</param>
internal sealed record LoadedModel(string Name, string Folder, ILanguageModel Model);
