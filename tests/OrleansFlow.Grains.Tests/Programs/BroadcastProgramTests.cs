using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Broadcast states over two silos.</summary>
public sealed class BroadcastProgramTests
{
    private static readonly MapStateDescriptor<long, string> s_names = new("names");

    private readonly StreamExecutionEnvironment _environment = TwoSilos.Create(parallelism: 2, slotsPerSilo: 1);

    [Fact]
    public async Task EachSubtaskOfAFunctionWithoutKeysGetsAllBroadcastRecords()
    {
        List<string> results = await Collect(_environment.FromSequence(1, 10).Rebalance()
            .Connect(Names().Broadcast(s_names))
            .Process(new CountNames()));

        // Each of the two subtasks tells of the four names it got, whatever the other stream has sent by then.
        Assert.Equal(["1", "1", "2", "2", "3", "3", "4", "4"], results.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhatKeysWaitForIsGivenToThemWhenItIsBroadcast()
    {
        List<string> results = await Collect(_environment.FromSequence(0, 399)
            .KeyBy(static n => n % 20)
            .Connect(Names().Broadcast(s_names))
            .Process(new NameNumbers()));

        Assert.Equal(Enumerable.Range(0, 400).Select(static n => $"{n % 4}{(char)('a' + (n % 4))} {n}").Order(StringComparer.Ordinal), results.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ABroadcastStateWithATimeToLiveIsRefused()
    {
        var timed = new MapStateDescriptor<long, string>("timed");
        timed.EnableTimeToLive(new StateTtlConfig(TimeSpan.FromSeconds(1)));
        JobSubmissionException error = Assert.Throws<JobSubmissionException>(() => Names().Broadcast(timed));
        Assert.Contains("'timed' has a time to live", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoBroadcastStatesOfOneNameAreRefused()
    {
        JobSubmissionException error = Assert.Throws<JobSubmissionException>(() => Names().Broadcast(s_names, new MapStateDescriptor<int, int>("names")));
        Assert.Contains("two states of the name 'names'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABroadcastStateWhoseKeysCannotBeKeysIsRefused()
    {
        JobSubmissionException error = await Assert.ThrowsAsync<JobSubmissionException>(() => Collect(_environment.FromSequence(1, 10)
            .Connect(Names().Broadcast(new MapStateDescriptor<int[], string>("arrays")))
            .Process(new CountNames())));
        Assert.Contains("'arrays'", error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<T>> Collect<T>(DataStream<T> stream) => await stream.ExecuteAndCollectAsync().ToListAsync();

    private DataStreamSource<string> Names() => _environment.FromElements("0a", "1b", "2c", "3d");

    private sealed class CountNames : BroadcastProcessFunction<long, string, string>
    {
        public override void ProcessElement(long value, IReadOnlyBroadcastContext context, ICollector<string> output)
        {
        }

        public override void ProcessBroadcastElement(string value, IBroadcastContext context, ICollector<string> output)
        {
            IBroadcastState<long, string> names = context.GetBroadcastState(s_names);
            names.Put(value[0], value);
            output.Collect($"{names.Entries.Count()}");
        }
    }

    private sealed class NameNumbers : KeyedBroadcastProcessFunction<long, long, string, string>
    {
        private static readonly ListStateDescriptor<long> s_waiting = new("waiting");
        private IListState<long> _waiting = null!;

        public override void Open(OpenContext context) => _waiting = RuntimeContext.GetListState(s_waiting);

        public override void ProcessElement(long value, IKeyedReadOnlyBroadcastContext<long> context, ICollector<string> output)
        {
            if (context.GetBroadcastState(s_names).TryGet(value % 4, out string? name))
            {
                output.Collect($"{name} {value}");
            }
            else
            {
                _waiting.Add(value);
            }
        }

        public override void ProcessBroadcastElement(string value, IKeyedBroadcastContext<long> context, ICollector<string> output)
        {
            long rule = value[0] - '0';
            context.GetBroadcastState(s_names).Put(rule, value);
            context.ApplyToKeyedState(s_waiting, (key, waiting) =>
            {
                if (key % 4 == rule)
                {
                    foreach (long number in waiting.Get())
                    {
                        output.Collect($"{value} {number}");
                    }

                    waiting.Clear();
                }
            });
        }
    }
}
