using OrleansFlow.Functions;

namespace OrleansFlow.Tasks.Contexts;

/// <summary>The cache of a job without files.</summary>
internal sealed class NoCachedFiles : IDistributedCache
{
    public static NoCachedFiles Instance { get; } = new();

    public IReadOnlyList<string> Names => [];

    public string GetFile(string name) =>
        throw new OrleansFlowException($"No file is registered under the name '{name}': the job has none. Call RegisterCachedFile on its environment.");
}
