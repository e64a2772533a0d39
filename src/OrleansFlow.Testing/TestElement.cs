namespace OrleansFlow.Testing;

/// <summary>What an operator emitted to its main output: a record, a watermark or a status (the elements of Flink's <c>getOutput</c>).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The record; default for anything else.</param>
/// <param name="Timestamp">Timestamp of the record in ms, null if it has none; time of the watermark.</param>
public readonly record struct TestElement<T>(TestElementKind Kind, T? Value, long? Timestamp)
{
    /// <summary>The stream has become idle.</summary>
    public static TestElement<T> Idle { get; } = new(TestElementKind.Idle, default, null);

    /// <summary>The stream has become active again.</summary>
    public static TestElement<T> Active { get; } = new(TestElementKind.Active, default, null);

    /// <summary>A record, for comparisons.</summary>
    /// <param name="value">The record.</param>
    /// <param name="timestamp">Its timestamp in ms; null for none.</param>
    public static TestElement<T> Record(T value, long? timestamp = null) => new(TestElementKind.Record, value, timestamp);

    /// <summary>A watermark, for comparisons.</summary>
    /// <param name="timestamp">Its time in ms.</param>
    public static TestElement<T> Watermark(long timestamp) => new(TestElementKind.Watermark, default, timestamp);
}
