namespace OrleansFlow.Benchmarks.Benchmarks.Calls;

/// <summary>Is called.</summary>
public interface ICalledGrain : IGrainWithIntegerKey
{
    Task<long> TakeAsync(Argument64 argument);
}
