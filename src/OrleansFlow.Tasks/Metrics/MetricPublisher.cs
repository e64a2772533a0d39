using System.Diagnostics.Metrics;

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
    private readonly SortedDictionary<string, LinkedList<MetricSource>> _sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Histogram<double>> _histograms = new(StringComparer.Ordinal);

    /// <summary>The one instance.</summary>
    public static MetricPublisher Instance { get; } = new();

    /// <summary>Publishes a value until the result is disposed of.</summary>
    /// <param name="name">Name of the metric.</param>
    /// <param name="isCount">Whether it only grows.</param>
    /// <param name="read">Reads the value; called from any thread.</param>
    /// <param name="tags">Its tags.</param>
    public IDisposable Publish(string name, bool isCount, Func<double> read, KeyValuePair<string, object?>[] tags)
    {
        lock (_lock)
        {
            string key = (isCount ? "c:" : "g:") + name;
            if (!_sources.TryGetValue(key, out LinkedList<MetricSource>? sources))
            {
                _sources.Add(key, sources = new LinkedList<MetricSource>());
                if (isCount)
                {
                    _meter.CreateObservableCounter(name, () => Observe(sources));
                }
                else
                {
                    _meter.CreateObservableGauge(name, () => Observe(sources));
                }
            }

            return new Registration(this, sources, sources.AddLast(new MetricSource(read, tags)));
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

    private List<Measurement<double>> Observe(LinkedList<MetricSource> sources)
    {
        lock (_lock)
        {
            var measurements = new List<Measurement<double>>(sources.Count);
            foreach (MetricSource source in sources)
            {
                measurements.Add(new Measurement<double>(source.Read(), source.Tags));
            }

            return measurements;
        }
    }

    private sealed record MetricSource(Func<double> Read, KeyValuePair<string, object?>[] Tags);

    private sealed class Registration(MetricPublisher publisher, LinkedList<MetricSource> sources, LinkedListNode<MetricSource> node) : IDisposable
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
