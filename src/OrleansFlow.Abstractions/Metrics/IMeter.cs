namespace OrleansFlow.Metrics;

/// <summary>Measures a rate.</summary>
public interface IMeter
{
    /// <summary>Events per second over the last minute.</summary>
    double Rate { get; }

    /// <summary>Events in all.</summary>
    long Count { get; }

    /// <summary>Marks events.</summary>
    /// <param name="n">How many.</param>
    void MarkEvent(long n = 1);
}
