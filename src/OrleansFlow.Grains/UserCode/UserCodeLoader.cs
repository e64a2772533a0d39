using System.Reflection;
using System.Runtime.Loader;
using OrleansFlow.Capture;
using OrleansFlow.Graph;
using OrleansFlow.Grains.Blobs;

namespace OrleansFlow.Grains.UserCode;

/// <summary>
/// Loads shipped assemblies into a context of their own (BlobLibraryCacheManager with its FlinkUserCodeClassLoader). A job
/// that ships none was submitted in the program's own process: its types are the program's.
/// </summary>
/// <param name="grains">The cluster, for its blobs.</param>
/// <param name="program">The context that the program of this process is loaded in; null for the one of the product.</param>
internal sealed class UserCodeLoader(IGrainFactory grains, ProgramContext program) : IUserCodeLoader
{
    public async ValueTask<IUserCode> LoadAsync(JobGraph graph)
    {
        if (graph.UserAssemblies.Count == 0)
        {
            return new ProgramCode(UserTypeResolver.ForProgram(program.Context));
        }

        var images = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        foreach (UserAssembly assembly in graph.UserAssemblies)
        {
            if (!SiloAssemblies.Has(assembly.Name))
            {
                images[assembly.Name] = await BlobTransfer.DownloadAsync(grains, assembly.BlobKey);
            }
        }

        return new ShippedCode(new UserAssemblyLoadContext(graph.JobId, images), images.Keys.Concat(graph.UserAssemblies.Select(static assembly => assembly.Name)));
    }

    private sealed class ProgramCode(IUserTypeResolver types) : IUserCode
    {
        public IUserTypeResolver Types { get; } = types;

        public void Dispose()
        {
        }
    }

    private sealed class ShippedCode : IUserCode
    {
        private AssemblyLoadContext? _context;
        private IUserTypeResolver? _types;

        public ShippedCode(AssemblyLoadContext context, IEnumerable<string> names)
        {
            var known = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
            _context = context;
            _types = new UserTypeResolver(name => known.Contains(name) ? context.LoadFromAssemblyName(new AssemblyName(name)) : null);
        }

        public IUserTypeResolver Types => _types ?? throw new ObjectDisposedException(nameof(ShippedCode));

        public void Dispose()
        {
            // Whoever still holds this object shall not hold the context.
            _types = null;
            Interlocked.Exchange(ref _context, null)?.Unload();
        }
    }
}
