namespace OrleansFlow.Metrics;

/// <summary>Counts; to be written by its task only, readable by all.</summary>
public interface ICounter
{
    /// <summary>The count.</summary>
    long Count { get; }

    /// <summary>Adds to the count.</summary>
    /// <param name="n">How much.</param>
    void Inc(long n = 1);
}
