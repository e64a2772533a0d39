namespace OrleansFlow.Metrics;

/// <summary>Collects a distribution.</summary>
public interface IHistogram
{
    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    void Update(double value);
}
