using System.Globalization;
using System.Text.Json;

namespace OrleansFlow.Benchmarks.Harness;

/// <summary>The medians of a benchmark.</summary>
internal sealed record BenchmarkReport(string Name, string Unit, long Units, double OursPerSecond, double HandWrittenPerSecond, int Rounds, IReadOnlyList<string> Remarks)
{
    public double Ratio => OursPerSecond / HandWrittenPerSecond;

    public string ToText() => string.Join(
        Environment.NewLine,
        Remarks.Prepend(string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: ours {OursPerSecond / 1e6:F2} M/s, hand-written {HandWrittenPerSecond / 1e6:F2} M/s, ratio {Ratio:F2}   ({1e9 / OursPerSecond:F1} ns a {Unit} against {1e9 / HandWrittenPerSecond:F1}, {Rounds} rounds)")));

    public string ToJson() => JsonSerializer.Serialize(this);
}
