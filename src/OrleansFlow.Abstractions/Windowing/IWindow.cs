namespace OrleansFlow.Windowing;

/// <summary>
/// A group of elements of one key (org.apache.flink.streaming.api.windowing.windows.Window). Implement it by a type with value
/// equality, such as a record or record struct: windows that are equal are one window.
/// </summary>
public interface IWindow
{
    /// <summary>The largest timestamp (ms since the epoch) that belongs to the window; also the timestamp of its results.</summary>
    long MaxTimestamp { get; }
}
