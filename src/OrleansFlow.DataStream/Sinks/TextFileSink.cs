using System.Text;
using OrleansFlow.Runtime;

namespace OrleansFlow.Sinks;

/// <summary>
/// Writes a line for each record, into one file per subtask: part-0, part-1, … Until the end of the input a file has the suffix
/// .inprogress.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class TextFileSink<T> : ISink<T>
{
    private readonly string _directory;
    private readonly Func<T, string>? _format;

    /// <summary>Creates the sink.</summary>
    /// <param name="directory">The directory; made if there is none.</param>
    /// <param name="format">Turns a record into a line; ToString by default.</param>
    public TextFileSink(string directory, Func<T, string>? format = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _directory = directory;
        _format = format;
    }

    /// <inheritdoc />
    public async ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        string path = Path.Combine(_directory, $"part-{context.Task.Subtask}");
        IFileSystem files = context.Runtime.Files;
        try
        {
            if (await files.GetStatusAsync(path, cancellationToken) is not null)
            {
                throw new OrleansFlowException($"The output file '{path}' exists already; name an empty directory.");
            }

            Stream stream = await files.CreateAsync(path + ".inprogress", overwrite: true, cancellationToken);
            return new Writer(files, path, stream, _format ?? (static record => record?.ToString() ?? string.Empty));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OrleansFlowException($"The output file '{path}' cannot be created: {exception.Message}", exception);
        }
    }

    private sealed class Writer(IFileSystem files, string path, Stream stream, Func<T, string> format) : ISinkWriter<T>
    {
        private const int FlushLength = 64 * 1024;

        private byte[] _buffer = new byte[FlushLength * 2];
        private int _length;

        public ValueTask WriteAsync(T element, long timestamp)
        {
            string line = format(element);
            int needed = Encoding.UTF8.GetMaxByteCount(line.Length) + 1;
            if (_buffer.Length - _length < needed)
            {
                Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + needed));
            }

            _length += Encoding.UTF8.GetBytes(line, _buffer.AsSpan(_length));
            _buffer[_length++] = (byte)'\n';
            return _length < FlushLength ? ValueTask.CompletedTask : WriteBufferAsync(CancellationToken.None);
        }

        public async ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken)
        {
            await WriteBufferAsync(cancellationToken);
            try
            {
                await stream.FlushAsync(cancellationToken);
                if (endOfInput)
                {
                    await stream.DisposeAsync();
                    await files.MoveAsync(path + ".inprogress", path, cancellationToken);
                }
            }
            catch (Exception exception) when (IsOfTheDisk(exception))
            {
                throw NotWritten(exception);
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                await stream.DisposeAsync();
            }
            catch (Exception exception) when (IsOfTheDisk(exception))
            {
                throw NotWritten(exception);
            }
        }

        private static bool IsOfTheDisk(Exception exception) => exception is IOException or UnauthorizedAccessException;

        private async ValueTask WriteBufferAsync(CancellationToken cancellationToken)
        {
            int length = _length;
            _length = 0;
            try
            {
                await stream.WriteAsync(_buffer.AsMemory(0, length), cancellationToken);
            }
            catch (Exception exception) when (IsOfTheDisk(exception))
            {
                throw NotWritten(exception);
            }
        }

        private OrleansFlowException NotWritten(Exception exception) =>
            new($"The output file '{path}' cannot be written: {exception.Message}", exception);
    }
}
