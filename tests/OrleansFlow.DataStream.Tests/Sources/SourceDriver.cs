using OrleansFlow.Metrics;
using OrleansFlow.Runtime;
using OrleansFlow.Sources;

namespace OrleansFlow.DataStream.Tests.Sources;

/// <summary>Runs a source's enumerator and readers in turns, without a cluster.</summary>
internal sealed class SourceDriver<T, TSplit, TState>(ISource<T, TSplit, TState> source, int parallelism, RuntimeServices? runtime = null) : ISplitEnumeratorContext<TSplit>
{
    public Dictionary<int, DrivenReader<T, TSplit>> Readers { get; } = [];

    public ISplitEnumerator<TSplit, TState>? Enumerator { get; private set; }

    public int CurrentParallelism => parallelism;

    public IReadOnlyCollection<int> RegisteredReaders => [.. Enumerable.Range(0, parallelism)];

    public RuntimeServices Runtime { get; } = runtime ?? RuntimeServices.System;

    public IMetricGroup Metrics => throw new NotSupportedException();

    public async Task StartAsync(EnumeratorCheckpoint<TState>? checkpoint = null, IReadOnlyDictionary<int, IReadOnlyList<TSplit>>? splits = null)
    {
        Enumerator = source.CreateEnumerator(this, checkpoint);
        await Enumerator.StartAsync(CancellationToken.None);
        for (int subtask = 0; subtask < parallelism; subtask++)
        {
            DrivenReader<T, TSplit> reader = new(subtask, parallelism, Runtime);
            reader.Reader = source.CreateReader(reader);
            Readers.Add(subtask, reader);
            if (splits is not null && splits.TryGetValue(subtask, out IReadOnlyList<TSplit>? restored))
            {
                reader.Reader.AddSplits(restored);
            }

            reader.Reader.Start();
        }
    }

    /// <summary>Lets each reader poll once.</summary>
    /// <returns>Whether any emitted or got a split.</returns>
    public async Task TurnAsync(int maxRecords)
    {
        foreach (DrivenReader<T, TSplit> reader in Readers.Values.Where(r => !r.Ended))
        {
            while (reader.Requests > 0)
            {
                reader.Requests--;
                await Enumerator!.HandleSplitRequestAsync(reader.Subtask);
            }

            switch (reader.Reader.PollNext(reader, maxRecords))
            {
                case InputStatus.EndOfInput:
                    reader.Ended = true;
                    break;
                case InputStatus.NothingAvailable when reader.Requests == 0:
                    await reader.Reader.WaitForDataAsync();
                    break;
            }
        }
    }

    public async Task<List<T>> RunAsync(int maxRecords = 100)
    {
        await StartAsync();
        await FinishAsync(maxRecords);
        return [.. Readers.Values.SelectMany(r => r.Records)];
    }

    public async Task FinishAsync(int maxRecords = 100)
    {
        while (Readers.Values.Any(r => !r.Ended))
        {
            await TurnAsync(maxRecords);
        }

        foreach (DrivenReader<T, TSplit> reader in Readers.Values)
        {
            await reader.Reader.DisposeAsync();
        }
    }

    public void AssignSplit(TSplit split, int subtask) => Readers[subtask].Reader.AddSplits([split]);

    public void SignalNoMoreSplits(int subtask) => Readers[subtask].Reader.NotifyNoMoreSplits();

    public void SendEventToSourceReader(int subtask, byte[] sourceEvent) => throw new NotSupportedException();

    public void Schedule(Func<CancellationToken, ValueTask> action, TimeSpan initialDelay, TimeSpan? period = null) => throw new NotSupportedException();
}
