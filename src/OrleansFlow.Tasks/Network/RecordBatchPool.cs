using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Tasks.Network;

/// <summary>
/// The spare batches of one record type, by the size of their columns. A batch is mostly filled on one thread and released on
/// another, so each thread keeps a few at hand and the rest is shared; both are bounded, what is beyond is left to the
/// garbage collector.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal static class RecordBatchPool<T>
{
    private const int SmallestSize = 16;
    private const int SizeClasses = 6; // 16, 64, 256, 1,024, 4,096, 16,384
    private const int KeptPerThread = 4;
    private const int SharedBytesPerClass = 4 << 20;

    private static readonly SharedBatches[] Shared = [.. Enumerable.Range(0, SizeClasses).Select(static c => new SharedBatches(MostShared(c)))];

    [ThreadStatic]
    private static LocalBatches[]? _local;

    /// <summary>The length of the columns that hold so many records.</summary>
    public static int SizeFor(int count)
    {
        int sizeClass = ClassFor(count);
        return sizeClass < SizeClasses ? SizeOf(sizeClass) : (int)BitOperations.RoundUpToPowerOf2((uint)count);
    }

    public static RecordBatch<T> Rent(int expected)
    {
        int sizeClass = ClassFor(expected);
        if (sizeClass >= SizeClasses)
        {
            return new RecordBatch<T>(SizeFor(expected));
        }

        LocalBatches[] local = _local ??= CreateLocal();
        return local[sizeClass].TryTake(out RecordBatch<T>? batch) || Shared[sizeClass].TryTake(out batch)
            ? batch
            : new RecordBatch<T>(SizeOf(sizeClass));
    }

    public static void Return(RecordBatch<T> batch)
    {
        int sizeClass = ClassFor(batch.Size);
        if (sizeClass >= SizeClasses)
        {
            return;
        }

        LocalBatches[] local = _local ??= CreateLocal();
        if (!local[sizeClass].TryAdd(batch))
        {
            Shared[sizeClass].TryAdd(batch);
        }
    }

    // Each size is four times the one before.
    private static int ClassFor(int count) =>
        count <= SmallestSize ? 0 : (BitOperations.Log2((uint)(count - 1) / SmallestSize) / 2) + 1;

    private static int SizeOf(int sizeClass) => SmallestSize << (2 * sizeClass);

    private static int MostShared(int sizeClass) => Math.Clamp(SharedBytesPerClass / (SizeOf(sizeClass) * Math.Max(Unsafe.SizeOf<T>(), 8)), 8, 256);

    private static LocalBatches[] CreateLocal()
    {
        var local = new LocalBatches[SizeClasses];
        for (int i = 0; i < local.Length; i++)
        {
            local[i] = new LocalBatches();
        }

        return local;
    }

    private sealed class LocalBatches
    {
        private readonly RecordBatch<T>?[] _batches = new RecordBatch<T>?[KeptPerThread];
        private int _count;

        public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RecordBatch<T>? batch)
        {
            if (_count == 0)
            {
                batch = null;
                return false;
            }

            batch = _batches[--_count]!;
            _batches[_count] = null;
            return true;
        }

        public bool TryAdd(RecordBatch<T> batch)
        {
            if (_count == KeptPerThread)
            {
                return false;
            }

            _batches[_count++] = batch;
            return true;
        }
    }

    private sealed class SharedBatches(int most)
    {
        private readonly ConcurrentQueue<RecordBatch<T>> _batches = new();
        private int _count;

        public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RecordBatch<T>? batch)
        {
            if (Volatile.Read(ref _count) > 0 && _batches.TryDequeue(out batch))
            {
                Interlocked.Decrement(ref _count);
                return true;
            }

            batch = null;
            return false;
        }

        public void TryAdd(RecordBatch<T> batch)
        {
            // The count is approximate: a few more than the bound may be kept for a moment.
            if (Volatile.Read(ref _count) < most)
            {
                Interlocked.Increment(ref _count);
                _batches.Enqueue(batch);
            }
        }
    }
}
