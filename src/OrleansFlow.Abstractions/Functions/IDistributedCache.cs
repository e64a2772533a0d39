namespace OrleansFlow.Functions;

/// <summary>
/// The files that were registered with the job by <c>StreamExecutionEnvironment.RegisterCachedFile</c>; each silo that runs a part of the
/// job has copies of its own, until the job has ended there (org.apache.flink.api.common.cache.DistributedCache).
/// </summary>
public interface IDistributedCache
{
    /// <summary>The names that files and directories are registered under, in ordinal order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The path of the silo's copy of a file or directory. It is shared by all subtasks of the job on the silo: read it only.</summary>
    /// <param name="name">The name that it was registered under.</param>
    /// <returns>The full path; its last part is the name that the file or directory had on the program's machine.</returns>
    /// <exception cref="OrleansFlowException">Nothing is registered under that name; the message lists the names that are.</exception>
    string GetFile(string name);
}
