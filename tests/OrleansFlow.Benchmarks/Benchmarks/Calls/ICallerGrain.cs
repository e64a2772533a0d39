namespace OrleansFlow.Benchmarks.Benchmarks.Calls;

/// <summary>Calls another grain.</summary>
public interface ICallerGrain : IGrainWithIntegerKey
{
    [ResponseTimeout("00:10:00")]
    Task<TimeSpan> CallAsync(int count);
}
