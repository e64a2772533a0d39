namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// The heads of all variable streams in one subtask of an iteration: they end and begin rounds together, and the first one speaks
/// for them. Usable from any thread.
/// </summary>
internal sealed class HeadGroup : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Action<int, RoundDecision>> _heads = [];
    private Action<int, long, long>? _report;
    private int _headCount;
    private int _reports;
    private int _epoch;
    private long _records;
    private long _criterion;

    /// <summary>A head joins.</summary>
    /// <param name="onAligned">Told of each round; called on another head's thread.</param>
    public void Add(Action<int, RoundDecision> onAligned)
    {
        lock (_lock)
        {
            _heads.Add(onAligned);
        }
    }

    /// <summary>The first head is there, which knows how many there are.</summary>
    /// <param name="headCount">How many.</param>
    /// <param name="report">Told when all have come to the end of a round, with the sums; called on another head's thread.</param>
    public void Lead(int headCount, Action<int, long, long> report)
    {
        lock (_lock)
        {
            (_headCount, _report) = (headCount, report);
        }

        ReportIfAllHave();
    }

    /// <summary>A head has come to the end of a round.</summary>
    /// <param name="epoch">The round that may begin.</param>
    /// <param name="records">How many records were fed back to it.</param>
    /// <param name="criterion">How many records the criterion stream had.</param>
    public void Report(int epoch, long records, long criterion)
    {
        lock (_lock)
        {
            _epoch = epoch;
            _records += records;
            _criterion += criterion;
            _reports++;
        }

        ReportIfAllHave();
    }

    /// <summary>It has been decided whether a round begins.</summary>
    public void Decide(int epoch, RoundDecision decision)
    {
        Action<int, RoundDecision>[] heads;
        lock (_lock)
        {
            heads = [.. _heads];
        }

        foreach (Action<int, RoundDecision> head in heads)
        {
            head(epoch, decision);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void ReportIfAllHave()
    {
        int epoch;
        long records;
        long criterion;
        Action<int, long, long> report;
        lock (_lock)
        {
            if (_report is null || _reports < _headCount)
            {
                return;
            }

            (epoch, records, criterion, report) = (_epoch, _records, _criterion, _report);
            (_reports, _records, _criterion) = (0, 0, 0);
        }

        report(epoch, records, criterion);
    }
}
