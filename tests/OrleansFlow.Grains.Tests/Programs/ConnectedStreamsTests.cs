using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Grains.Tests.Programs;

public sealed class ConnectedStreamsTests
{
    private readonly StreamExecutionEnvironment _environment = StreamExecutionEnvironment.CreateLocalEnvironment(2);

    [Fact]
    public async Task ACoMapGivesOneRecordForEachRecordOfEitherStream()
    {
        List<string> results = await Collect(_environment.FromSequence(1, 100)
            .Connect(_environment.FromElements("a", "b"))
            .Map(static number => "n" + number, static text => "t" + text));

        Assert.Equal([.. Enumerable.Range(1, 100).Select(static n => "n" + n), "ta", "tb"], results.Order(NaturalOrder));
    }

    [Fact]
    public async Task AStreamConnectedWithItselfIsReadTwice()
    {
        DataStreamSource<long> numbers = _environment.FromSequence(1, 50);

        List<long> results = await Collect(numbers.Connect(numbers)
            .FlatMap(
                static (long n, ICollector<long> output) => output.Collect(n),
                static (long n, ICollector<long> output) =>
                {
                    output.Collect(-n);
                    output.Collect(-n);
                }));

        Assert.Equal(Enumerable.Range(1, 50).Sum() * -1L, results.Sum());
        Assert.Equal(150, results.Count);
    }

    [Fact]
    public async Task TheFunctionsOfTwoKeyedStreamsShareTheStateOfAKey()
    {
        KeyedStream<long, long> numbers = _environment.FromSequence(0, 999).KeyBy(static n => n % 10);
        KeyedStream<string, long> names = _environment.FromElements("0", "1", "2", "3", "4", "5", "6", "7", "8", "9").KeyBy(static text => long.Parse(text));

        List<string> results = await Collect(numbers.Connect(names).FlatMap(new JoinAll()));

        Assert.Equal(1000, results.Distinct().Count());
        Assert.Equal(1000, results.Count);
        Assert.All(results, static text => Assert.Equal(text[0], text[^1]));
    }

    [Fact]
    public async Task ARichFlatMapOfAKeyedStreamHasTheStateOfTheRecordsKey()
    {
        List<(long, long)> results = await Collect(_environment.FromElements((1L, 3L), (1L, 5L), (2L, 7L), (1L, 4L), (2L, 1L), (1L, 2L))
            .KeyBy(static pair => pair.Item1)
            .FlatMap(new CountWindowAverage()));

        Assert.Equal([(1L, 3L), (1L, 4L), (2L, 4L)], results.Order());
    }

    [Fact]
    public async Task ARichMapAndARichFilterOfAKeyedStreamHaveStateToo()
    {
        KeyedStream<long, long> keyed = _environment.FromSequence(1, 100).KeyBy(static n => n % 7);

        List<long> counts = await Collect(keyed.Map(new CountOfKey()));
        Assert.Equal(Enumerable.Range(1, 100).GroupBy(static n => n % 7).SelectMany(static g => Enumerable.Range(1, g.Count()).Select(static i => (long)i)).Order(), counts.Order());

        StreamExecutionEnvironment other = StreamExecutionEnvironment.CreateLocalEnvironment(2);
        List<long> firsts = await Collect(other.FromSequence(1, 100).KeyBy(static n => n % 7).Filter(new FirstOfKey()));
        Assert.Equal(7, firsts.Select(static n => n % 7).Distinct().Count());
        Assert.Equal(7, firsts.Count);
    }

    [Fact]
    public async Task ACoProcessFunctionWritesToSideOutputsOfBothInputs()
    {
        var process = _environment.FromSequence(1, 10).Connect(_environment.FromElements("x")).Process(new Splitter());

        List<string> side = await Collect(process.GetSideOutput(Splitter.Odd));

        Assert.Equal(["1", "3", "5", "7", "9", "x"], side.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void StreamsOfDifferentEnvironmentsCannotBeConnected()
    {
        DataStreamSource<long> other = StreamExecutionEnvironment.CreateLocalEnvironment(1).FromSequence(1, 2);

        JobSubmissionException error = Assert.Throws<JobSubmissionException>(() => _environment.FromSequence(1, 2).Connect(other));

        Assert.Contains("different environments", error.Message, StringComparison.Ordinal);
    }

    private static Comparer<string> NaturalOrder { get; } = Comparer<string>.Create(static (x, y) =>
        x[0] != y[0] ? x[0].CompareTo(y[0]) : x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.CompareOrdinal(x, y));

    private static async Task<List<T>> Collect<T>(DataStream<T> stream)
    {
        var results = new List<T>();
        await foreach (T result in stream.ExecuteAndCollectAsync())
        {
            results.Add(result);
        }

        return results;
    }

    private sealed class JoinAll : RichCoFlatMapFunction<long, string, string>
    {
        private IValueState<string> _name = null!;
        private IValueState<long[]> _waiting = null!;

        public override void Open(OpenContext context)
        {
            _name = RuntimeContext.GetState(new ValueStateDescriptor<string>("name"));
            _waiting = RuntimeContext.GetState(new ValueStateDescriptor<long[]>("waiting"));
        }

        public override void FlatMap1(long value, ICollector<string> output)
        {
            if (_name.Value is { } name)
            {
                output.Collect($"{name} {value}");
            }
            else
            {
                _waiting.Value = [.. _waiting.Value ?? [], value];
            }
        }

        public override void FlatMap2(string value, ICollector<string> output)
        {
            _name.Value = value;
            foreach (long waiting in _waiting.Value ?? [])
            {
                output.Collect($"{value} {waiting}");
            }

            _waiting.Clear();
        }
    }

    // Flink's first example of keyed state.
    private sealed class CountWindowAverage : RichFlatMapFunction<(long Key, long Value), (long, long)>
    {
        private IValueState<(long Count, long Sum)> _sum = null!;

        public override void Open(OpenContext context) => _sum = RuntimeContext.GetState(new ValueStateDescriptor<(long, long)>("average"));

        public override void FlatMap((long Key, long Value) value, ICollector<(long, long)> output)
        {
            (long count, long sum) = _sum.Value;
            (count, sum) = (count + 1, sum + value.Value);
            if (count >= 2)
            {
                output.Collect((value.Key, sum / count));
                _sum.Clear();
            }
            else
            {
                _sum.Value = (count, sum);
            }
        }
    }

    private sealed class CountOfKey : RichMapFunction<long, long>
    {
        private IValueState<long> _count = null!;

        public override void Open(OpenContext context) => _count = RuntimeContext.GetState(new ValueStateDescriptor<long>("count"));

        public override long Map(long value) => ++_count.Value;
    }

    private sealed class FirstOfKey : RichFilterFunction<long>
    {
        private IValueState<bool> _seen = null!;

        public override void Open(OpenContext context) => _seen = RuntimeContext.GetState(new ValueStateDescriptor<bool>("seen"));

        public override bool Filter(long value)
        {
            bool first = !_seen.Value;
            _seen.Value = true;
            return first;
        }
    }

    private sealed class Splitter : CoProcessFunction<long, string, string>
    {
        public static readonly OutputTag<string> Odd = new("odd");

        public override void ProcessElement1(long value, IProcessContext context, ICollector<string> output)
        {
            if (value % 2 == 0)
            {
                output.Collect($"{value}");
            }
            else
            {
                context.Output(Odd, $"{value}");
            }
        }

        public override void ProcessElement2(string value, IProcessContext context, ICollector<string> output) => context.Output(Odd, value);
    }
}
