using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>Gives the session gap of an element (org.apache.flink.streaming.api.windowing.assigners.SessionWindowTimeGapExtractor).</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public interface ISessionWindowTimeGapExtractor<in T> : IFunction
{
    /// <summary>The gap in ms, at least 1.</summary>
    /// <param name="element">The element.</param>
    long Extract(T element);
}
