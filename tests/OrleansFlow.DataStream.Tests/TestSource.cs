using OrleansFlow.Sources;

namespace OrleansFlow.DataStream.Tests;

/// <summary>A source that only stands in graphs.</summary>
internal sealed class TestSource<T> : ISource<T, int, int>
{
    public Boundedness Boundedness => Boundedness.Bounded;

    public ISplitEnumerator<int, int> CreateEnumerator(ISplitEnumeratorContext<int> context, EnumeratorCheckpoint<int>? checkpoint) =>
        throw new InvalidOperationException("Nothing is executed.");

    public ISourceReader<T, int> CreateReader(ISourceReaderContext context) => throw new InvalidOperationException("Nothing is executed.");
}
