using OrleansFlow.Graph;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Windows of numbers of elements beside a list for each key.</summary>
public sealed class CountWindowModelTests
{
    private const int Seeds = 150;

    [Fact]
    public void CountWindowsDoWhatTheModelDoes()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            int size = random.Next(1, 8);
            Compare(random, $"seed {seed}: size {size}", keyed => keyed.CountWindow(size), elements =>
            {
                if (elements.Count < size)
                {
                    return null;
                }

                Click result = elements.Aggregate(Click.Join);
                elements.Clear();
                return result;
            });
        }
    }

    [Fact]
    public void SlidingCountWindowsDoWhatTheModelDoes()
    {
        for (int seed = 1000; seed < 1000 + Seeds; seed++)
        {
            var random = new Random(seed);
            int size = random.Next(1, 8);
            int slide = random.Next(1, 8);
            var seen = new int[10];
            Compare(random, $"seed {seed}: size {size}, slide {slide}", keyed => keyed.CountWindow(size, slide), elements =>
                ++seen[elements[0].Key] % slide == 0 ? elements.TakeLast(size).Aggregate(Click.Join) : null);
        }
    }

    private static void Compare(Random random, string what, Func<KeyedStream<Click, int>, WindowedStream<Click, int, OrleansFlow.Windowing.GlobalWindow>> windows, Func<List<Click>, Click?> model)
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment();
        DataStream<Click> stream = windows(environment.FromElements(new Click(0, "")).KeyBy(static click => click.Key)).Reduce(Click.Join);
        RandomStream.Compare(random, new WindowBench<Click, Click>(((OperatorTransformation)stream.Transformation).Spec, new("late")), new Model(model), what, static click => click);
    }

    /// <summary>No watermark matters and nothing is late.</summary>
    private sealed class Model(Func<List<Click>, Click?> fire) : IWindowModel
    {
        private readonly Dictionary<int, List<Click>> _keys = [];

        public List<(Click Value, long Timestamp)> Late { get; } = [];

        public List<(Click Value, long Timestamp)> Element(Click click, long timestamp)
        {
            List<Click> elements = _keys.TryGetValue(click.Key, out List<Click>? found) ? found : _keys[click.Key] = [];
            elements.Add(click);
            return fire(elements) is { } result ? [(result, long.MaxValue)] : [];
        }

        public List<(Click Value, long Timestamp)> Watermark(long watermark) => [];
    }
}
