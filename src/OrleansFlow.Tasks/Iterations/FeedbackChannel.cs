using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// Carries what a tail feeds back to its head, in order. It takes any number of records, since an iteration that could exert
/// backpressure on itself would stand still: beyond what fits into memory they go to disk
/// (org.apache.flink.iteration.operator.HeadOperator's feedback queue and its data cache). Tail and head are different tasks.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="serializer">Serializer of the records.</param>
/// <param name="files">The silo's files.</param>
/// <param name="directory">Where spilled blocks go; this channel's alone.</param>
/// <param name="memoryRecords">How many records stay in memory.</param>
internal sealed class FeedbackChannel<T>(TypeSerializer<T> serializer, IFileSystem files, string directory, int memoryRecords)
{
    private readonly int _blockRecords = Math.Max(1, memoryRecords / 8);
    private readonly Lock _lock = new();
    private readonly Queue<StreamElement<T>> _memory = new();
    private readonly Queue<string> _blocks = new();
    private readonly Queue<(int Epoch, long Count)> _criteria = new();
    private List<StreamElement<T>> _newest = [];
    private Action? _wake;
    private int _nextBlock;
    private bool _writing;

    /// <summary>How many blocks have gone to disk.</summary>
    public int SpilledBlocks => Volatile.Read(ref _nextBlock);

    /// <summary>Whether something waits that <see cref="TryTake"/> gives, or that must be read first.</summary>
    public bool HasElements
    {
        get
        {
            lock (_lock)
            {
                return _memory.Count > 0 || _blocks.Count > 0 || (_newest.Count > 0 && !_writing);
            }
        }
    }

    /// <summary>Whether the next records are on disk: <see cref="ReadBlockAsync"/> fetches them.</summary>
    public bool MustRead
    {
        get
        {
            lock (_lock)
            {
                return _memory.Count == 0 && _blocks.Count > 0;
            }
        }
    }

    /// <summary>Says who is told of new elements.</summary>
    /// <param name="wake">Called from the tail's thread.</param>
    public void OnElements(Action wake)
    {
        lock (_lock)
        {
            _wake = wake;
        }

        wake();
    }

    /// <summary>Adds a record or the end of a round. Called by the tail, which must await what it returns before it adds more.</summary>
    /// <param name="element">The record or epoch watermark.</param>
    public ValueTask AddAsync(StreamElement<T> element)
    {
        List<StreamElement<T>>? full = null;
        Action? wake;
        lock (_lock)
        {
            wake = _wake;
            if (_blocks.Count == 0 && _newest.Count == 0 && !_writing && _memory.Count < memoryRecords)
            {
                _memory.Enqueue(element);
            }
            else
            {
                _newest.Add(element);
                if (_newest.Count >= _blockRecords)
                {
                    full = _newest;
                    _newest = [];
                    _writing = true;
                }
            }
        }

        if (full is not null)
        {
            return WriteBlockAsync(full);
        }

        wake?.Invoke();
        return ValueTask.CompletedTask;
    }

    /// <summary>The criterion stream has ended a round.</summary>
    /// <param name="epoch">The round.</param>
    /// <param name="count">How many records it had.</param>
    public void AddCriterion(int epoch, long count)
    {
        Action? wake;
        lock (_lock)
        {
            _criteria.Enqueue((epoch, count));
            wake = _wake;
        }

        wake?.Invoke();
    }

    /// <summary>Takes the next element, if it is in memory. Called by the head.</summary>
    public bool TryTake(out StreamElement<T> element)
    {
        lock (_lock)
        {
            if (_memory.TryDequeue(out element))
            {
                return true;
            }

            if (_blocks.Count > 0 || _writing || _newest.Count == 0)
            {
                return false;
            }

            foreach (StreamElement<T> next in _newest)
            {
                _memory.Enqueue(next);
            }

            _newest.Clear();
            element = _memory.Dequeue();
            return true;
        }
    }

    /// <summary>How many records the criterion stream had in a round, if that is known.</summary>
    public bool TryTakeCriterion(int epoch, out long count)
    {
        lock (_lock)
        {
            if (_criteria.TryPeek(out (int Epoch, long Count) next) && next.Epoch == epoch)
            {
                count = _criteria.Dequeue().Count;
                return true;
            }
        }

        count = 0;
        return false;
    }

    /// <summary>Reads the oldest block into memory. Called by the head, one call at a time.</summary>
    public async ValueTask ReadBlockAsync()
    {
        string path;
        lock (_lock)
        {
            path = _blocks.Peek();
        }

        var bytes = new MemoryStream();
        await using (Stream stream = await files.OpenReadAsync(path))
        {
            await stream.CopyToAsync(bytes);
        }

        await files.DeleteAsync(path);
        lock (_lock)
        {
            FeedbackBlock.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), serializer, _memory);
            _blocks.Dequeue();
        }
    }

    /// <summary>Deletes what is on disk.</summary>
    public async ValueTask DeleteAsync()
    {
        if (SpilledBlocks > 0)
        {
            await files.DeleteAsync(directory);
        }
    }

    private async ValueTask WriteBlockAsync(List<StreamElement<T>> block)
    {
        string path = $"{directory}/{_nextBlock:D8}.spill";
        byte[] bytes = FeedbackBlock.Write(block, serializer);
        await using (Stream stream = await files.CreateAsync(path, overwrite: true))
        {
            await stream.WriteAsync(bytes);
        }

        Action? wake;
        lock (_lock)
        {
            _nextBlock++;
            _blocks.Enqueue(path);
            _writing = false;
            wake = _wake;
        }

        wake?.Invoke();
    }
}
