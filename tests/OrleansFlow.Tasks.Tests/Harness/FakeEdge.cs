using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>One channel in memory, with a bounded number of batches in flight.</summary>
internal sealed class FakeEdge(string id)
{
    public string Id { get; } = id;

    public Queue<RecordBatch> Batches { get; } = new();

    /// <summary>How many batches may wait for the consumer.</summary>
    public int Credit { get; set; } = int.MaxValue;

    public ITaskWaker? Consumer { get; set; }

    public ITaskWaker? Producer { get; set; }

    public Exception? Failure { get; set; }

    /// <summary>Thrown where a record is emitted to the edge, as a partitioner's error is.</summary>
    public Exception? EmitFailure { get; set; }

    public bool ProducerAborted { get; set; }

    public bool ConsumerAborted { get; set; }

    /// <summary>Completes when the consumer has taken something.</summary>
    public TaskCompletionSource Taken { get; private set; } = new();

    public bool HasCredit => Batches.Count < Credit;

    public void Put(RecordBatch batch)
    {
        Batches.Enqueue(batch);
        Consumer?.Wake();
    }

    /// <summary>Puts records, and events behind them, as a producer does.</summary>
    public void Put<T>(IEnumerable<T> records, params StreamEvent[] events)
    {
        RecordBatch<T> batch = RecordBatch<T>.Rent();
        foreach (T record in records)
        {
            batch.Add(record, Timestamps.None);
        }

        foreach (StreamEvent streamEvent in events)
        {
            batch.AddEvent(streamEvent);
        }

        Put(batch);
    }

    public void PutEnd<T>() => Put<T>([], EndOfDataEvent.Instance, EndOfPartitionEvent.Instance);

    /// <summary>Takes out all there is, as a consumer does: records, and events as objects.</summary>
    public List<object> TakeAll<T>()
    {
        var all = new List<object>();
        while (Batches.TryDequeue(out RecordBatch? batch))
        {
            var typed = (RecordBatch<T>)batch;
            int position = 0;
            for (int i = 0; i < typed.EventCount; i++)
            {
                StreamEvent streamEvent = typed.EventAt(i, out int at);
                for (; position < at; position++)
                {
                    all.Add(typed.Values[position]!);
                }

                all.Add(streamEvent);
            }

            for (; position < typed.Count; position++)
            {
                all.Add(typed.Values[position]!);
            }

            typed.Release();
        }

        OnTaken();
        return all;
    }

    public void OnTaken()
    {
        TaskCompletionSource taken = Taken;
        Taken = new TaskCompletionSource();
        taken.SetResult();
        Producer?.Wake();
    }
}
