using System.Diagnostics;

namespace OrleansFlow.Benchmarks.Benchmarks.Calls;

/// <summary>Calls another grain.</summary>
public sealed class CallerGrain : Grain, ICallerGrain
{
    /// <inheritdoc />
    public async Task<TimeSpan> CallAsync(int count)
    {
        ICalledGrain called = GrainFactory.GetGrain<ICalledGrain>(1);
        var argument = new Argument64 { A = 1 };
        long sum = 0;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            sum += await called.TakeAsync(argument);
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return sum == count ? elapsed : throw new InvalidOperationException($"{count} calls were made, {sum} answered rightly.");
    }
}
