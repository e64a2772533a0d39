using System.Diagnostics;
using System.Diagnostics.Metrics;
using OrleansFlow.Metrics;

namespace OrleansFlow.Tasks.Metrics;

/// <summary>Hands values to a histogram instrument with the tags of its group.</summary>
/// <param name="instrument">The instrument.</param>
/// <param name="tags">The tags.</param>
internal sealed class InstrumentedHistogram(Histogram<double> instrument, in TagList tags) : IHistogram
{
    private readonly TagList _tags = tags;

    public void Update(double value) => instrument.Record(value, _tags);
}
