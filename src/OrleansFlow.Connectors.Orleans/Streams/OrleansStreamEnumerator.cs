using OrleansFlow.Sources;

namespace OrleansFlow.Connectors.Orleans;

/// <summary>Deals the streams to the subtasks in turn, when all of those are there; a subtask can read any number of them at once.</summary>
/// <param name="context">The subtasks.</param>
/// <param name="unassigned">The streams that no subtask has.</param>
internal sealed class OrleansStreamEnumerator(ISplitEnumeratorContext<OrleansStreamSplit> context, List<OrleansStreamSplit> unassigned)
    : ISplitEnumerator<OrleansStreamSplit, List<OrleansStreamSplit>>
{
    public ValueTask StartAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask HandleSplitRequestAsync(int subtask) => ValueTask.CompletedTask;

    public ValueTask AddReaderAsync(int subtask)
    {
        if (context.RegisteredReaders.Count == context.CurrentParallelism)
        {
            for (int i = 0; i < unassigned.Count; i++)
            {
                context.AssignSplit(unassigned[i], i % context.CurrentParallelism);
            }

            unassigned.Clear();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask AddSplitsBackAsync(IReadOnlyList<OrleansStreamSplit> splits, int subtask)
    {
        unassigned.AddRange(splits);
        return ValueTask.CompletedTask;
    }

    public List<OrleansStreamSplit> SnapshotState(long checkpointId) => [.. unassigned];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
