using OrleansFlow.Functions;
using OrleansFlow.Sinks;
using OrleansFlow.Sources;
using OrleansFlow.State;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Grains.Tests.BadInputs;

/// <summary>Programs in each of which the user's code of one operator, called Faulty, throws in one place.</summary>
internal static partial class FaultyFunctions
{
    public const string Name = "Faulty";

    private const bool Unnamed = false;

    private static readonly MapStateDescriptor<long, long> s_rules = new("rules");

    public static SortedDictionary<string, Action<StreamExecutionEnvironment>> Programs { get; } = new(StringComparer.Ordinal)
    {
        ["map"] = static e => End(Numbers(e).Map(static n => No<long>())),
        ["map of a rich function"] = static e => End(Numbers(e).Map(new Rich("map"))),
        ["open"] = static e => End(Numbers(e).Map(new Rich("open"))),
        ["open later"] = static e => End(Numbers(e).Map(new Rich("open later"))),
        ["close"] = static e => End(Numbers(e).Map(new Rich("close"))),
        ["filter"] = static e => End(Numbers(e).Filter(static n => No<bool>())),
        ["flat map that returns"] = static e => End(Numbers(e).FlatMap(static n => No<IEnumerable<long>>())),
        ["flat map that yields"] = static e => End(Numbers(e).FlatMap(Yields)),
        ["flat map that collects"] = static e => End(Numbers(e).FlatMap<long>(static (n, output) => No(n, output))),
        ["process"] = static e => End(Numbers(e).Process(new Process())),
        ["keyed process"] = static e => End(Keyed(e).Process(new KeyedProcess("element"))),
        ["event-time timer"] = static e => End(Keyed(e).Process(new KeyedProcess("event"))),
        ["processing-time timer"] = static e => End(Keyed(e, endless: true).Process(new KeyedProcess("processing"))),
        ["reduce"] = static e => End(Keyed(e).Reduce(static (a, b) => No<long>())),
        ["key selector"] = static e => End(Numbers(e).KeyBy(static n => No<long>()).Reduce(static (a, b) => a), Unnamed),
        ["partitioner"] = static e => End(Numbers(e).PartitionCustom(static (key, channels) => No<int>(), static n => n).Map(static n => n).SetParallelism(2), Unnamed),
        ["key selector of a partitioner"] = static e => End(Numbers(e).PartitionCustom(static (key, channels) => 0, static n => No<long>()).Map(static n => n).SetParallelism(2), Unnamed),
        ["co-map of the first"] = static e => End(Two(e).Map(static n => No<long>(), static n => n)),
        ["co-map of the second"] = static e => End(Two(e).Map(static n => n, static n => No<long>())),
        ["co-flat map"] = static e => End(Two(e).FlatMap<long>(No, static (n, output) => output.Collect(n))),
        ["co-process of the first"] = static e => End(Two(e).Process(new CoProcess(1))),
        ["co-process of the second"] = static e => End(Two(e).Process(new CoProcess(2))),
        ["keyed co-process"] = static e => End(Keyed(e).Connect(Keyed(e)).Process(new KeyedCoProcess("element"))),
        ["timer of a keyed co-process"] = static e => End(Keyed(e).Connect(Keyed(e)).Process(new KeyedCoProcess("timer"))),
        ["broadcast element"] = static e => End(Numbers(e).Connect(Numbers(e).Broadcast(s_rules)).Process(new BroadcastProcess("broadcast"))),
        ["element beside a broadcast"] = static e => End(Numbers(e).Connect(Numbers(e).Broadcast(s_rules)).Process(new BroadcastProcess("element"))),
        ["timestamp assigner"] = static e => End(Numbers(e).AssignTimestampsAndWatermarks(WatermarkStrategy<long>.ForMonotonousTimestamps().WithTimestampAssigner(static n => No<long>()))),
        ["making of a watermark generator"] = static e => End(Numbers(e).AssignTimestampsAndWatermarks(WatermarkStrategy<long>.ForGenerator(static _ => No<IWatermarkGenerator<long>>()))),
        ["watermark generator for a record"] = static e => End(Numbers(e).AssignTimestampsAndWatermarks(WatermarkStrategy<long>.ForGenerator(static _ => new Watermarks(periodic: false)).WithTimestampAssigner(static n => n))),
        ["watermark generator for a time"] = static e => End(Endless(e).AssignTimestampsAndWatermarks(WatermarkStrategy<long>.ForGenerator(static _ => new Watermarks(periodic: true)).WithTimestampAssigner(static n => n))),
        ["timestamp assigner of a source"] = static e => End(e.FromSource(new NumberSequenceSource(1, 3), Name, WatermarkStrategy<long>.ForMonotonousTimestamps().WithTimestampAssigner(static n => No<long>())), Unnamed),
        ["generator of a source"] = static e => End(e.FromGenerator(static n => No<long>(), 3)),
        ["making of a reader"] = static e => End(e.FromSource(new Source("reader"), Name), Unnamed),
        ["poll of a reader"] = static e => End(e.FromSource(new Source("poll"), Name), Unnamed),
        ["sink"] = static e => Numbers(e).SinkTo(static n => No(n)).Name(Name),
        ["asynchronous sink"] = static e => Numbers(e).SinkTo(static async (n, token) =>
        {
            await Task.Yield();
            No(n);
        }).Name(Name),
        ["making of a sink's writer"] = static e => Numbers(e).SinkTo(new Sink("create")).Name(Name),
        ["flush of a sink"] = static e => Numbers(e).SinkTo(new Sink("flush")).Name(Name),
        ["disposal of a sink"] = static e => Numbers(e).SinkTo(new Sink("dispose")).Name(Name),
        ["call of an asynchronous function"] = static e => End(Numbers(e).OrderedWait(static (n, token) => No<ValueTask<long>>(), TimeSpan.FromSeconds(60))),
        ["asynchronous function"] = static e => End(Numbers(e).UnorderedWait(
            static async (n, token) =>
            {
                await Task.Yield();
                return No<long>();
            },
            TimeSpan.FromSeconds(60))),
        ["time-out of an asynchronous function"] = static e => End(Numbers(e).OrderedWait(new NeverEnds(), TimeSpan.FromMilliseconds(1))),
        ["interval join"] = static e => End(Keyed(e).IntervalJoin(Keyed(e)).Between(TimeSpan.Zero, TimeSpan.FromSeconds(1)).Process(new Join())),
        ["map of a partition"] = static e => End(Numbers(e).FullWindowPartition().MapPartition<long>(static (all, output) => No(0, output))),
    };


