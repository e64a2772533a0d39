using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>Two streams with keys that are to be grouped together (CoGroupedStreams.Where.EqualTo).</summary>
/// <typeparam name="T1">Type of the first stream's records.</typeparam>
/// <typeparam name="T2">Type of the second stream's records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
public sealed class CoGroupedStreamsEqualTo<T1, T2, TKey>
    where TKey : notnull
{
    private readonly WindowPairing<T1, T2, TKey> _pairing;

    internal CoGroupedStreamsEqualTo(WindowPairing<T1, T2, TKey> pairing) => _pairing = pairing;

    /// <summary>Groups the records of both streams into windows: those of the same key and window meet.</summary>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <param name="assigner">Says which windows a record is in.</param>
    public WindowedCoGroupedStreams<T1, T2, TKey, TWindow> Window<TWindow>(WindowAssigner<TWindow> assigner)
        where TWindow : IWindow =>
        Window(new AnyElementWindowAssigner<TaggedUnion<T1, T2>, TWindow>(assigner));

    /// <summary>Groups the records of both streams into windows: those of the same key and window meet.</summary>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <param name="assigner">Says which windows a record is in.</param>
    public WindowedCoGroupedStreams<T1, T2, TKey, TWindow> Window<TWindow>(WindowAssigner<TaggedUnion<T1, T2>, TWindow> assigner)
        where TWindow : IWindow =>
        new(_pairing.Window(assigner));
}
