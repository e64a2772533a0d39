using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.Tests.UserCode;

/// <summary>Files of a disk that stands still: none is ever created.</summary>
internal sealed class StandingFiles : IFileSystem
{
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask<Stream> CreateAsync(string path, bool overwrite, CancellationToken cancellationToken = default)
    {
        var never = new TaskCompletionSource<Stream>();
        using CancellationTokenRegistration registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        Begun.TrySetResult();
        try
        {
            return await never.Task;
        }
        finally
        {
            Stopped.TrySetResult();
        }
    }

    public ValueTask<FileStatus?> GetStatusAsync(string path, CancellationToken cancellationToken = default) => LocalFileSystem.Instance.GetStatusAsync(path, cancellationToken);

    public ValueTask<IReadOnlyList<FileStatus>> ListAsync(string path, CancellationToken cancellationToken = default) => LocalFileSystem.Instance.ListAsync(path, cancellationToken);

    public ValueTask<Stream> OpenReadAsync(string path, long offset = 0, CancellationToken cancellationToken = default) => LocalFileSystem.Instance.OpenReadAsync(path, offset, cancellationToken);

    public ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default) => LocalFileSystem.Instance.CreateDirectoryAsync(path, cancellationToken);

    public ValueTask MoveAsync(string from, string to, CancellationToken cancellationToken = default) => LocalFileSystem.Instance.MoveAsync(from, to, cancellationToken);

    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default) => LocalFileSystem.Instance.DeleteAsync(path, cancellationToken);
}