    /// <summary>A program whose source has a split enumerator that throws.</summary>
    public static void WithFaultyEnumerator(StreamExecutionEnvironment environment) => End(environment.FromSource(new Source("enumerator"), Name), Unnamed);

    public static T No<T>() => throw new NotSupportedException("no way");

    public static void No(long value) => No<bool>();

    public static void No(long value, ICollector<long> output) => No<bool>();

    private static SingleOutputStreamOperator<long> Numbers(StreamExecutionEnvironment environment) => environment.FromSequence(1, 3).Name("Numbers");

    private static SingleOutputStreamOperator<long> Endless(StreamExecutionEnvironment environment) => environment.FromGenerator(static n => n, count: null, recordsPerSecond: 100).Name("Endless");

    private static KeyedStream<long, long> Keyed(StreamExecutionEnvironment environment, bool endless = false) => (endless ? Endless(environment) : Numbers(environment))
        .AssignTimestampsAndWatermarks(WatermarkStrategy<long>.ForMonotonousTimestamps().WithTimestampAssigner(static n => n))
        .KeyBy(static n => 0L);

    private static ConnectedStreams<long, long> Two(StreamExecutionEnvironment environment) => Numbers(environment).Connect(Numbers(environment));

    private static void End<T>(SingleOutputStreamOperator<T> stream, bool named = true)
    {
        if (named)
        {
            stream.Name(Name);
        }

        stream.SinkTo(new DiscardingSink<T>());
    }

    private static IEnumerable<long> Yields(long value)
    {
        yield return value;
        No(value);
    }

    private sealed class Rich(string where) : RichMapFunction<long, long>
    {
        public override async ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
        {
            Fail("open");
            await Task.Yield();
            Fail("open later");
        }

        public override long Map(long value)
        {
            Fail("map");
            return value;
        }

        public override void Close() => Fail("close");

        private void Fail(string here)
        {
            if (here == where)
            {
                No<long>();
            }
        }
    }

    private sealed class Process : ProcessFunction<long, long>
    {
        public override void ProcessElement(long value, IProcessContext context, ICollector<long> output) => No(value);
    }

    private sealed class KeyedProcess(string where) : KeyedProcessFunction<long, long, long>
    {
        public override void ProcessElement(long value, IKeyedProcessContext<long> context, ICollector<long> output)
        {
            switch (where)
            {
                case "element":
                    No(value);
                    break;
                case "event":
                    context.TimerService.RegisterEventTimeTimer(value);
                    break;
                default:
                    context.TimerService.RegisterProcessingTimeTimer(context.TimerService.CurrentProcessingTime);
                    break;
            }
        }

        public override void OnTimer(long timestamp, IKeyedOnTimerContext<long> context, ICollector<long> output) => No(timestamp);
    }

