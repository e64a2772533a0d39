namespace OrleansFlow.Benchmarks.Benchmarks.Calls;

/// <summary>Is called.</summary>
public sealed class CalledGrain : Grain, ICalledGrain
{
    /// <inheritdoc />
    public Task<long> TakeAsync(Argument64 argument) => Task.FromResult(argument.A);
}
