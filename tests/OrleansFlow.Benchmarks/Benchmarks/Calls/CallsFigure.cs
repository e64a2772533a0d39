using System.Globalization;

namespace OrleansFlow.Benchmarks.Benchmarks.Calls;

/// <summary>What a call costs on an Orleans runtime.</summary>
/// <param name="Runtime">The runtime's name.</param>
/// <param name="Median">Nanoseconds a call, in the median round.</param>
/// <param name="Least">Nanoseconds a call, in the fastest round.</param>
/// <param name="Most">Nanoseconds a call, in the slowest round.</param>
internal sealed record CallsFigure(string Runtime, double Median, double Least, double Most)
{
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"  {Runtime,-18} {Median,6:F0} ns a call   ({Least:F0} to {Most:F0})");
}
