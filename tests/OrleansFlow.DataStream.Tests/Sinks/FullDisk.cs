using OrleansFlow.Runtime;

namespace OrleansFlow.DataStream.Tests.Sinks;

/// <summary>Files can be created, and nothing can be written to them.</summary>
internal sealed class FullDisk : IFileSystem
{
    public const string Message = "No space left on device";

    public ValueTask<FileStatus?> GetStatusAsync(string path, CancellationToken cancellationToken = default) => new((FileStatus?)null);

    public ValueTask<IReadOnlyList<FileStatus>> ListAsync(string path, CancellationToken cancellationToken = default) => new([]);

    public ValueTask<Stream> OpenReadAsync(string path, long offset = 0, CancellationToken cancellationToken = default) => throw new IOException(Message);

    public ValueTask<Stream> CreateAsync(string path, bool overwrite, CancellationToken cancellationToken = default) => new(new FullFile());

    public ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask MoveAsync(string from, string to, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask MakeExecutableAsync(string path, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    private sealed class FullFile : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException(Message);

        public override ValueTask DisposeAsync() => throw new IOException(Message);
    }
}
