namespace OrleansFlow;

public partial class DataStream<T>
{
    /// <summary>Joins the stream with another: pairs of records of the same key and window.</summary>
    /// <typeparam name="T2">Type of the other stream's records.</typeparam>
    /// <param name="other">The other stream, of the same environment.</param>
    public JoinedStreams<T, T2> Join<T2>(DataStream<T2> other) => new(this, other);

    /// <summary>Groups the stream together with another: the records of both of the same key and window.</summary>
    /// <typeparam name="T2">Type of the other stream's records.</typeparam>
    /// <param name="other">The other stream, of the same environment.</param>
    public CoGroupedStreams<T, T2> CoGroup<T2>(DataStream<T2> other) => new(this, other);
}
