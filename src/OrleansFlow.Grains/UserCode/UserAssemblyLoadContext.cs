using System.Reflection;
using System.Runtime.Loader;

namespace OrleansFlow.Grains.UserCode;

/// <summary>The assemblies that one job shipped, on one silo; collected when nothing of the job is left.</summary>
/// <param name="job">The job.</param>
/// <param name="images">The assemblies, by simple name.</param>
internal sealed class UserAssemblyLoadContext(JobId job, IReadOnlyDictionary<string, byte[]> images) : AssemblyLoadContext($"OrleansFlow job {job}", isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is { } name && images.TryGetValue(name, out byte[]? image))
        {
            using var stream = new MemoryStream(image, writable: false);
            return LoadFromStream(stream);
        }

        // The silo's own.
        return null;
    }
}
