using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Testing.Running;

/// <summary>An edge that leads into the operators: what the test has put in and they have not taken yet.</summary>
internal sealed class HarnessEdge
{
    private readonly Queue<RecordBatch> _batches = new();

    public ITaskWaker? Consumer { get; set; }

    public int Count => _batches.Count;

    public void Put(RecordBatch batch)
    {
        _batches.Enqueue(batch);
        Consumer?.Wake();
    }

    public bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out RecordBatch batch) => _batches.TryDequeue(out batch);
}
