using OrleansFlow.Runtime;

namespace OrleansFlow.DataStream.Tests.Sources;

/// <summary>Files in memory whose reads give as many bytes as chance has it, some at once and some later.</summary>
internal sealed class MemoryFiles(int seed) : IFileSystem
{
    private readonly Random _random = new(seed);

    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public ValueTask<FileStatus?> GetStatusAsync(string path, CancellationToken cancellationToken = default) =>
        new(Files.TryGetValue(path, out byte[]? bytes) ? Status(path, bytes)
            : Files.Keys.Any(p => p.StartsWith(path + "/", StringComparison.Ordinal)) ? new FileStatus(path, 0, true, default)
            : null);

    public ValueTask<IReadOnlyList<FileStatus>> ListAsync(string path, CancellationToken cancellationToken = default)
    {
        string prefix = path + "/";
        return new([.. Files.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(f => f.Key[prefix.Length..].Contains('/', StringComparison.Ordinal)
                ? new FileStatus(prefix + f.Key[prefix.Length..].Split('/')[0], 0, true, default)
                : Status(f.Key, f.Value))
            .Distinct()]);
    }

    public ValueTask<Stream> OpenReadAsync(string path, long offset = 0, CancellationToken cancellationToken = default) =>
        new(new SlowStream(Files[path], (int)offset, _random));

    public ValueTask<Stream> CreateAsync(string path, bool overwrite, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask MoveAsync(string from, string to, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private static FileStatus Status(string path, byte[] bytes) => new(path, bytes.Length, false, default);

    private sealed class SlowStream(byte[] bytes, int offset, Random random) : MemoryStream(bytes, offset, bytes.Length - offset)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (random.Next(3) == 0)
            {
                await Task.Yield();
            }

            return Read(buffer.Span[..random.Next(1, buffer.Length + 1)]);
        }
    }
}
