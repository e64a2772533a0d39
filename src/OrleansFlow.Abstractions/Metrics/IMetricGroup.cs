namespace OrleansFlow.Metrics;

/// <summary>A named group of metrics (org.apache.flink.metrics.MetricGroup), published through System.Diagnostics.Metrics.</summary>
public interface IMetricGroup
{
    /// <summary>The counter of that name; made if there is none.</summary>
    /// <param name="name">The name, unique in the group.</param>
    ICounter Counter(string name);

    /// <summary>The meter of that name (events per second over the last minute); made if there is none.</summary>
    /// <param name="name">The name, unique in the group.</param>
    IMeter Meter(string name);

    /// <summary>The histogram of that name; made if there is none.</summary>
    /// <param name="name">The name, unique in the group.</param>
    IHistogram Histogram(string name);

    /// <summary>Registers a value that is read when it is asked for, possibly from another thread.</summary>
    /// <param name="name">The name, unique in the group.</param>
    /// <param name="value">Reads the value.</param>
    void Gauge(string name, Func<double> value);

    /// <summary>The group of that name below this one; made if there is none.</summary>
    /// <param name="name">The name.</param>
    IMetricGroup AddGroup(string name);
}
