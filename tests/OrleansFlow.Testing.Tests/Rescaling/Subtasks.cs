using OrleansFlow.Types;

namespace OrleansFlow.Testing.Tests.Rescaling;

/// <summary>All subtasks of an operator; each record goes to the one that has its key, and they can become more or fewer on the way.</summary>
internal abstract class Subtasks<THarness, TOut> : IDisposable
    where THarness : OperatorTestHarness<TOut>
{
    public const int MaxParallelism = 12;

    private readonly List<TestRecord<TOut>> _records = [];

    protected Subtasks(int parallelism) => Start(parallelism, [], 0);

    /// <summary>What came out of all of them.</summary>
    public IEnumerable<TestRecord<TOut>> Records => _records.Concat(All.SelectMany(static harness => harness.Records));

    public int Entries => All.Sum(static harness => harness.NumKeyedStateEntries);

    protected List<THarness> All { get; } = [];

    /// <summary>Ends all subtasks after a snapshot and goes on from it, through its bytes, with another number of them.</summary>
    public void Rescale(int parallelism, Random random)
    {
        long time = All[0].ProcessingTime;
        Func<TestSnapshot>[] taken = [.. All.Select(static harness => harness.BeginSnapshot())];
        _records.AddRange(All.SelectMany(static harness => harness.Records));

        // What comes before the bytes are written is not in them.
        GoOn(random);
        Advance(random.Next(30));
        TestSnapshot[] snapshots = [.. taken.Select(static write => TestSnapshot.FromBytes(write().ToBytes()))];
        Dispose();
        Start(parallelism, snapshots, time);
    }

    public void Advance(long milliseconds) => All.ForEach(harness => harness.AdvanceProcessingTime(TimeSpan.FromMilliseconds(milliseconds)));

    public abstract void Watermark(long watermark);

    public void Dispose()
    {
        All.ForEach(static harness => harness.Dispose());
        All.Clear();
    }

    /// <summary>Processes something.</summary>
    protected abstract void GoOn(Random random);

    protected abstract THarness Create(TestHarnessOptions options);

    protected THarness Of(string key) => All[KeyGroups.SubtaskOfKey(TypeRegistry.Default.ForKey<string>().HashKey(key), MaxParallelism, All.Count)];

    private void Start(int parallelism, TestSnapshot[] snapshots, long time)
    {
        for (int subtask = 0; subtask < parallelism; subtask++)
        {
            All.Add(Create(new TestHarnessOptions { Parallelism = parallelism, Subtask = subtask, MaxParallelism = MaxParallelism, RestoreFrom = snapshots, ProcessingTime = time }));
        }
    }
}
