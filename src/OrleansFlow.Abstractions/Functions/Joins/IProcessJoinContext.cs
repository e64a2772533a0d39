namespace OrleansFlow.Functions;

/// <summary>What a function sees beside a pair of records (ProcessJoinFunction.Context).</summary>
public interface IProcessJoinContext
{
    /// <summary>Timestamp of the left record, in ms.</summary>
    long LeftTimestamp { get; }

    /// <summary>Timestamp of the right record, in ms.</summary>
    long RightTimestamp { get; }

    /// <summary>Timestamp of the pair: the larger of the two, in ms.</summary>
    long Timestamp { get; }

    /// <summary>Emits a record to a side output, with the timestamp of the pair.</summary>
    /// <typeparam name="T">Type of the side output.</typeparam>
    /// <param name="tag">The side output.</param>
    /// <param name="value">The record.</param>
    void Output<T>(OutputTag<T> tag, T value);
}
