using System.Reflection;
using System.Runtime.Loader;
using OrleansFlow.Graph;
using OrleansFlow.Grains.Blobs;

namespace OrleansFlow.Grains.UserCode;

/// <summary>
/// Loads shipped assemblies into a context of their own (BlobLibraryCacheManager with its FlinkUserCodeClassLoader). A job
/// that ships none was submitted in the program's own process: its types are the program's.
/// </summary>
internal sealed class UserCodeLoader(IGrainFactory grains) : IUserCodeLoader
{
    public async ValueTask<IUserCode> LoadAsync(JobGraph graph)
    {
        if (graph.UserAssemblies.Count == 0)
        {
            return new ProgramCode();
        }

        var images = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        foreach (UserAssembly assembly in graph.UserAssemblies)
        {
            if (!SiloAssemblies.Has(assembly.Name))
            {
                images[assembly.Name] = await BlobTransfer.DownloadAsync(grains, assembly.BlobKey);
            }
        }

        return new ShippedCode(new UserAssemblyLoadContext(graph.JobId, images));
    }

    private sealed class ProgramCode : IUserCode
    {
        public Assembly LoadAssembly(AssemblyName name)
        {
            // A program may itself run in a context of its own, as the command line client loads it.
            foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
            {
                if (!assembly.IsCollectible && AssemblyName.ReferenceMatchesDefinition(assembly.GetName(), name) && AssemblyLoadContext.GetLoadContext(assembly) != AssemblyLoadContext.Default)
                {
                    return assembly;
                }
            }

            return AssemblyLoadContext.Default.LoadFromAssemblyName(name);
        }

        public void Dispose()
        {
        }
    }

    private sealed class ShippedCode(UserAssemblyLoadContext context) : IUserCode
    {
        public Assembly LoadAssembly(AssemblyName name) => context.LoadFromAssemblyName(name);

        public void Dispose() => context.Unload();
    }
}
