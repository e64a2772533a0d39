using OrleansFlow.Sources;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>A source without records that does not end before <see cref="DeployGate"/> lets it.</summary>
internal sealed class HeldSource : ISource<long, NumberSequenceSplit, List<NumberSequenceSplit>>
{
    private readonly NumberSequenceSource _nothing = new(0, -1);

    public Boundedness Boundedness => Boundedness.Bounded;

    public ISplitEnumerator<NumberSequenceSplit, List<NumberSequenceSplit>> CreateEnumerator(
        ISplitEnumeratorContext<NumberSequenceSplit> context, EnumeratorCheckpoint<List<NumberSequenceSplit>>? checkpoint) =>
        _nothing.CreateEnumerator(context, checkpoint);

    public ISourceReader<long, NumberSequenceSplit> CreateReader(ISourceReaderContext context) => new Reader();

    private sealed class Reader : ISourceReader<long, NumberSequenceSplit>
    {
        public void Start() => DeployGate.Arrive();

        public InputStatus PollNext(ISourceOutput<long> output, int maxRecords) =>
            DeployGate.Released.IsCompleted ? InputStatus.EndOfInput : InputStatus.NothingAvailable;

        public ValueTask WaitForDataAsync() => new(DeployGate.Released);

        public void AddSplits(IReadOnlyList<NumberSequenceSplit> splits)
        {
        }

        public void NotifyNoMoreSplits()
        {
        }

        public IReadOnlyList<NumberSequenceSplit> SnapshotState(long checkpointId) => [];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
