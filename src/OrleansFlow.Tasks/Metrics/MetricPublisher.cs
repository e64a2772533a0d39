using System.Diagnostics.Metrics;

using Source = System.Action<System.Collections.Generic.List<System.Diagnostics.Metrics.Measurement<double>>>;

namespace OrleansFlow.Tasks.Metrics;

/// <summary>
/// Publishes the metrics of all tasks of the process through one meter: one instrument for each name, whose measurements carry
/// job, vertex, operator and subtask as tags. Ten thousand subtasks so need a handful of instruments.
/// </summary>
internal sealed class MetricPublisher
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "OrleansFlow.Tasks";

    private readonly Lock _lock = new();
    private readonly Meter _meter = new(MeterName);
    private readonly SortedDictionary<string, LinkedList<Source>> _sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Histogram<double>> _histograms = new(StringComparer.Ordinal);

    /// <summary>The one instance.</summary>
    public static MetricPublisher Instance { get; } = new();

    /// <summary>Publishes a value until the result is disposed of.</summary>
    /// <param name="name">Name of the metric.</param>
    /// <param name="isCount">Whether it only grows.</param>
    /// <param name="read">Reads the value; called from any thread.</param>
    /// <param name="tags">Its tags.</param>
    public IDisposable Publish(string name, bool isCount, Func<double> read, KeyValuePair<string, object?>[] tags) =>
        Publish(name, isCount, measurements => measurements.Add(new Measurement<double>(read(), tags)));

    /// <summary>Publishes values of one name, as many as there are when they are asked for, until the result is disposed of.</summary>
    /// <param name="name">Name of the metric.</param>
    /// <param name="isCount">Whether they only grow.</param>
    /// <param name="observe">Adds the values with their tags; called from any thread.</param>
    public IDisposable Publish(string name, bool isCount, Source observe)
    {
        lock (_lock)
        {
            string key = (isCount ? "c:" : "g:") + name;
            if (!_sources.TryGetValue(key, out LinkedList<Source>? sources))
            {
                _sources.Add(key, sources = new LinkedList<Source>());
                if (isCount)
                {
                    _meter.CreateObservableCounter(name, () => Observe(sources));
                }
                else
                {
                    _meter.CreateObservableGauge(name, () => Observe(sources));
                }
            }

            return new Registration(this, sources, sources.AddLast(observe));
        }
    }

    /// <summary>The histogram instrument of a name.</summary>
    /// <param name="name">Name of the metric.</param>
    public Histogram<double> GetHistogram(string name)
    {
        lock (_lock)
        {
            if (!_histograms.TryGetValue(name, out Histogram<double>? histogram))
            {
                _histograms.Add(name, histogram = _meter.CreateHistogram<double>(name));
            }

            return histogram;
        }
    }

    private List<Measurement<double>> Observe(LinkedList<Source> sources)
    {
        lock (_lock)
        {
            var measurements = new List<Measurement<double>>(sources.Count);
            foreach (Source source in sources)
            {
                source(measurements);
            }

            return measurements;
        }
    }

    private sealed class Registration(MetricPublisher publisher, LinkedList<Source> sources, LinkedListNode<Source> node) : IDisposable
    {
        private bool _disposed;

        public void Dispose()
        {
            lock (publisher._lock)
            {
                if (!_disposed)
                {
                    _disposed = true;
                    sources.Remove(node);
                }
            }
        }
    }
}
