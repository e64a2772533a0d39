using System.Threading.Channels;

namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>What one would write by hand between two threads: a bounded channel of arrays, with the arrays coming back.</summary>
internal sealed class BatchChannel<T>
{
    public const int BatchSize = 1000;

    private readonly Channel<(T[] Items, int Count)> _full = Channel.CreateBounded<(T[] Items, int Count)>(new BoundedChannelOptions(16) { SingleReader = true });
    private readonly Channel<T[]> _empty = Channel.CreateUnbounded<T[]>();

    public T[] Rent() => _empty.Reader.TryRead(out T[]? items) ? items : new T[BatchSize];

    public void Return(T[] items) => _empty.Writer.TryWrite(items);

    public void Send(T[] items, int count)
    {
        while (!_full.Writer.TryWrite((items, count)))
        {
            _full.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    public void Complete() => _full.Writer.Complete();

    public bool TryReceive(out (T[] Items, int Count) batch)
    {
        while (!_full.Reader.TryRead(out batch))
        {
            if (!_full.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                return false;
            }
        }

        return true;
    }
}
