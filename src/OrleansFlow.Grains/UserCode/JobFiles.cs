using System.IO.Compression;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Grains.Blobs;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.UserCode;

/// <summary>
/// A silo's copies of the files that came with a job (org.apache.flink.runtime.filecache.FileCache): fetched before the first subtask
/// starts, in a directory of their own, and deleted with the job's other artifacts. Nothing is written outside of that directory,
/// whatever names the job gives.
/// </summary>
internal sealed class JobFiles : IDistributedCache, IDisposable
{
    private readonly Lock _lock = new();
    private readonly JobGraph _graph;
    private readonly IGrainFactory _grains;
    private readonly RuntimeServices _runtime;
    private readonly CancellationTokenSource _gone = new();
    private readonly SortedDictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly string _directory = "";
    private Task? _fetching;

    public JobFiles(JobGraph graph, IGrainFactory grains, RuntimeServices runtime, string temporaryDirectory)
    {
        _graph = graph;
        _grains = grains;
        _runtime = runtime;
        if (graph.CachedFiles.Count == 0)
        {
            return;
        }

        // Several silos may share the machine.
        _directory = Path.Combine(
            Path.GetFullPath(temporaryDirectory),
            $"orleansflow-{Environment.ProcessId}-{graph.JobId}-{RuntimeServices.NewId(runtime.CreateRandom("directory of cached files")):x32}");
        for (int index = 0; index < graph.CachedFiles.Count; index++)
        {
            _paths.Add(graph.CachedFiles[index].Name, Path.Combine(_directory, $"{index}", SafeName(graph.CachedFiles[index].FileName)));
        }
    }

    public IReadOnlyList<string> Names => [.. _paths.Keys];

    public string GetFile(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _paths.TryGetValue(name, out string? path)
            ? path
            : throw new OrleansFlowException(
                $"No file is registered under the name '{name}' with job '{_graph.Name}': "
                + (_paths.Count == 0 ? "it has none" : $"those that are: {string.Join(", ", _paths.Keys.Select(static known => $"'{known}'"))}")
                + ". Call RegisterCachedFile on its environment.");
    }

    /// <summary>Brings the files here, once, however many ask; after an error the next to ask tries again.</summary>
    public Task FetchAsync()
    {
        if (_paths.Count == 0)
        {
            return Task.CompletedTask;
        }

        lock (_lock)
        {
            if (_fetching is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _fetching = Task.Factory.StartNew(
                    FetchAllAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _runtime.Scheduler.TaskScheduler).Unwrap();
            }

            return _fetching;
        }
    }

    public void Dispose() => _ = DeleteAsync();

    private async Task DeleteAsync()
    {
        Task? fetching;
        lock (_lock)
        {
            fetching = _fetching;
        }

        if (fetching is null)
        {
            return;
        }

        if (!fetching.IsCompleted)
        {
            await _gone.CancelAsync(_runtime.Scheduler);
            await fetching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        try
        {
            await _runtime.Files.DeleteAsync(_directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Someone has a file open, or has changed what is there: the system's cleaning of temporary files is left with it.
        }
    }

    private async Task FetchAllAsync()
    {
        foreach (CachedFile file in _graph.CachedFiles)
        {
            try
            {
                await FetchAsync(file, _paths[file.Name]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or OrleansFlowException)
            {
                throw new OrleansFlowException($"Cached file '{file.Name}' of job '{_graph.Name}' cannot be brought to '{_paths[file.Name]}': {e.Message}", e);
            }
        }
    }

    private async Task FetchAsync(CachedFile file, string path)
    {
        if (!file.IsDirectory)
        {
            await DownloadAsync(file, path);
            await CompleteAsync(file, path);
            return;
        }

        string zip = Path.GetDirectoryName(path) + ".zip";
        await DownloadAsync(file, zip);
        await ExtractAsync(file, zip, path);
        await _runtime.Files.DeleteAsync(zip, _gone.Token);
    }

    private async Task DownloadAsync(CachedFile file, string path)
    {
        await using Stream target = await _runtime.Files.CreateAsync(path, overwrite: true, _gone.Token);
        await BlobTransfer.DownloadAsync(_grains, file.BlobKey, target, _gone.Token);
    }

    private async Task ExtractAsync(CachedFile file, string zip, string directory)
    {
        await _runtime.Files.CreateDirectoryAsync(directory, _gone.Token);
        await using Stream content = await _runtime.Files.OpenReadAsync(zip, 0, _gone.Token);
        await using ZipArchive archive = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, _gone.Token);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string path = Path.GetFullPath(Path.Combine(directory, entry.FullName));
            if (!path.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"its archive holds '{entry.FullName}', which leads out of the directory.");
            }

            if (entry.FullName.EndsWith('/'))
            {
                await _runtime.Files.CreateDirectoryAsync(path, _gone.Token);
                continue;
            }

            await using (Stream source = await entry.OpenAsync(_gone.Token))
            await using (Stream target = await _runtime.Files.CreateAsync(path, overwrite: true, _gone.Token))
            {
                await source.CopyToAsync(target, _gone.Token);
            }

            await CompleteAsync(file, path);
        }
    }

    private ValueTask CompleteAsync(CachedFile file, string path) =>
        file.IsExecutable ? _runtime.Files.MakeExecutableAsync(path, _gone.Token) : ValueTask.CompletedTask;

    // The name is the program's; it must be one part of a path on this machine.
    private static string SafeName(string name)
    {
        string safe = string.Concat(name.Select(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' ? c : '_'));
        return safe.Trim('.', ' ').Length == 0 ? "file" : safe;
    }
}
