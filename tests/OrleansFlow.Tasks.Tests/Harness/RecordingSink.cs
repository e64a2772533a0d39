using OrleansFlow.Sinks;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>Keeps what is written; can be told to make writes wait or fail.</summary>
internal sealed class RecordingSink<T> : ISink<T>, ISinkWriter<T>
{
    private readonly Queue<TaskCompletionSource> _pending = new();

    public List<T> Written { get; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>Makes a write wait for this, if there is one for the element.</summary>
    public Func<T, Task?>? Wait { get; set; }

    public Exception? FailFlush { get; set; }

    public Exception? FailClose { get; set; }

    /// <summary>Makes some writes wait for <see cref="CompleteWrites"/>.</summary>
    public void WaitOnceIn(int writes, Random random) => Wait = _ =>
    {
        if (random.Next(writes) > 0)
        {
            return null;
        }

        var write = new TaskCompletionSource();
        _pending.Enqueue(write);
        return write.Task;
    };

    /// <summary>Completes the writes that wait, one after the other; nothing may be written while one is pending.</summary>
    public void CompleteWrites(ManualScheduler scheduler, string scenario)
    {
        while (_pending.TryDequeue(out TaskCompletionSource? write))
        {
            int written = Written.Count;
            scheduler.RunAll();
            Assert.True(written == Written.Count, $"{scenario}: written while a write was pending");
            write.SetResult();
            scheduler.RunAll();
        }
    }

    public ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken)
    {
        Calls.Add("open");
        return new(this);
    }

    public ValueTask WriteAsync(T element, long timestamp)
    {
        Written.Add(element);
        return Wait?.Invoke(element) is { } task ? new(task) : ValueTask.CompletedTask;
    }

    public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken)
    {
        Calls.Add(endOfInput ? "flush end" : "flush");
        return FailFlush is null ? ValueTask.CompletedTask : ValueTask.FromException(FailFlush);
    }

    public ValueTask WriteWatermarkAsync(long watermark)
    {
        Calls.Add($"watermark {watermark}");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Calls.Add("close");
        return FailClose is null ? ValueTask.CompletedTask : ValueTask.FromException(FailClose);
    }
}
