using Microsoft.AspNetCore.Builder;
using Mono.Cecil;

namespace Verify.Architecture.Tests;

/// <summary>Opens the compiled floors that stand beside the tests.</summary>
internal static class Assemblies
{
    public static ModuleDefinition Read(string name)
    {
        using var resolver = new DefaultAssemblyResolver();
        foreach (var known in (Type[])[typeof(Assemblies), typeof(object), typeof(WebApplication)])
        {
            resolver.AddSearchDirectory(Path.GetDirectoryName(known.Assembly.Location));
        }

        // Everything is resolved while the resolver lives, so the module is read at once.
        return ModuleDefinition.ReadModule(
            Path.Combine(AppContext.BaseDirectory, name + ".dll"),
            new ReaderParameters(ReadingMode.Immediate) { AssemblyResolver = resolver, InMemory = true }
        );
    }
}
