using OrleansFlow.Configuration;
using OrleansFlow.Graph;

namespace OrleansFlow;

public sealed partial class StreamExecutionEnvironment
{
    private readonly List<CachedFile> _cachedFiles = [];

    /// <summary>
    /// Ships a file or directory of this machine with the jobs: each silo that runs a part of one has a copy, whose path functions get by
    /// <c>RuntimeContext.DistributedCache.GetFile(name)</c>. The content is read when a job is executed. The option
    /// <c>pipeline.cached-files</c> does the same.
    /// </summary>
    /// <param name="path">The file or directory; a directory is shipped with all that is in it, and must hold no links to directories.</param>
    /// <param name="name">The name that functions ask for.</param>
    /// <param name="executable">Whether the copies, or the files in the directory, may be executed.</param>
    /// <returns>This environment.</returns>
    /// <exception cref="JobSubmissionException">There is nothing at the path, or the name is taken.</exception>
    public StreamExecutionEnvironment RegisterCachedFile(string path, string name, bool executable = false)
    {
        Register(_cachedFiles, path, name, executable);
        return this;
    }

    private static void Register(List<CachedFile> files, string path, string name, bool executable)
    {
        GraphArguments.NotEmpty(name, "The name of a cached file");
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(GraphArguments.NotEmpty(path, $"The path of cached file '{name}'")));
        bool isDirectory = Directory.Exists(full);
        if (!isDirectory && !File.Exists(full))
        {
            throw new JobSubmissionException($"Cached file '{name}' cannot be registered: there is no file or directory '{full}'.");
        }

        if (files.Find(file => file.Name == name) is { } registered)
        {
            throw new JobSubmissionException($"Cached file '{name}' cannot be registered for '{full}': the name stands for '{registered.SourcePath}' already; choose another.");
        }

        files.Add(new CachedFile(name, Path.GetFileName(full), isDirectory, executable) { SourcePath = full });
    }

    // What the program has registered, then what the configuration names.
    private List<CachedFile> CachedFiles()
    {
        var files = new List<CachedFile>(_cachedFiles);
        string key = PipelineOptions.CachedFiles.Key;
        foreach (SortedDictionary<string, string> file in OptionMap.ParseList(key, Configuration.Get(PipelineOptions.CachedFiles)))
        {
            if (!file.TryGetValue("name", out string? name) || !file.TryGetValue("path", out string? path))
            {
                throw new JobSubmissionException($"Option '{key}' names a file without name or path: name:…,path:… is expected for each, with semicolons between them.");
            }

            bool executable = file.TryGetValue("executable", out string? text) && bool.TryParse(text, out bool value) && value;
            Register(files, path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? new Uri(path).LocalPath : path, name, executable);
        }

        return files;
    }
}
