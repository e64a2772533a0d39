using OrleansFlow.Sources;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>The numbers from 0 on, divided among the readers; marks when they begin to flow.</summary>
internal sealed class MarkedSequenceSource(long count) : ISource<long, NumberSequenceSplit, List<NumberSequenceSplit>>
{
    private readonly NumberSequenceSource _numbers = new(0, count - 1);

    public Boundedness Boundedness => _numbers.Boundedness;

    public ISplitEnumerator<NumberSequenceSplit, List<NumberSequenceSplit>> CreateEnumerator(
        ISplitEnumeratorContext<NumberSequenceSplit> context, EnumeratorCheckpoint<List<NumberSequenceSplit>>? checkpoint) =>
        _numbers.CreateEnumerator(context, checkpoint);

    public ISourceReader<long, NumberSequenceSplit> CreateReader(ISourceReaderContext context) => new Reader(_numbers.CreateReader(context));

    private sealed class Reader(ISourceReader<long, NumberSequenceSplit> numbers) : ISourceReader<long, NumberSequenceSplit>
    {
        public void Start() => numbers.Start();

        public InputStatus PollNext(ISourceOutput<long> output, int maxRecords) => numbers.PollNext(output, maxRecords);

        public ValueTask WaitForDataAsync() => numbers.WaitForDataAsync();

        public void AddSplits(IReadOnlyList<NumberSequenceSplit> splits)
        {
            Marks.Begin();
            numbers.AddSplits(splits);
        }

        public void NotifyNoMoreSplits() => numbers.NotifyNoMoreSplits();

        public IReadOnlyList<NumberSequenceSplit> SnapshotState(long checkpointId) => numbers.SnapshotState(checkpointId);

        public ValueTask DisposeAsync() => numbers.DisposeAsync();
    }
}
