namespace OrleansFlow;

public sealed partial class KeyedStream<T, TKey>
{
    /// <summary>Joins the stream with another keyed one: pairs of records of the same key whose timestamps are not too far from each other.</summary>
    /// <typeparam name="T2">Type of the other stream's records.</typeparam>
    /// <param name="other">The other stream, of the same environment, with keys of the same type.</param>
    public IntervalJoin<T, T2, TKey> IntervalJoin<T2>(KeyedStream<T2, TKey> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new IntervalJoin<T, T2, TKey>(this, other);
    }
}
