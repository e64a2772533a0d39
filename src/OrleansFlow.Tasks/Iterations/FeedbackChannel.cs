using System.Collections.Concurrent;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// Carries what a tail feeds back to its head, in order. It takes any number of records, since an iteration that could exert
/// backpressure on itself would stand still: beyond what fits into memory they go to disk
/// (org.apache.flink.iteration.operator.HeadOperator's feedback queue and its data cache). Tail and head may be different tasks:
/// one adds, the other takes. As long as memory is enough, they share a queue without a lock; from the record on that does not
/// fit, until the head has taken all, records are gathered into blocks for the disk.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="serializer">Serializer of the records.</param>
/// <param name="files">The silo's files.</param>
/// <param name="directory">Where spilled blocks go; this channel's alone.</param>
/// <param name="memoryRecords">How many records stay in memory.</param>
internal sealed class FeedbackChannel<T>(TypeSerializer<T> serializer, IFileSystem files, string directory, int memoryRecords) : IAsyncDisposable
{
    // Files of few records cost more than the memory they save.
    private const int SmallestBlock = 128;

    private readonly int _blockRecords = Math.Max(SmallestBlock, memoryRecords / 8);
    private readonly ConcurrentQueue<StreamElement<T>> _memory = new();
    private readonly Queue<StreamElement<T>> _read = new();
    private readonly Lock _lock = new();
    private readonly Queue<string> _blocks = new();
    private readonly Queue<FeedbackRound> _rounds = new();
    private readonly Queue<FeedbackRound> _criteria = new();
    private List<StreamElement<T>> _newest = [];
    private volatile bool _spills;
    private volatile Action? _wake;
    private bool _wakesForRecords;
    private bool _writing;
    private int _nextBlock;
    private long _recordsOfRound;

    /// <summary>How many blocks have gone to disk.</summary>
    public int SpilledBlocks => Volatile.Read(ref _nextBlock);

    /// <summary>Whether the next records are on disk: <see cref="ReadBlockAsync"/> fetches them. Called by the head.</summary>
    public bool MustRead
    {
        get
        {
            if (!_spills || _read.Count > 0 || !_memory.IsEmpty)
            {
                return false;
            }

            lock (_lock)
            {
                return _blocks.Count > 0;
            }
        }
    }

    /// <summary>Says who is told of new elements.</summary>
    /// <param name="wake">Called from the tail's thread when a round is complete, or the next records can be read.</param>
    /// <param name="forRecords">Whether it is also called for each record.</param>
    public void OnElements(Action wake, bool forRecords)
    {
        _wakesForRecords = forRecords;
        _wake = wake;
        wake();
    }

    /// <summary>Adds a record. Called by the tail, which must await what it returns before it adds more.</summary>
    /// <param name="value">The record.</param>
    /// <param name="timestamp">Its timestamp.</param>
    public ValueTask AddAsync(T value, long timestamp)
    {
        _recordsOfRound++;
        ValueTask added = AddAsync(new StreamElement<T>(StreamElementKind.Record, value, timestamp));
        if (_wakesForRecords)
        {
            _wake?.Invoke();
        }

        return added;
    }

    /// <summary>Adds the end of a round. Called by the tail, which must await what it returns before it adds more.</summary>
    /// <param name="epoch">The round.</param>
    public ValueTask EndRoundAsync(int epoch)
    {
        lock (_lock)
        {
            _rounds.Enqueue(new FeedbackRound(epoch, _recordsOfRound));
        }

        _recordsOfRound = 0;
        ValueTask added = AddAsync(new StreamElement<T>(StreamElementKind.EpochWatermark, default, epoch));
        _wake?.Invoke();
        return added;
    }

    /// <summary>The criterion stream has ended a round.</summary>
    /// <param name="epoch">The round.</param>
    /// <param name="count">How many records it had.</param>
    public void AddCriterion(int epoch, long count)
    {
        lock (_lock)
        {
            _criteria.Enqueue(new FeedbackRound(epoch, count));
        }

        _wake?.Invoke();
    }