    private sealed class CoProcess(int input) : CoProcessFunction<long, long, long>
    {
        public override void ProcessElement1(long value, IProcessContext context, ICollector<long> output) => Fail(1);

        public override void ProcessElement2(long value, IProcessContext context, ICollector<long> output) => Fail(2);

        private void Fail(int here)
        {
            if (here == input)
            {
                No(here);
            }
        }
    }

    private sealed class KeyedCoProcess(string where) : KeyedCoProcessFunction<long, long, long, long>
    {
        public override void ProcessElement1(long value, IKeyedProcessContext<long> context, ICollector<long> output)
        {
            if (where == "element")
            {
                No(value);
            }

            context.TimerService.RegisterEventTimeTimer(value);
        }

        public override void ProcessElement2(long value, IKeyedProcessContext<long> context, ICollector<long> output)
        {
        }

        public override void OnTimer(long timestamp, IKeyedOnTimerContext<long> context, ICollector<long> output) => No(timestamp);
    }

    private sealed class BroadcastProcess(string where) : BroadcastProcessFunction<long, long, long>
    {
        public override void ProcessElement(long value, IReadOnlyBroadcastContext context, ICollector<long> output) => Fail("element");

        public override void ProcessBroadcastElement(long value, IBroadcastContext context, ICollector<long> output) => Fail("broadcast");

        private void Fail(string here)
        {
            if (here == where)
            {
                No(0);
            }
        }
    }

    private sealed class Join : ProcessJoinFunction<long, long, long>
    {
        public override void ProcessElement(long left, long right, IProcessJoinContext context, ICollector<long> output) => No(left);
    }

    private sealed class Watermarks(bool periodic) : IWatermarkGenerator<long>
    {
        public void OnEvent(long record, long timestamp, IWatermarkOutput output)
        {
            if (!periodic)
            {
                No(record);
            }
        }

        public void OnPeriodicEmit(IWatermarkOutput output)
        {
            if (periodic)
            {
                No(0);
            }
        }
    }

    private sealed class NeverEnds : IAsyncFunction<long, long>
    {
        public async ValueTask<IReadOnlyCollection<long>> InvokeAsync(long value, CancellationToken cancellationToken)
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return [];
        }

        public IReadOnlyCollection<long> Timeout(long value, TimeSpan timeout) => No<IReadOnlyCollection<long>>();
    }

    private sealed class Sink(string where) : ISink<long>, ISinkWriter<long>
    {
        public ValueTask<ISinkWriter<long>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken)
        {
            Fail("create");
            return new(this);
        }

        public ValueTask WriteAsync(long element, long timestamp) => ValueTask.CompletedTask;

        public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken)
        {
            Fail("flush");
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            Fail("dispose");
            return ValueTask.CompletedTask;
        }

        private void Fail(string here)
        {
            if (here == where)
            {
                No(0);
            }
        }
    }

    private sealed class Source(string where) : ISource<long, string, int>
    {
        public Boundedness Boundedness => Boundedness.Bounded;

        public ISplitEnumerator<string, int> CreateEnumerator(ISplitEnumeratorContext<string> context, EnumeratorCheckpoint<int>? checkpoint) => new Enumerator(context, where);

        public ISourceReader<long, string> CreateReader(ISourceReaderContext context) => where == "reader" ? No<ISourceReader<long, string>>() : new Reader();
    }

    private sealed class Enumerator(ISplitEnumeratorContext<string> context, string where) : ISplitEnumerator<string, int>
    {
        public ValueTask StartAsync(CancellationToken cancellationToken) => where == "enumerator" ? No<ValueTask>() : ValueTask.CompletedTask;

        public ValueTask HandleSplitRequestAsync(int subtask) => ValueTask.CompletedTask;

        public ValueTask AddReaderAsync(int subtask)
        {
            context.AssignSplit("all", subtask);
            context.SignalNoMoreSplits(subtask);
            return ValueTask.CompletedTask;
        }

        public ValueTask AddSplitsBackAsync(IReadOnlyList<string> splits, int subtask) => ValueTask.CompletedTask;

        public int SnapshotState(long checkpointId) => 0;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Reader : ISourceReader<long, string>
    {
        public void Start()
        {
        }

        public InputStatus PollNext(ISourceOutput<long> output, int maxRecords) => No<InputStatus>();

        public ValueTask WaitForDataAsync() => ValueTask.CompletedTask;

        public void AddSplits(IReadOnlyList<string> splits)
        {
        }

        public void NotifyNoMoreSplits()
        {
        }

        public IReadOnlyList<string> SnapshotState(long checkpointId) => [];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
