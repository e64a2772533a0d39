namespace OrleansFlow;

/// <summary>A record of one of two streams that were united (CoGroupedStreams.TaggedUnion).</summary>
/// <typeparam name="T1">Type of the first stream's records.</typeparam>
/// <typeparam name="T2">Type of the second stream's records.</typeparam>
/// <param name="IsFirst">Whether the record is of the first stream.</param>
/// <param name="First">The record, if it is of the first stream.</param>
/// <param name="Second">The record, if it is of the second stream.</param>
public readonly record struct TaggedUnion<T1, T2>(bool IsFirst, T1? First, T2? Second)
{
    /// <summary>Whether the record is of the second stream.</summary>
    public bool IsSecond => !IsFirst;
}