    /// <summary>What a round had, if it is complete. Called by the head.</summary>
    /// <param name="epoch">The round.</param>
    /// <param name="hasCriterion">Whether there is a criterion stream, whose end of the round must have come too.</param>
    /// <param name="records">How many records were fed back.</param>
    /// <param name="criterion">How many records the criterion stream had.</param>
    public bool TryTakeRound(int epoch, bool hasCriterion, out long records, out long criterion)
    {
        (records, criterion) = (0, 0);
        lock (_lock)
        {
            if (!IsNext(_rounds, epoch) || (hasCriterion && !IsNext(_criteria, epoch)))
            {
                return false;
            }

            records = _rounds.Dequeue().Records;
            criterion = hasCriterion ? _criteria.Dequeue().Records : 0;
            return true;
        }
    }

    /// <summary>Takes the next element, if it is in memory. Called by the head.</summary>
    public bool TryTake(out StreamElement<T> element)
    {
        // Read first: what was put into the queue before the others began to go elsewhere is seen then.
        bool spills = _spills;
        return _read.TryDequeue(out element) || _memory.TryDequeue(out element) || (spills && TryTakeNewest(out element));
    }

    /// <summary>Reads the oldest block into memory. Called by the head, one call at a time.</summary>
    public async ValueTask ReadBlockAsync()
    {
        string path;
        lock (_lock)
        {
            path = _blocks.Dequeue();
        }

        var bytes = new MemoryStream();
        try
        {
            await using (Stream stream = await files.OpenReadAsync(path))
            {
                await stream.CopyToAsync(bytes);
            }

            await files.DeleteAsync(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed("read from", path, e);
        }

        FeedbackBlock.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), serializer, _read);
    }

    /// <summary>Deletes what is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        if (SpilledBlocks > 0)
        {
            await files.DeleteAsync(directory);
        }
    }

    private static OrleansFlowException Failed(string what, string path, Exception cause) => new(
        $"What an iteration feeds back cannot be {what} {path}: {cause.Message} Name a directory that can be written in {TaskOptions.TemporaryDirectory.Key}, or keep more records in memory with {TaskOptions.FeedbackMemoryRecords.Key}.", cause);

    private static bool IsNext(Queue<FeedbackRound> rounds, int epoch) => rounds.TryPeek(out FeedbackRound next) && next.Epoch == epoch;

    private ValueTask AddAsync(in StreamElement<T> element)
    {
        if (!_spills)
        {
            if (_memory.Count < memoryRecords)
            {
                _memory.Enqueue(element);
                return ValueTask.CompletedTask;
            }

            _spills = true;
        }

        return SpillAsync(element);
    }

    private ValueTask SpillAsync(in StreamElement<T> element)
    {
        List<StreamElement<T>> full;
        lock (_lock)
        {
            if (!_spills)
            {
                // The head has caught up meanwhile.
                _memory.Enqueue(element);
                return ValueTask.CompletedTask;
            }

            _newest.Add(element);
            if (_newest.Count < _blockRecords)
            {
                return ValueTask.CompletedTask;
            }

            full = _newest;
            _newest = [];
            _writing = true;
        }

        return WriteBlockAsync(full);
    }

    private async ValueTask WriteBlockAsync(List<StreamElement<T>> block)
    {
        string path = $"{directory}/{_nextBlock:D8}.spill";
        byte[] bytes = FeedbackBlock.Write(block, serializer);
        try
        {
            await using Stream stream = await files.CreateAsync(path, overwrite: true);
            await stream.WriteAsync(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed("written to", path, e);
        }

        lock (_lock)
        {
            _nextBlock++;
            _blocks.Enqueue(path);
            _writing = false;
        }

        _wake?.Invoke();
    }

    // With nothing left on disk, what was gathered for it is taken from memory, and memory is enough again.
    private bool TryTakeNewest(out StreamElement<T> element)
    {
        lock (_lock)
        {
            if (_blocks.Count > 0 || _writing)
            {
                element = default;
                return false;
            }

            foreach (StreamElement<T> next in _newest)
            {
                _read.Enqueue(next);
            }

            _newest.Clear();
            _spills = false;
        }

        return _read.TryDequeue(out element);
    }
}
