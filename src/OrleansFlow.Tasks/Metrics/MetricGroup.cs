using System.Diagnostics;
using System.Diagnostics.Metrics;
using OrleansFlow.Metrics;

namespace OrleansFlow.Tasks.Metrics;

/// <summary>The metrics of a task or operator, published under Flink's names with job, vertex, operator and subtask as tags.</summary>
internal sealed class MetricGroup : IMetricGroup, IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _prefix;
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly TimeProvider _time;
    private readonly MetricPublisher _publisher;
    private readonly SortedDictionary<string, object> _metrics = new(StringComparer.Ordinal);
    private readonly List<IDisposable> _published = [];
    private bool _disposed;

    public MetricGroup(MetricPublisher publisher, TimeProvider time, KeyValuePair<string, object?>[] tags, string prefix = "")
    {
        _publisher = publisher;
        _time = time;
        _tags = tags;
        _prefix = prefix;
    }

    /// <inheritdoc />
    public ICounter Counter(string name) => Get<ICounter>(name, full =>
    {
        var counter = new SimpleCounter();
        Publish(full, isCount: true, () => counter.Count);
        return counter;
    });

    /// <inheritdoc />
    public IMeter Meter(string name) => Get<IMeter>(name, full =>
    {
        var meter = new MeterView(_time);
        Publish(full, isCount: false, () => meter.Rate);
        return meter;
    });

    /// <inheritdoc />
    public IHistogram Histogram(string name) => Get<IHistogram>(name, full =>
        new InstrumentedHistogram(_publisher.GetHistogram(full), new TagList(_tags)));

    /// <inheritdoc />
    public void Gauge(string name, Func<double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Get<object>(name, full =>
        {
            Publish(full, isCount: false, value);
            return value;
        });
    }

    /// <inheritdoc />
    public IMetricGroup AddGroup(string name) => Get<IMetricGroup>(name, full =>
    {
        var group = new MetricGroup(_publisher, _time, _tags, full + ".");
        _published.Add(group);
        return group;
    });

    /// <summary>Publishes a count that something else keeps.</summary>
    /// <param name="name">The name.</param>
    /// <param name="read">Reads the count.</param>
    public void Count(string name, Func<long> read) => Get<object>(name, full =>
    {
        Publish(full, isCount: true, () => read());
        return read;
    });

    /// <summary>Publishes a gauge with a value for each of several parts.</summary>
    /// <param name="name">The name.</param>
    /// <param name="observe">Reads the values; each comes with its tags beside those of the group.</param>
    public void Gauges(string name, Func<IEnumerable<(double Value, KeyValuePair<string, object?>[] Tags)>> observe) => Get<object>(name, full =>
    {
        if (!_disposed)
        {
            _published.Add(_publisher.Publish(full, isCount: false, measurements =>
            {
                foreach ((double value, KeyValuePair<string, object?>[] tags) in observe())
                {
                    measurements.Add(new Measurement<double>(value, [.. _tags, .. tags]));
                }
            }));
        }

        return observe;
    });

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            foreach (IDisposable published in _published)
            {
                published.Dispose();
            }

            _published.Clear();
        }
    }

    private T Get<T>(string name, Func<string, T> create)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            if (!_metrics.TryGetValue(name, out object? metric))
            {
                _metrics.Add(name, metric = create(_prefix + name));
            }

            return metric as T
                ?? throw new OrleansFlowException($"The metric '{_prefix}{name}' is of another kind already; use another name.");
        }
    }

    private void Publish(string name, bool isCount, Func<double> read)
    {
        if (!_disposed)
        {
            _published.Add(_publisher.Publish(name, isCount, read, _tags));
        }
    }
}
