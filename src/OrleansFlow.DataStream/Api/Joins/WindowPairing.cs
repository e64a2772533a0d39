using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>
/// Two streams whose records meet by key and window: tagged, united, keyed and windowed
/// (org.apache.flink.streaming.api.datastream.CoGroupedStreams).
/// </summary>
internal sealed class WindowPairing<T1, T2, TKey>
    where TKey : notnull
{
    private readonly DataStream<T1> _first;
    private readonly DataStream<T2> _second;
    private readonly Func<T1, TKey> _firstKey;
    private readonly Func<T2, TKey> _secondKey;

    public WindowPairing(DataStream<T1> first, DataStream<T2> second, Func<T1, TKey> firstKey, Func<T2, TKey> secondKey)
    {
        ArgumentNullException.ThrowIfNull(secondKey);
        (_first, _second, _firstKey, _secondKey) = (first, second, firstKey, secondKey);
    }

    public WindowBuilder<TaggedUnion<T1, T2>, TKey, TWindow> Window<TWindow>(WindowAssigner<TaggedUnion<T1, T2>, TWindow> assigner)
        where TWindow : IWindow
    {
        Func<T1, TKey> firstKey = _firstKey;
        Func<T2, TKey> secondKey = _secondKey;
        DataStream<TaggedUnion<T1, T2>> first = Tagged(_first, static value => new TaggedUnion<T1, T2>(true, value, default));
        DataStream<TaggedUnion<T1, T2>> second = Tagged(_second, static value => new TaggedUnion<T1, T2>(false, default, value));
        KeyedStream<TaggedUnion<T1, T2>, TKey> keyed = first.Union(second).KeyBy(either => either.IsFirst ? firstKey(either.First!) : secondKey(either.Second!));
        return new WindowBuilder<TaggedUnion<T1, T2>, TKey, TWindow>(keyed, assigner);
    }

    /// <summary>Calls a function with the records of each side.</summary>
    public static SingleOutputStreamOperator<TOut> Apply<TWindow, TOut>(
        WindowBuilder<TaggedUnion<T1, T2>, TKey, TWindow> windows, Action<List<T1>, List<T2>, ICollector<TOut>> apply, IFunction? instance)
        where TWindow : IWindow =>
        windows.Process(new ApplyWindowFunction<TaggedUnion<T1, T2>, TOut, TKey, TWindow>((_, _, elements, output) => Split(elements, apply, output), instance));

    private static void Split<TOut>(IEnumerable<TaggedUnion<T1, T2>> elements, Action<List<T1>, List<T2>, ICollector<TOut>> apply, ICollector<TOut> output)
    {
        List<T1> first = [];
        List<T2> second = [];
        foreach (TaggedUnion<T1, T2> either in elements)
        {
            if (either.IsFirst)
            {
                first.Add(either.First!);
            }
            else
            {
                second.Add(either.Second!);
            }
        }

        apply(first, second, output);
    }

    // Tagging is no step of its own: it stays with the stream that it tags.
    private static SingleOutputStreamOperator<TaggedUnion<T1, T2>> Tagged<T>(DataStream<T> stream, Func<T, TaggedUnion<T1, T2>> tag)
    {
        SingleOutputStreamOperator<TaggedUnion<T1, T2>> tagged = stream.Map(tag);
        if (stream.Transformation is OperatorTransformation { Parallelism: { } parallelism })
        {
            tagged.SetParallelism(parallelism);
        }

        return tagged;
    }
}
